import type { Actions } from "../actions.ts";
import type { Facts, FactValue, Slot, SlotId } from "../contract.ts";
import { faultOfFact } from "../facts.ts";
import { bareAnswer, wordsOf } from "./answers.ts";
import { assign, type Claim, type Reading } from "./assign.ts";
import { countedDays } from "./counted.ts";
import { impliedFacts } from "./implied.ts";
import { lexisOf } from "./lexis.ts";
import { tokensOf } from "./tokens.ts";

export interface ReadContext {
	readonly asOf: string;
	/** The slots to look for: those of the action at hand, or of several. */
	readonly slots: readonly Slot[];
	/** The slot that was asked for, which a bare answer fills. */
	readonly expecting?: SlotId | undefined;
	readonly known?: Facts | undefined;
}

/** A fact read from a text, with the place where it was said. */
export interface ReadFact {
	readonly slot: SlotId;
	readonly value: FactValue;
	readonly from: number;
	readonly to: number;
	/** Replaces a fact that was known, because the person takes it back. */
	readonly correction?: boolean;
}

export interface ReadFacts {
	readonly facts: readonly ReadFact[];
	/** Said twice with different values, or differently than before without taking it back: ask which. */
	readonly conflicts: readonly {
		readonly slot: SlotId;
		readonly values: readonly FactValue[];
	}[];
	/** Said, but impossible: ask again. */
	readonly invalid: readonly {
		readonly slot?: SlotId;
		readonly text: string;
		readonly reason: "noSuchDate" | "outOfRange" | "inFuture" | "wrongType";
	}[];
}

/** Facts are read from the beginning of a message only; no one tells their case in more. */
export const LONGEST = 2000;
/** Nor with more numbers and dates: a page full of them would take a tenth of a second. */
const MOST_VALUES = 60;

/**
 * Reads facts from free text. Where it is not sure it reads nothing: a wrong fact is worse than one more
 * question. What it returns is checked like facts of an HTTP caller.
 */
export function readFacts(
	actions: Actions,
	said: string,
	ctx: ReadContext,
): ReadFacts {
	const lexis = lexisOf(actions.phrases);
	const text = lexis.plain(said).slice(0, LONGEST);
	const known = ctx.known ?? {};
	const isCorrection = lexis.has(actions.phrases.correction, text);
	const { asOf, slots, expecting } = ctx;
	const r = { text, lexis, asOf, slots, expecting, known, isCorrection };
	const { tokens, impossible } = tokensOf(text, lexis, asOf);
	const some = tokens.slice(0, MOST_VALUES);
	const claims = [...assign(r, some), ...wordsOf(r, some)];
	if (!claims.some((c) => c.slot === expecting)) claims.push(...bareAnswer(r));
	const invalid: ReadFacts["invalid"][number][] = impossible.map((t) => ({
		text: t,
		reason: "noSuchDate" as const,
	}));
	const facts: ReadFact[] = [];
	const conflicts: ReadFacts["conflicts"][number][] = [];
	for (const slot of slots) {
		const settled = settle(
			r,
			claims.filter((c) => c.slot === slot.id),
			slot,
		);
		if (settled === undefined) continue;
		if ("values" in settled) conflicts.push(settled);
		else {
			const reason = faultOfFact(slot, settled.value, asOf);
			const { from, to } = settled;
			if (reason === undefined) facts.push(settled);
			else invalid.push({ slot: slot.id, text: said.slice(from, to), reason });
		}
	}
	facts.push(...countedDays(r, some, facts, conflicts));
	facts.push(...impliedFacts(slots, known, facts, conflicts));
	return { facts, conflicts, invalid };
}

/** One value out of all that a text says for a slot. */
function settle(
	r: Reading,
	claims: readonly Claim[],
	slot: Slot,
): ReadFact | ReadFacts["conflicts"][number] | undefined {
	const strongest = Math.max(...claims.map((c) => c.score));
	const hasWord = strongest > 3;
	// 前天谈妥的人，我马上报: of a day that nothing says it of, it is not done if it is done now.
	const isNow = slot.default === "asOf" && r.expecting !== slot.id;
	if (isNow && !hasWord && r.lexis.has(r.lexis.phrases.now, r.text))
		return undefined;
	// A value with a word of its own outweighs all without.
	const left = claims
		.filter((c) => (hasWord ? c.score > 3 : true))
		.sort((a, b) => a.from - b.from);
	const last = notToday(slot, r, left).at(-1);
	if (!last) return undefined;
	const values = distinct(notToday(slot, r, left).map((c) => c.value));
	if (values.length > 1 && !r.isCorrection) {
		// Two bare values may well be something else; two choices are as good as none.
		const isClear = hasWord && slot.type !== "choice";
		return isClear ? { slot: slot.id, values } : undefined;
	}
	const { value, from, to } = last;
	const before = Object.hasOwn(r.known, slot.id) ? r.known[slot.id] : undefined;
	if (before === undefined || same(before, value))
		return { slot: slot.id, value, from, to };
	if (r.isCorrection)
		return { slot: slot.id, value, from, to, correction: true };
	if (r.expecting === slot.id) return { slot: slot.id, value, from, to };
	return { slot: slot.id, values: [before, value] };
}

/** 8月25号增错，今天9月3号了: of two days, today is the day of asking. */
function notToday(
	slot: Slot,
	{ asOf }: Reading,
	claims: readonly Claim[],
): readonly Claim[] {
	if (slot.type !== "day") return claims;
	const others = claims.filter((c) => c.value !== asOf);
	return others.length > 0 ? others : claims;
}

const same = (a: FactValue, b: FactValue) =>
	JSON.stringify(a) === JSON.stringify(b);

function distinct(values: readonly FactValue[]): FactValue[] {
	return values.filter((v, i) => values.findIndex((w) => same(v, w)) === i);
}
