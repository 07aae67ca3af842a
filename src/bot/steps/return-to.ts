import { type Topic, withTopic } from "../conversation.ts";
import { chosenFor } from "./answer.ts";
import { contrasted } from "./contrast.ts";
import { facetAnswer } from "./facets.ts";
import { takeKey } from "./find.ts";
import { pointedAt } from "./pointed.ts";
import { type Answered, isAnswered, type Turn } from "./step.ts";

/** "回到失业金，要带什么": an earlier matter is named again, and what is asked beside it is asked of it. */
export function returnTo(turn: Turn): Answered | undefined {
	const { guide, conversation } = turn;
	const before = conversation.topics.slice(0, -1);
	const beside = besideEarlier(turn, before);
	if (beside) return beside;
	const pointed = before.length > 0 ? pointedAt(turn) : undefined;
	if (pointed && isAnswered(pointed)) return pointed;
	const earlier = named(turn, before) ?? pointed;
	if (!earlier) return undefined;
	const back = { ...turn, conversation: withTopic(conversation, earlier) };
	const entry = guide.entries.get(earlier.key.replace(/^entry:/, ""));
	const facet = guide.phrases.facet(turn.normal);
	const around = entry && {
		turn: back,
		entry,
		chosen: chosenFor(back, entry),
		topic: earlier,
	};
	const told = around && facet && facetAnswer(around, facet);
	return told ?? takeKey(back, earlier.key);
}

/** "说回前头，走的人呢": what lies beside an earlier matter. */
function besideEarlier(
	turn: Turn,
	before: readonly Topic[],
): Answered | undefined {
	const { returning } = turn.guide.phrases.cues;
	const said = returning.find((word) => turn.normal.includes(word));
	if (said === undefined) return undefined;
	const rest = turn.normal.slice(turn.normal.indexOf(said) + said.length);
	for (const topic of before.toReversed()) {
		const meant = contrasted({ ...turn, normal: rest }, topic);
		if (meant) return meant;
	}
	return undefined;
}

/** The earlier matter that the turn says it goes back to: the first of all, or the likeliest by its words. */
function named(turn: Turn, earlier: readonly Topic[]): Topic | undefined {
	const { guide, normal, text, audience } = turn;
	const { returning, first } = guide.phrases.cues;
	const holds = (words: readonly string[]) =>
		words.some((word) => normal.includes(word));
	if (earlier.length === 0) return undefined;
	if (holds(first)) return begunWith(turn, earlier);
	if (!holds(returning)) return undefined;
	const { ranked } = guide.search.find(text, { audience });
	const likeliest = ranked.find(({ target }) =>
		earlier.some((topic) => topic.key === target.key),
	);
	const isMeant = likeliest && likeliest.p >= guide.settings.bands.option;
	return isMeant
		? earlier.find((topic) => topic.key === likeliest.target.key)
		: undefined;
}

/** The matter that the first turn was about, as long as that turn is remembered. */
function begunWith(
	{ conversation: { asks, turns } }: Turn,
	earlier: readonly Topic[],
): Topic | undefined {
	const [first] = asks;
	return first !== undefined && turns < asks.length
		? earlier.find((topic) => topic.said.startsWith(first))
		: undefined;
}
