import { isCovered, type SubjectEntry } from "../../knowledge/pure.ts";
import type { Topic } from "../conversation.ts";
import { squeeze } from "../phrases.ts";
import { answerEntry, twinHere } from "./answer.ts";
import { decide } from "./decide.ts";
import { carryOut, takeKey } from "./find.ts";
import { sendsOn } from "./led-to.ts";
import { namesAnother } from "./names-another.ts";
import { nearer } from "./nearer.ts";
import type { Answered, Turn } from "./step.ts";

/** "换成个人呢", "太仓呢", "我说错了，是昆山": the same question for another audience or place. */
export function switchedAround(turn: Turn, topic: Topic): Answered | undefined {
	const audience = turn.guide.phrases.audienceSwitch(turn.normal);
	if (audience) return forAudience(turn, topic, audience);
	if (!isPlaceOnly(turn) && !isSameThere(turn, topic)) return undefined;
	// The old place in it would be heard again.
	const said = turn.guide.placeNames
		.find(turn.guide.form.of(topic.said))
		.reduce((text, { spelling }) => text.replace(spelling, ""), topic.said);
	const asked = { ...turn, text: said, raw: said };
	const [kind] = topic.key.split(":", 1);
	// The place may be a fact of the action's own: 莱西的呢.
	if (kind === "action") return takeKey({ ...asked, raw: turn.raw }, topic.key);
	const entry = entryOf(turn, topic);
	const twin = entry && twinHere(asked, entry);
	if (entry && twin && !isCovered(entry, turn.guide.places, turn.region))
		return answerEntry(asked, twin);
	// Another province may have an entry of its own for the same matter.
	const there = again(asked);
	if (there.kind === "sure") return carryOut(asked, there);
	return topic.key === "" ? carryOut(asked, there) : takeKey(asked, topic.key);
}

/** "太仓那边的厂也是这么弄吗": a place, that it is the same, and no other matter. */
function isSameThere(turn: Turn, topic: Topic): boolean {
	const { guide, normal } = turn;
	const { same } = guide.phrases.cues.place;
	if (guide.placeNames.find(normal).length === 0) return false;
	if (!same.some((word) => normal.includes(word))) return false;
	// Another matter may be the one that is the same there.
	if (nearer(turn) || sendsOn(turn, topic)) return false;
	return !namesAnother(turn, topic.key, entryOf(turn, topic));
}

function entryOf({ guide }: Turn, { key }: Topic): SubjectEntry | undefined {
	return guide.entries.get(key.replace(/^entry:/, ""));
}

function forAudience(
	turn: Turn,
	topic: Topic,
	audience: "employer" | "individual",
): Answered {
	const asked = {
		...turn,
		text: topic.said,
		raw: topic.said,
		audience,
		conversation: { ...turn.conversation, audience },
	};
	const found = turn.guide.search.find(topic.said, { audience });
	const meant = found.ranked.filter(
		({ target }) =>
			target.audience.length === 0 || target.audience.includes(audience),
	);
	const fits = decide(asked, { ...found, ranked: meant });
	const best =
		fits.kind === "sure"
			? fits.family
			: fits.kind === "several"
				? fits.families[0]
				: undefined;
	return takeKey(asked, best?.lead.target.key ?? topic.key);
}

function again(turn: Turn) {
	return decide(
		{ ...turn, conversation: { ...turn.conversation, topics: [] } },
		turn.guide.search.find(turn.text, { audience: turn.audience }),
	);
}

/** The turn names a place, and beside words of switching nothing else. */
export function isPlaceOnly({ guide, normal, region }: Turn): boolean {
	if (region === undefined) return false;
	const named = guide.placeNames.find(normal);
	if (named.length === 0) return false;
	const { around } = guide.phrases.cues.place;
	const rest = [...named.map((n) => n.spelling), ...around]
		.sort((a, b) => b.length - a.length)
		.reduce((text, word) => text.replaceAll(word, ""), normal);
	return squeeze(rest) === "";
}
