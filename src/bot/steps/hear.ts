import { type Action, type Facts, readFacts } from "../../actions/pure.ts";
import type { Conversation } from "../conversation.ts";
import type { Turn } from "./step.ts";

/** What a message told an action's slots. */
export interface Heard {
	readonly facts: Facts;
	/** Slots this very message spoke of. */
	readonly fresh: readonly string[];
	readonly conflicts: ReturnType<typeof readFacts>["conflicts"];
	readonly invalid: ReturnType<typeof readFacts>["invalid"];
}

/**
 * Reads a message for an action's slots, on top of what the talk knows. While the action's questions
 * are being answered, another value for a known fact is a contradiction to clear up; afterwards
 * ("12月呢") it is a new question.
 */
export function hear(turn: Turn, action: Action, expecting?: string): Heard {
	const { guide, conversation } = turn;
	const known = knownFacts(conversation, action);
	const { pending } = conversation;
	const isUnderWay =
		pending?.kind === "slot" &&
		pending.action === action.id &&
		!guide.phrases.startsLeaning(turn.normal);
	const read = readFacts(guide.actions, turn.raw, {
		asOf: turn.asOf,
		slots: guide.actions.slotsOf(action),
		known: isUnderWay ? known : {},
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

function knownFacts(conversation: Conversation, action: Action): Facts {
	return Object.fromEntries(
		Object.entries(conversation.facts).filter(([slot]) =>
			action.slots.includes(slot),
		),
	);
}

/** The facts that may be kept: a personal number serves its turn and is forgotten. */
export function keepable({ guide }: Turn, facts: Facts): Facts {
	return Object.fromEntries(
		Object.entries(facts).filter(
			([id]) => guide.actions.slot(id)?.form !== "number",
		),
	);
}
