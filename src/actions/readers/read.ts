import type { Action } from "../action.ts";
import type { Actions } from "../actions.ts";
import { monthOf } from "../calendar.ts";
import { faultOfFact } from "../facts.ts";
import type { Facts, FactValue, Slot, SlotId } from "../types.ts";
import { bareAnswer, wordsOf } from "./answers.ts";
import { assign, type Claim, type Reading } from "./assign.ts";
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
const LONGEST = 2000;

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
	const claims = [...assign(r, tokens), ...wordsOf(r, tokens)];
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
	// A value with a word of its own outweighs all without.
	const left = claims
		.filter((c) => (hasWord ? c.score > 3 : true))
		.sort((a, b) => a.from - b.from);
	const last = left.at(-1);
	if (!last) return undefined;
	const values = distinct(left.map((c) => c.value));
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

const same = (a: FactValue, b: FactValue) =>
	JSON.stringify(a) === JSON.stringify(b);

function distinct(values: readonly FactValue[]): FactValue[] {
	return values.filter((v, i) => values.findIndex((w) => same(v, w)) === i);
}

/**
 * The facts with what a silent question means put in: no day said is today, nothing said to be done is
 * nothing done. A text that speaks of some other day (那天, 前阵子) without naming it gets no today.
 */
export function withDefaults(
	actions: Actions,
	action: Action,
	facts: Facts,
	ctx: { readonly asOf: string; readonly text?: string },
): Facts {
	const lexis = lexisOf(actions.phrases);
	const text = lexis.plain(ctx.text ?? "").slice(0, LONGEST);
	const speaksOfADay =
		lexis.has(actions.phrases.vagueDay, text) ||
		hasUnusedDay(text, ctx.asOf, facts, actions);
	const filled: Record<SlotId, FactValue> = { ...facts };
	for (const slot of actions.slotsOf(action)) {
		if (Object.hasOwn(facts, slot.id)) continue;
		if (slot.default === "none") filled[slot.id] = [];
		if (slot.default === "asOf" && !speaksOfADay)
			filled[slot.id] = slot.type === "month" ? monthOf(ctx.asOf) : ctx.asOf;
	}
	return filled;
}

/** A day that is said and became no fact: which day is meant is then not clear. */
function hasUnusedDay(
	text: string,
	asOf: string,
	facts: Facts,
	actions: Actions,
): boolean {
	const lexis = lexisOf(actions.phrases);
	const { tokens, speaksOfDays, impossible } = tokensOf(text, lexis, asOf);
	const used = Object.values(facts).map(String);
	const isUsed = (value: string) =>
		used.some((fact) => fact.startsWith(value) || value.startsWith(fact));
	return (
		speaksOfDays ||
		impossible.length > 0 ||
		tokens.some(
			(t) =>
				(t.kind === "day" || t.kind === "month") && !isUsed(String(t.value)),
		)
	);
}
