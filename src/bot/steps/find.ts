import type { Found } from "../../knowledge/pure.ts";
import { draft } from "../drafts.ts";
import { act, actFor } from "./act.ts";
import { answerEntry } from "./answer.ts";
import { decide } from "./decide.ts";
import { chat, declineNeighbour, declineUnknown } from "./decline.ts";
import { ifEchoed } from "./echo.ts";
import type { Decision, Family } from "./families.ts";
import { exact } from "./leaning.ts";
import { fork, several } from "./offer.ts";
import { byParts } from "./parts.ts";
import { sentences } from "./sentences.ts";
import { stay } from "./stay.ts";
import type { Answered, Turn } from "./step.ts";
import { toldFor, toldNumber, toldRather } from "./told.ts";

/** What the message is about: answered, worked out, asked back, or declined. */
export function find(turn: Turn): Answered {
	const { guide, text } = turn;
	const found = guide.search.find(text, { audience: turn.audience });
	const decision = decide(turn, found);
	if (isOnlyValue(turn, decision, found)) return ofWhat(turn);
	const parts = sentences(turn);
	let p = statedOf(decision, found);
	const noting: typeof take = (part, family) => {
		p = family.p;
		return take(part, family);
	};
	const told =
		parts.length > 1 ? byParts(turn, noting, decision, parts) : undefined;
	const answered =
		told ??
		toldRather(turn, decision, found) ??
		toldNumber(turn, decision) ??
		stay(turn, decision) ??
		ifEchoed(turn, decision, found, carryOut(turn, decision));
	return { found: { p }, ...answered };
}

/** A value at the head of a talk; 1 is also how people try whether anybody is there. */
function isOnlyValue(
	turn: Turn,
	decision: Decision,
	{ ranked }: Found,
): boolean {
	const { guide, normal, conversation } = turn;
	if (conversation.topics.length > 0) return false;
	if (!guide.phrases.isBareValue(normal)) return false;
	// 4050 is what a matter is called.
	if ((ranked[0]?.features.likeness ?? 0) >= exact) return false;
	return !(
		decision.kind === "sure" && decision.family.lead.target.kind === "smallTalk"
	);
}

/** A value with nothing asked: whatever has the same figure in it would be a guess. */
function ofWhat({ guide, text, conversation }: Turn): Answered {
	const say = guide.replies.say("bareValue", { text: text.slice(0, 20) });
	return { reply: draft(guide, "decline", { text: say }), conversation };
}

/** How sure the search was of what it took first. */
function statedOf(decision: Decision, { ranked }: Found): number {
	switch (decision.kind) {
		case "sure":
		case "elsewhere":
			return decision.family.p;
		case "several":
			return decision.families[0]?.p ?? 0;
		case "unknown":
			return ranked[0]?.p ?? 0;
	}
}

/** Answers, asks or declines as decided. */
export function carryOut(turn: Turn, decision: Decision): Answered {
	switch (decision.kind) {
		case "sure":
			return take(turn, decision.family);
		case "several":
			return (
				toldFor(turn, decision.families) ?? several(turn, decision.families)
			);
		case "elsewhere": {
			const id = decision.family.lead.target.id;
			const entry =
				turn.guide.entries.get(id) ??
				turn.guide.entries.get(turn.guide.actions.byId(id)?.entry ?? "");
			return entry ? answerEntry(turn, entry) : declineUnknown(turn);
		}
		case "unknown":
			return declineUnknown(turn);
	}
}

/** Answers with the target of a key, as when an option was picked. */
export function takeKey(turn: Turn, key: string): Answered {
	const [kind, id = ""] = key.split(":", 2);
	const { guide } = turn;
	const entry = guide.entries.get(id);
	if (kind === "entry" && entry) return answerEntry(turn, entry);
	const action = guide.actions.byId(id);
	if (kind === "action" && action) return act(turn, action);
	if (kind === "neighbour") return declineNeighbour(turn, id);
	return declineUnknown(turn);
}

function take(turn: Turn, family: Family): Answered {
	const { guide } = turn;
	const { target } = family.lead;
	if (target.kind === "neighbour") return declineNeighbour(turn, target.id);
	if (target.kind === "smallTalk") return chat(turn, target.id);
	if (target.kind === "crossroads") return fork(turn, target.id);
	const worked = actFor(turn, family);
	if (worked) return worked;
	const entry =
		target.kind === "entry"
			? guide.entries.get(target.id)
			: guide.entries.get(guide.actions.byId(target.id)?.entry ?? "");
	return entry ? answerEntry(turn, entry) : takeKey(turn, target.key);
}
