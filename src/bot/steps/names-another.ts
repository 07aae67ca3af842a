import type { SubjectEntry } from "../../knowledge/pure.ts";
import { decide } from "./decide.ts";
import { hear } from "./hear.ts";
import { saysName } from "./says-name.ts";
import type { Turn } from "./step.ts";

/** So telling are the words that say of what a facet is asked, in nats. */
const besides = 5;

/**
 * Whether a turn is about another matter than the one talked about. A short turn has little to go
 * by, and a search is sure of the wrong thing soon: it must say a name of the other matter, or be
 * beyond doubt and hold no cue that points back.
 */
export function namesAnother(
	turn: Turn,
	key: string,
	entry: SubjectEntry | undefined,
): boolean {
	const { guide, normal } = turn;
	const found = guide.search.find(turn.text, { audience: turn.audience });
	if (found.ranked.some((r) => r.template && r.target.key !== key)) return true;
	const decision = decide(turn, found);
	if (decision.kind !== "sure") return false;
	const { lead, members, p } = decision.family;
	const { target } = lead;
	if (target.kind === "smallTalk" || target.kind === "crossroads") return false;
	const keys = members.map((m) => m.target.key);
	if (keys.includes(key) || keys.includes(`entry:${entry?.id}`)) return false;
	const { newTopic, surelyNewTopic } = guide.settings;
	if (!guide.phrases.leans(normal)) return p >= newTopic;
	if (saysName(turn, target)) return p >= newTopic;
	// "也没到退休" tells a fact for the sum in hand, whatever else it resembles.
	const isOffice = target.kind === "neighbour" && tellsBesides(turn);
	const isBack = pointsBack(turn) && !isOffice;
	return p >= surelyNewTopic && !isBack && !tellsFact(turn, key);
}

/** "居住证要多久" after 补卡: beside the word of a facet there are words enough to say of what. */
function tellsBesides({ guide, normal }: Turn): boolean {
	const word = guide.phrases.facetWord(normal);
	if (word === undefined) return false;
	const rest = normal.replace(word, " ");
	const told = [...guide.search.telling(rest).values()];
	return told.reduce((a, b) => a + b, 0) >= besides;
}

/** Whether the sum that the talk is about hears a fact in the turn. */
function tellsFact(turn: Turn, key: string): boolean {
	const [kind, id = ""] = key.split(":", 2);
	const action = kind === "action" ? turn.guide.actions.byId(id) : undefined;
	return action !== undefined && hear(turn, action).fresh.length > 0;
}

/** Holds a cue of a follow-up: a facet, a move, a head such as 那 or 它. */
function pointsBack({ guide, normal }: Turn): boolean {
	const { phrases } = guide;
	return (
		phrases.facet(normal) !== undefined ||
		(["note", "stuck", "stillNotWorking", "simpler"] as const).some((move) =>
			phrases.isMove(move, normal),
		) ||
		phrases.startsLeaning(normal)
	);
}
