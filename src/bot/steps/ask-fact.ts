import type { Action, Facts, Slot } from "../../actions/pure.ts";
import { draft } from "../drafts.ts";
import { cite, hotline, sourceLine } from "../sources.ts";
import { type Heard, keepable } from "./hear.ts";
import { factsKnown } from "./known-facts.ts";
import { settled } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

type AskManner = "plain" | "conflict" | "invalid";

/** Asks for one fact: why it is asked, and what to do when one does not know. */
export function askFact(
	turn: Turn,
	action: Action,
	heard: Heard,
	slotId: string,
	manner: AskManner = "plain",
): Answered {
	const { guide, conversation } = turn;
	// The place is no slot of the table's own: the conversation knows it, or asks for it here.
	const slot = guide.actions.slot(slotId) ?? regionSlot(turn, slotId);
	const citations = cite(guide, action.units);
	const known = {
		...conversation.facts,
		...keepable(turn, withoutSlot(heard, slotId, manner)),
	};
	const lines = [
		...leadOf(turn, heard, slot, manner),
		...(slot ? reasons(turn, slot) : []),
	];
	return {
		reply: {
			...draft(guide, "ask", { text: lines.join("\n") }),
			citations,
			text: [...lines, sourceLine(guide, citations)].join("\n"),
			subject: { kind: "action", id: action.id, title: action.title },
			facts: factsKnown(turn, action, known),
			asked: {
				slot: slotId,
				type: slot?.type ?? "text",
				choices: slot?.choices?.map((c) => c.label) ?? [],
			},
		},
		conversation: {
			...settled(turn, `action:${action.id}`),
			facts: known,
			asked: [...conversation.asked.filter((s) => s !== slotId), slotId],
			unknown: conversation.unknown,
			misses: manner === "plain" ? 0 : conversation.misses,
			pending: { kind: "slot", action: action.id, slot: slotId },
		},
	};
}

function leadOf(
	{ guide }: Turn,
	heard: Heard,
	slot: Slot | undefined,
	manner: AskManner,
): string[] {
	const question = slot?.question ?? "";
	if (manner === "conflict") {
		const label = (value: unknown) =>
			slot?.choices?.find((c) => c.id === value)?.label ?? String(value);
		const told = heard.conflicts[0]?.values.map(label).join("、") ?? "";
		const values = guide.mask.of(told);
		return [guide.replies.say("ask.conflict", { values, question })];
	}
	if (manner === "invalid") {
		const { text: raw = "", reason } = heard.invalid[0] ?? {};
		// What was read was read unmasked: a telephone number given for a sum stands here in full.
		const text = guide.mask.of(raw);
		const why = guide.replies.say(`ask.reasons.${reason ?? "wrongType"}`);
		return [guide.replies.say("ask.invalid", { text, reason: why, question })];
	}
	return [guide.replies.say("ask.frame", { question })];
}

function reasons({ guide }: Turn, slot: Slot): string[] {
	return [
		...(slot.choices?.map((c, i) => `${i + 1}. ${c.label}`) ?? []),
		guide.replies.say("ask.why", { why: slot.why }),
		guide.replies.say("ask.unknown", { unknown: slot.unknown }),
	];
}

/** A contradicted or impossible fact is not remembered. */
function withoutSlot(heard: Heard, slot: string, manner: AskManner): Facts {
	if (manner === "plain") return heard.facts;
	return Object.fromEntries(
		Object.entries(heard.facts).filter(([id]) => id !== slot),
	);
}

/** The person does not know, and no one may guess: says so. */
export function cannotWithout(
	turn: Turn,
	action: Action,
	heard: Heard,
	slotId: string,
): Answered {
	const { guide } = turn;
	const slot = guide.actions.slot(slotId);
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("ask.cannotWithout", {
				unknown: slot?.unknown ?? "",
				hotline: hotline(guide, turn.region),
			}),
			citations: cite(guide, action.units),
			subject: { kind: "action", id: action.id, title: action.title },
		}),
		conversation: {
			...settled(turn, `action:${action.id}`),
			facts: { ...turn.conversation.facts, ...keepable(turn, heard.facts) },
		},
	};
}

function regionSlot({ guide }: Turn, id: string): Slot | undefined {
	if (id !== "region") return undefined;
	const say = (part: string) => guide.replies.say(`ask.region.${part}`);
	return {
		id,
		type: "text",
		question: say("question"),
		why: say("why"),
		unknown: say("unknown"),
	};
}
