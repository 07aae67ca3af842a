import { ageOn, firstDay, lastDay, monthOf, yearOf } from "../calendar.ts";
import type { FactValue, Slot } from "../contract.ts";
import { isMale } from "../numbers.ts";
import type { Reading } from "./assign.ts";
import { lean } from "./dates.ts";
import { NEAR, type Token } from "./scan.ts";
import { bornIn } from "./tokens.ts";

/** The slot that holds a birth month; only it and ages take a date said as a birth date. */
export const BIRTH_SLOT = "birthMonth";

/** What a token would be as the value of a slot; undefined where it cannot be one. */
export function valueFor(
	slot: Slot,
	token: Token,
	r: Reading,
): FactValue | undefined {
	const born = bornIn(token);
	if (born !== undefined) return fromBirth(slot, token, born, r.asOf);
	if (slot.form === "age") return ageFrom(slot, token, r);
	if (slot.form === "number")
		return token.kind === "code" ? token.value : undefined;
	if (slot.form === "year") return yearFrom(token, r);
	switch (slot.type) {
		case "day":
			return token.kind === "day" ? dated(slot, token, r) : undefined;
		case "month":
			if (token.kind === "month") return dated(slot, token, r);
			// 2025年的基数: one month that stands for the year.
			if (token.kind === "year")
				return slot.yearMonth && token.yearSaid
					? `${token.value}-${slot.yearMonth}`
					: undefined;
			return token.kind === "day"
				? monthOf(String(dated(slot, token, r)))
				: undefined;
		case "money":
			return isMoney(token, r) ? token.value : undefined;
		case "duration":
		case "share":
		case "number":
			return token.kind === slot.type ? token.value : undefined;
		default:
			return undefined;
	}
}

/** 20000元, and 20000 alone; but not the 100 of 拖了100天. */
function isMoney(
	{ kind, value, to }: Token,
	{ text, lexis }: Reading,
): boolean {
	if (kind !== "number" || Number(value) < 100) return kind === "money";
	const { notMoney } = lexis.phrases.amounts;
	return !lexis.regex(notMoney).test(text.slice(to, to + NEAR));
}

function dated(slot: Slot, token: Token, r: Reading): string {
	const to = slot.lean ?? (slot.past ? "past" : undefined);
	const value = String(token.value);
	if (!token.yearGuessed || to === undefined) return value;
	return lean(value, to, r.asOf, token.monthSaid ?? true);
}

function fromBirth(
	slot: Slot,
	token: Token,
	born: string,
	asOf: string,
): FactValue | undefined {
	if (slot.form === "number") return token.value;
	if (slot.form === "age") return ageOn(born, asOf);
	if (slot.id === BIRTH_SLOT) return monthOf(born);
	if (slot.id === GROUP_SLOT)
		return isMale(String(token.value)) ? MEN : undefined;
	if (slot.id !== "sex") return undefined;
	return isMale(String(token.value)) ? "male" : "female";
}

/** Of the groups of retirement an ID number tells only that of men; a woman's is never guessed. */
const GROUP_SLOT = "retirementGroup";
const MEN = "men";

/** 2035年, 2035年3月, 2035, and 35年 where a word of the slot stands beside it. */
function yearFrom(token: Token, r: Reading): FactValue | undefined {
	const value = Number(token.value);
	if (token.kind === "year") return value;
	if (token.kind === "month" || token.kind === "day")
		return token.yearSaid ? yearOf(String(token.value)) : undefined;
	const century = yearOf(r.asOf) - (yearOf(r.asOf) % 100);
	if (token.kind === "number")
		return value >= century && value < century + 100 ? value : undefined;
	if (token.kind !== "duration") return undefined;
	const short = /^\d\d(?=\D$)/.exec(r.text.slice(token.from, token.to))?.[0];
	const year = century + Number(short ?? Number.NaN);
	return year >= yearOf(r.asOf) ? year : undefined;
}

/** 昆山户口 45 没上班: two digits that stand alone, in a case where an age counts, are the age. */
function isLone({ from, to, value }: Token, r: Reading): boolean {
	const { alone } = r.lexis.phrases.amounts;
	const { text, lexis } = r;
	const near = `${text.slice(Math.max(0, from - 1), from)}#${text.slice(to, to + 2)}`;
	return (
		Number.isInteger(value) &&
		Number(value) >= 14 &&
		Number(value) <= 99 &&
		lexis.regex(alone).test(near)
	);
}

/** An age said, or worked out from a birth date; from a month only where every day of it gives the same. */
function ageFrom(slot: Slot, token: Token, r: Reading): FactValue | undefined {
	if (token.kind === "age") return token.value;
	const isExpected = slot.id === r.expecting;
	if (token.kind === "number")
		return isExpected || isLone(token, r) ? token.value : undefined;
	if (!token.birth && !isExpected) return undefined;
	if (token.kind === "day") return ageOn(String(token.value), r.asOf);
	if (token.kind !== "month") return undefined;
	const oldest = ageOn(firstDay(String(token.value)), r.asOf);
	const youngest = ageOn(lastDay(String(token.value)), r.asOf);
	return oldest === youngest ? oldest : undefined;
}
