import {
	type Action,
	type Facts,
	isOfNow,
	readFacts,
} from "../../actions/pure.ts";
import type { Conversation } from "../conversation.ts";
import type { Turn } from "./step.ts";
import { isOfAnother, storyFor } from "./story.ts";

/** What a message told an action's slots. */
export interface Heard {
	readonly facts: Facts;
	/** Slots this very message spoke of. */
	readonly fresh: readonly string[];
	/** Slots that it spoke of, or what was told before it for this sum. */
	readonly told: readonly string[];
	/** What all of that was read from. */
	readonly text: string;
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
	const { pending } = conversation;
	const isUnderWay =
		pending?.kind === "slot" &&
		pending.action === action.id &&
		!guide.phrases.startsLeaning(turn.normal);
	const told = isOfAnother(turn) ? {} : knownFacts(conversation, action);
	const known = isUnderWay ? told : unlessNow(turn, told);
	const read = readImpersonal(turn, turn.raw, {
		asOf: turn.asOf,
		slots: guide.actions.slotsOf(action),
		known: isUnderWay ? known : {},
		...(expecting ? { expecting } : {}),
	});
	const story = storyFor(turn, action.id, isUnderWay);
	const all = toldBefore(turn, action, read, story?.all);
	const facts: Record<string, Facts[string]> = {
		...all,
		...known,
		...toldBefore(turn, action, read, story?.fresh),
	};
	for (const f of read.facts) facts[f.slot] = f.value;
	const fresh = [...new Set(read.facts.map((f) => f.slot))];
	return {
		facts,
		fresh,
		told: [...new Set([...fresh, ...Object.keys(all)])],
		text: story ? `${story.all}\n${turn.raw}` : turn.raw,
		conflicts: read.conflicts,
		invalid: read.invalid,
	};
}

/** What is left of a number that was hidden. */
const mark = /[\dA-Za-z]*\*{2,}[\dA-Za-z]*/g;

/**
 * Numbers to be checked are read from a text as it was typed; all else from what may be kept of it, since
 * 138.0000.0000 is a telephone, and neither a sum of money nor a hundred and thirty-eight of anything.
 */
function readImpersonal(
	{ guide: { actions, mask } }: Turn,
	typed: string,
	context: Parameters<typeof readFacts>[2],
): ReturnType<typeof readFacts> {
	const all = readFacts(actions, typed, context);
	const hidden = mask.of(typed);
	if (hidden === typed) return all;
	const rest = readFacts(actions, hidden.replace(mark, " "), context);
	const isNumber = ({ slot = "" }: { readonly slot?: string }) =>
		actions.slot(slot)?.form === "number";
	const both = <T extends { readonly slot?: string }>(
		numbers: readonly T[],
		others: readonly T[],
	) => [...numbers.filter(isNumber), ...others.filter((f) => !isNumber(f))];
	return {
		facts: both(all.facts, rest.facts),
		conflicts: both(all.conflicts, rest.conflicts),
		invalid: both(all.invalid, rest.invalid),
	};
}

/** What the story tells that the message itself does not speak of, read together with it. */
function toldBefore(
	turn: Turn,
	action: Action,
	own: ReturnType<typeof readFacts>,
	story = "",
): Facts {
	if (story === "") return {};
	const { guide, asOf, raw } = turn;
	const slots = guide.actions.slotsOf(action);
	const whole = readImpersonal(turn, `${story}\n${raw}`, { asOf, slots });
	const spoken = [...own.facts, ...own.conflicts, ...own.invalid];
	const isOpen = (id: string) =>
		!spoken.some((s) => s.slot === id) &&
		guide.actions.slot(id)?.form !== "number";
	return unlessNow(
		turn,
		Object.fromEntries(
			whole.facts.filter((f) => isOpen(f.slot)).map((f) => [f.slot, f.value]),
		),
	);
}

/** 现在报算几月 after the day of another matter was told: today is meant, not that day. */
function unlessNow({ guide, raw, asOf }: Turn, facts: Facts): Facts {
	const isSilent = Object.keys(facts).length === 0;
	if (isSilent || !isOfNow(guide.actions, raw, asOf)) return facts;
	return Object.fromEntries(
		Object.entries(facts).filter(
			([id]) => guide.actions.slot(id)?.default !== "asOf",
		),
	);
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
