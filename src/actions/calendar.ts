import { Temporal } from "temporal-polyfill";

/*
 * The declaration period (申报期), day of the month, for declaration month M+1:
 *
 *      month M                            month M+1
 *   1 ……… 6 | 7 8 9 10 | 11 …………… 31 | 1 ………… 6 | 7 8 9 10 | 11 …
 *   … for M |  closed  | ←—— counts for M+1 ——————→ |  closed  | for M+2 …
 */
const OPENS = 11;
const CLOSES = 6;

/** A day in the calendar, `YYYY-MM-DD`, that exists. Years outside 1900–2199 are typing errors. */
export function isDay(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
	try {
		Temporal.PlainDate.from(text, { overflow: "reject" });
		return true;
	} catch {
		return false;
	}
}

/** A month, `YYYY-MM`, that exists. */
export function isMonth(text: string): boolean {
	return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

const day = (text: string) => Temporal.PlainDate.from(text);
const month = (text: string) => Temporal.PlainYearMonth.from(text);

/** A day from its numbers, or undefined where there is none such (30 February). */
export function dayFrom(y: number, m: number, d: number): string | undefined {
	const text = `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`;
	return isDay(text) ? text : undefined;
}

export function monthFrom(y: number, m: number): string | undefined {
	const text = `${String(y).padStart(4, "0")}-${two(m)}`;
	return isMonth(text) ? text : undefined;
}

const two = (n: number) => String(n).padStart(2, "0");

export const yearOf = (text: string): number => Number(text.split("-")[0]);
export const monthNumber = (text: string): number => Number(text.split("-")[1]);
export const dayOfMonth = (text: string): number => day(text).day;
export const monthOf = (text: string): string =>
	day(text).toPlainYearMonth().toString();
export const firstDay = (text: string): string =>
	month(text).toPlainDate({ day: 1 }).toString();
export const lastDay = (text: string): string =>
	month(text)
		.toPlainDate({ day: month(text).daysInMonth })
		.toString();
export const dayIn = (text: string, d: number): string =>
	month(text).toPlainDate({ day: d }).toString();
export const addDays = (text: string, days: number): string =>
	day(text).add({ days }).toString();
export const addMonths = (text: string, months: number): string =>
	month(text).add({ months }).toString();
/** The same day that many months on; a day that month does not have becomes its last. */
export const addMonthsToDay = (text: string, months: number): string =>
	day(text).add({ months }).toString();
/** Monday is 1. */
export const dayOfWeek = (text: string): number => day(text).dayOfWeek;
export const daysBetween = (from: string, to: string): number =>
	day(from).until(day(to)).days;
/** Whole months from one month to another; negative where the second is earlier. */
export const monthsBetween = (from: string, to: string): number =>
	month(from).until(month(to), { largestUnit: "month" }).months;
/** Full years at a day, counted from the birthday (ruling 8); who is born on 29 February has it on 1 March. */
export const ageOn = (born: string, on: string): number => {
	const b = day(born);
	const o = day(on);
	const had = o.month > b.month || (o.month === b.month && o.day >= b.day);
	return o.year - b.year - (had ? 0 : 1);
};

/** Whether declarations are taken on this day (ruling 2). */
export function isOpen(text: string): boolean {
	const d = dayOfMonth(text);
	return d >= OPENS || d <= CLOSES;
}

/** The month for which a declaration of this day counts (ruling 1); none while it is closed. */
export function declarationMonth(text: string): string | null {
	if (!isOpen(text)) return null;
	const m = monthOf(text);
	return dayOfMonth(text) >= OPENS ? addMonths(m, 1) : m;
}

/** The month for which one can declare next: on this day, or when it opens again. */
export function nextDeclarationMonth(text: string): string {
	const m = monthOf(text);
	return dayOfMonth(text) > CLOSES ? addMonths(m, 1) : m;
}

/** The first day of the declaration period a day lies in, or of the one that opens next. */
export function windowStart(text: string): string {
	const m = monthOf(text);
	return dayIn(dayOfMonth(text) <= CLOSES ? addMonths(m, -1) : m, OPENS);
}

/** The last day of that same period. */
export function windowEnd(text: string): string {
	return dayIn(addMonths(monthOf(windowStart(text)), 1), CLOSES);
}

/** The next day on which declarations open after a pause that is still to come or going on. */
export function nextOpening(text: string): string {
	return isOpen(text) ? addDays(windowEnd(text), 5) : windowStart(text);
}

/** 申报期: first and last day, and the month for which declarations made in it count. */
export interface DeclarationPeriod {
	readonly from: string;
	readonly to: string;
	readonly month: string;
}

/** The declaration periods that have a day in a month, earliest first. */
export function declarationPeriods(text: string): DeclarationPeriod[] {
	return [firstDay(text), lastDay(text)].map((d) => ({
		from: windowStart(d),
		to: windowEnd(d),
		month: nextDeclarationMonth(windowStart(d)),
	}));
}

/** 暂停申报期间: the pause that lies in a month. */
export function closedPeriod(
	text: string,
): Pick<DeclarationPeriod, "from" | "to"> {
	const first = firstDay(text);
	return {
		from: addDays(windowEnd(first), 1),
		to: addDays(nextOpening(first), -1),
	};
}

/**
 * The statutory month of retirement (update#A1): for every `step` months that the original month lies
 * after the start, one month more, up to `cap`.
 */
export function retirementDelay(
	original: string,
	start: string,
	step: number,
	cap: number,
): number {
	const n = monthsBetween(start, original);
	return n < 0 ? 0 : Math.min(cap, Math.floor(n / step) + 1);
}
