import {
	type Action,
	evaluate,
	type Facts,
	readFacts,
	type Slot,
	withDefaults,
} from "../../actions/index.ts";
import type { Conversation } from "../conversation.ts";
import { draft } from "../drafts.ts";
import type { Block } from "../message.ts";
import { cite, hotline, sourceLine } from "../sources.ts";
import { routeBlock } from "../wording.ts";
import { answerEntry, chosenFor, missed, settled } from "./answer.ts";
import type { Family } from "./decide.ts";
import type { Answered, Turn } from "./step.ts";

/** What a message told an action's slots. */
export interface Heard {
	readonly facts: Facts;
	/** Slots this very message spoke of. */
	readonly fresh: readonly string[];
	readonly conflicts: readonly { slot: string; values: readonly unknown[] }[];
	readonly invalid: readonly { slot?: string; text: string; reason: string }[];
}

/** Reads a message for an action's slots, on top of what the talk knows. */
export function hear(turn: Turn, action: Action, expecting?: string): Heard {
	const { guide, conversation } = turn;
	const slots = guide.actions.slotsOf(action);
	const known = knownFacts(conversation, action);
	const read = readFacts(turn.raw, {
		asOf: turn.asOf,
		slots,
		phrases: guide.actions.phrases,
		known,
		...(expecting ? { expecting } : {}),
	});
	const facts: Record<string, Facts[string]> = { ...known };
	for (const f of read.facts) facts[f.slot] = f.value;
	return {
		facts,
		fresh: [...new Set(read.facts.map((f) => f.slot))],
		conflicts: read.conflicts,
		invalid: read.invalid,
	};
}

/**
 * Works an action out if the person wants that: the action leads its family, or the message tells
 * enough for a result. Undefined: the entry should answer.
 */
export function actFor(turn: Turn, family: Family): Answered | undefined {
	const { guide } = turn;
	const { target } = family.lead;
	if (target.kind === "action") {
		const action = guide.actions.byId(target.id);
		return action && act(turn, action);
	}
	const { actionBeside } = guide.settings;
	for (const action of guide.actionsOf.get(target.id) ?? []) {
		const member = family.members.find((m) => m.target.id === action.id);
		if ((member?.p ?? 0) < actionBeside) continue;
		const heard = hear(turn, action);
		if (heard.fresh.length === 0 || heard.conflicts.length > 0) continue;
		const evaluation = work(turn, action, heard);
		if (evaluation.kind === "result") return act(turn, action, heard);
	}
	return undefined;
}

/** Evaluates and words the outcome: the result, the next question, or that it is not covered. */
export function act(
	turn: Turn,
	action: Action,
	heard = hear(turn, action),
): Answered {
	const conflict = heard.conflicts[0];
	if (conflict) return ask(turn, action, heard, conflict.slot, "conflict");
	const invalid = heard.invalid[0];
	if (invalid) {
		const slot = invalid.slot ?? action.slots[0] ?? "";
		return ask(turn, action, heard, slot, "invalid");
	}
	const evaluation = work(turn, action, heard);
	if (evaluation.kind === "missing") {
		const open = evaluation.missing.filter(
			(s) => !turn.conversation.unknown.includes(s),
		);
		const next = open[0];
		if (next !== undefined) return ask(turn, action, heard, next);
		return cannotWithout(turn, action, heard, evaluation.missing[0] ?? "");
	}
	if (evaluation.kind === "notCovered") {
		// Where the action does not hold, its entry may still have something to say.
		const entry = turn.guide.entries.get(action.entry ?? "");
		if (entry && evaluation.reason !== "fact") {
			const answered = answerEntry(turn, entry);
			if (answered.reply.outcome === "answer") return answered;
		}
		return {
			reply: draft(turn.guide, "decline", {
				text: turn.guide.replies.say("decline.notCovered", {
					text: evaluation.text,
				}),
				citations: cite(turn.guide, evaluation.units),
				subject: { kind: "action", id: action.id, title: action.title },
			}),
			conversation: missed(turn),
		};
	}
	return result(turn, action, heard, evaluation);
}

function work(turn: Turn, action: Action, { facts }: Heard) {
	const path = turn.guide.places.path(turn.region);
	return evaluate(
		action,
		withDefaults(
			action,
			facts,
			turn.asOf,
			turn.raw,
			turn.guide.actions.phrases,
		),
		{
			asOf: turn.asOf,
			...(turn.region ? { region: turn.region, regionPath: path } : {}),
		},
	);
}

function result(
	turn: Turn,
	action: Action,
	heard: Heard,
	evaluation: Extract<ReturnType<typeof evaluate>, { kind: "result" }>,
): Answered {
	const { guide } = turn;
	const { replies } = guide;
	const entry = guide.entries.get(action.entry ?? "");
	// Only who may go on needs the way to the counter or the menu.
	const routes: Block[] =
		entry && evaluation.verdict === "yes"
			? chosenFor(turn, entry)
					.slice(0, 1)
					.flatMap((c) => c.advice.routes)
					.map((r) => routeBlock(guide, r))
			: [];
	const rulings = evaluation.rulings.length
		? [
				replies.say("result.rulings", {
					rulings: evaluation.rulings.join("、"),
				}),
			]
		: [];
	return {
		reply: draft(guide, "result", {
			blocks: [
				{ kind: "text", role: "result", text: evaluation.text },
				...routes,
			],
			after: rulings,
			citations: cite(guide, evaluation.units),
			subject: { kind: "action", id: action.id, title: action.title },
		}),
		conversation: {
			...settled(turn, `action:${action.id}`),
			facts: { ...turn.conversation.facts, ...heard.facts },
			asked: [],
			unknown: [],
		},
	};
}

type AskManner = "plain" | "conflict" | "invalid";

function ask(
	turn: Turn,
	action: Action,
	heard: Heard,
	slotId: string,
	manner: AskManner = "plain",
): Answered {
	const { guide, conversation } = turn;
	const slot = guide.actions.slot(slotId);
	const citations = cite(guide, action.units);
	const known = {
		...conversation.facts,
		...withoutSlot(heard, slotId, manner),
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
		const values = heard.conflicts[0]?.values.join("、") ?? "";
		return [guide.replies.say("ask.conflict", { values, question })];
	}
	if (manner === "invalid") {
		const { text = "", reason = "" } = heard.invalid[0] ?? {};
		return [guide.replies.say("ask.invalid", { text, reason, question })];
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

function cannotWithout(
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
			facts: { ...turn.conversation.facts, ...heard.facts },
		},
	};
}

function knownFacts(conversation: Conversation, action: Action): Facts {
	return Object.fromEntries(
		Object.entries(conversation.facts).filter(([slot]) =>
			action.slots.includes(slot),
		),
	);
}
