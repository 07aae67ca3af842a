import type { Group } from "./digits.ts";

/** The two first digits of the province that gave the number out, GB/T 2260. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** 居民身份证 of 18 digits (GB 11643) as people type it: a wrong day or check digit does not make it another thing. */
export const isResident = (digits: string): boolean =>
	/^\d{6}(?:18|19|20)\d{9}[\dX]$/.test(digits) && province.test(digits);

/** The same with a day that may be, and its check digit right: no sum of money looks like it. */
export function isRightResident(digits: string): boolean {
	if (!isResident(digits) || !isMonthAndDay(digits.slice(10, 14))) return false;
	let sum = 0;
	for (let i = 0; i < 17; i++) sum += 2 ** (17 - i) * Number(digits[i]);
	const check = (12 - (sum % 11)) % 11;
	return digits[17] === (check === 10 ? "X" : String(check));
}

/** A 15-digit 居民身份证, as they were given out until 1999. */
export const isOldResident = (digits: string): boolean =>
	/^\d{15}$/.test(digits) &&
	province.test(digits) &&
	isMonthAndDay(digits.slice(8, 12));

function isMonthAndDay(text: string): boolean {
	return /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

/** A bank card (ISO/IEC 7812): of UnionPay by its first digits, of the others by Luhn's check digit. */
export function isCard(digits: string): boolean {
	if (!/^[3-6]\d{15,18}$/.test(digits)) return false;
	return digits.startsWith("62") || isLuhn(digits);
}

/** ISO/IEC 7812-1, annex B. */
export function isLuhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const value = Number(digits[digits.length - 1 - i]) * (1 + (i % 2));
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}

/** A mobile number, with or without what is dialled before it from elsewhere. */
export const isMobile = (digits: string): boolean =>
	/^(?:0|(?:00)?86)?1[3-9]\d{9}$/.test(digits);

/** A number of the fixed network with its area code, with or without that of the country. */
export const isLandline = (digits: string): boolean =>
	/^(?:00860?|860?|0)(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits);

/** An area code on its own, as it stands before the number. */
export const isAreaCode = (digits: string): boolean =>
	/^(?:(?:00)?86)?0?(?:10|2\d|[3-9]\d{2})$/.test(digits) &&
	/^(?:0|86)/.test(digits);

/**
 * Days written with separators in a run: by the index of their first group, how many groups they are.
 * One in a chain of the same separators is as like a piece of a number.
 */
export function daysOf(run: readonly Group[]): ReadonlyMap<number, number> {
	const days = new Map<number, number>();
	for (let i = 0; i + 2 < run.length; i++) {
		const gap = run[i + 1]?.gap;
		if (!isDayAt(run, i) || run[i]?.gap === gap || run[i + 3]?.gap === gap)
			continue;
		days.set(i, 3);
		i += 2;
	}
	return days;
}

/** Year, month and day from a group on, with the same separator. */
export function isDayAt(run: readonly Group[], at: number): boolean {
	const [year, month, day] = run.slice(at, at + 3);
	return (
		year !== undefined &&
		month !== undefined &&
		day?.gap === month.gap &&
		/^(?:19|20)\d{2}$/.test(year.digits) &&
		isSeparator(month.gap) &&
		isUpTo(month.digits, 12) &&
		isUpTo(day.digits, 31)
	);
}

const isSeparator = (gap: string): boolean =>
	gap.length === 1 && /[\p{Pd}\u2212./\uff0e]/u.test(gap);

const isUpTo = (digits: string, most: number): boolean =>
	/^\d{1,2}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most;

/** Eight digits that are a day. */
export const isDay = (digits: string): boolean =>
	/^(?:19|20)\d{6}$/.test(digits) && isMonthAndDay(digits.slice(4));

/** Groups of a run that are the two halves of a sum with decimals: the index of the first. */
export function sumsOf(run: readonly Group[]): ReadonlySet<number> {
	const isDot = (group: Group | undefined) =>
		group !== undefined && /^[.\uff0e]$/.test(group.gap);
	const sums = new Set<number>();
	for (let i = 0; i + 1 < run.length; i++) {
		const isOne =
			isDot(run[i + 1]) && !(i > 0 && isDot(run[i])) && !isDot(run[i + 2]);
		if (!isOne) continue;
		const [whole = "", part = ""] = [run[i]?.digits, run[i + 1]?.digits];
		if (/^\d{1,8}$/.test(whole) && /^\d{1,2}$/.test(part)) sums.add(i);
	}
	return sums;
}
