import type { Found, SubjectEntry } from "../../knowledge/pure.ts";
import { squeeze } from "../phrases.ts";
import { askedOf } from "./asked-of.ts";
import { decide } from "./decide.ts";
import { grouped } from "./families.ts";
import { hear } from "./hear.ts";
import { saysName } from "./says-name.ts";
import type { Turn } from "./step.ts";

/** A shorter rest says nothing by itself. */
const shortest = 3;

/** A word tells of a matter from here on, in nats. */
const telling = 2;

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
	const own = [key, `entry:${entry?.id}`];
	if (guide.phrases.leans(normal) && restMeans(turn, found, own, entry))
		return true;
	const decision = decide(turn, found);
	if (decision.kind !== "sure") return false;
	const { lead, members, p } = decision.family;
	const { target } = lead;
	if (target.kind === "smallTalk" || target.kind === "crossroads") return false;
	if (members.some((m) => own.includes(m.target.key))) return false;
	const { newTopic, surelyNewTopic } = guide.settings;
	if (!guide.phrases.leans(normal)) return p >= newTopic;
	if (saysName(turn, target)) return p >= newTopic;
	// "也没到退休" tells a fact for the sum in hand, whatever else it resembles.
	return p >= surelyNewTopic && !pointsBack(turn) && !tellsFact(turn, key);
}

/** "居住证要多久" after 补卡: without the words of a facet the rest is surely of that other matter still. */
function restMeans(
	turn: Turn,
	found: Found,
	own: readonly string[],
	entry: SubjectEntry | undefined,
): boolean {
	const { guide, normal, audience } = turn;
	const isAsked = guide.phrases.withoutCues(normal) !== normal;
	const rest = askedOf(turn);
	if (!isAsked || squeeze(rest).length < shortest) return false;
	// "转移一般要多久" says a word of what is talked about.
	const title = guide.form.of(entry?.title ?? "");
	const ownWords = [...guide.search.telling(rest)].some(
		([term, weight]) => weight >= telling && title.includes(term),
	);
	if (ownWords) return false;
	const { newTopic } = guide.settings;
	const [whole] = grouped(turn, found);
	const [alone] = grouped(turn, guide.search.find(rest, { audience }));
	if (!whole || !alone || whole.p < newTopic || alone.p < newTopic)
		return false;
	const { key, kind } = whole.lead.target;
	if (kind === "smallTalk" || kind === "crossroads") return false;
	return (
		alone.members.some((m) => m.target.key === key) &&
		!whole.members.some((m) => own.includes(m.target.key))
	);
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
