import type { Action } from "../action.ts";
import type { Actions } from "../actions.ts";
import { monthOf, yearOf } from "../calendar.ts";
import type { Facts, FactValue, Slot, SlotId } from "../contract.ts";
import { type Lexis, lexisOf } from "./lexis.ts";
import { LONGEST } from "./read.ts";
import { tokensOf } from "./tokens.ts";

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
	// 员工8月来的，现在报: whoever says that it is done now means today, whatever other days are told.
	const isNow = isOfNow(actions, text, ctx.asOf);
	const isOtherDay = ({ defaultUnless, type }: Slot) =>
		defaultUnless
			? !saysToday(text, ctx.asOf, lexis) && lexis.has(defaultUnless, text)
			: !isNow &&
				(speaksOfADay ||
					(type === "month" && namesAYear(text, ctx.asOf, lexis)));
	const filled: Record<SlotId, FactValue> = { ...facts };
	for (const slot of actions.slotsOf(action)) {
		if (Object.hasOwn(facts, slot.id)) continue;
		// Nothing said to be done is nothing done; the wording of the result says so as a condition.
		if (slot.default === "none") {
			if (lexis.has(slot.defaultUnless ?? [], text)) continue;
			filled[slot.id] = slot.type === "yesNo" ? false : [];
		}
		if (slot.usual && !lexis.has(slot.defaultUnless ?? [], text))
			filled[slot.id] = slot.usual;
		if (slot.default === "asOf" && !isOtherDay(slot))
			filled[slot.id] = slot.type === "month" ? monthOf(ctx.asOf) : ctx.asOf;
	}
	return filled;
}

/** Whether a text says that it is done now: whatever other days are told, today is meant. */
export function isOfNow(actions: Actions, said: string, asOf: string): boolean {
	const lexis = lexisOf(actions.phrases);
	const text = lexis.plain(said).slice(0, LONGEST);
	return lexis.has(actions.phrases.now, text) || saysToday(text, asOf, lexis);
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
				(t.kind === "day" || t.kind === "month") &&
				t.value !== asOf &&
				!isUsed(String(t.value)),
		)
	);
}

/** 今天9月3号了, on the 3rd of September. */
function saysToday(text: string, asOf: string, lexis: Lexis): boolean {
	return tokensOf(text, lexis, asOf).tokens.some(
		(t) => t.kind === "day" && t.value === asOf,
	);
}

/** 2025年的: a year in figures without a month is not this month. */
function namesAYear(text: string, asOf: string, lexis: Lexis): boolean {
	return tokensOf(text, lexis, asOf).tokens.some(
		(t) => t.kind === "year" && t.yearSaid && t.value !== yearOf(asOf),
	);
}
