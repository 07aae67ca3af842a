import { type Group, type OtherDigits, runsOf } from "./digits.ts";
import {
	daysOf,
	isAreaCode,
	isCard,
	isDay,
	isDayAt,
	isLandline,
	isMobile,
	isOldResident,
	isResident,
	isRightResident,
	sumsOf,
} from "./shapes.ts";

/** A piece of a text, in UTF-16 code units, and what is to stand there. */
export interface Span {
	readonly from: number;
	readonly to: number;
	readonly mark: string;
}

/** So many digits together are a person's number or an account, mistyped or not. */
const longRun = 15;
/** The longest number looked for, with what may be dialled before it. */
const longest = 19;
/** Year, month, day. */
const groupsOfADay = 3;
/** How mobile numbers are grouped when other numbers stand beside them. */
const mobileGroups = new Set(["3-4-4", "3-8", "7-4", "3-3-5", "4-4-3", "5-6"]);

/** Several groups of one run taken together. */
interface Window {
	readonly run: readonly Group[];
	/** The first and the last group. */
	readonly first: number;
	readonly last: number;
	readonly digits: string;
	/** A day written with separators lies in it, from this digit on. */
	readonly dayAt: number | undefined;
	/** A day or a sum of money is cut by its edges, or a sum lies in it. */
	readonly isCut: boolean;
}

/**
 * The numbers of persons in a text: 居民身份证, bank cards, telephones, however they are spaced.
 * @param isOurs whether a telephone number, as digits, is an office's
 */
export function numberSpans(
	text: string,
	other: OtherDigits,
	isOurs: (digits: string) => boolean,
): Span[] {
	return runsOf(text, other).flatMap((run) => spansOf(text, run, isOurs));
}

function spansOf(
	text: string,
	run: readonly Group[],
	isOurs: (digits: string) => boolean,
): Span[] {
	if (run.reduce((n, g) => n + g.digits.length, 0) < 9) return [];
	const spans: Span[] = [];
	const days = daysOf(run);
	// Days and nothing else, however their digits add up.
	if (groupsOfADay * days.size === run.length) return [];
	const sums = sumsOf(run);
	for (let first = 0; first < run.length; first++) {
		const window = windowsFrom(run, first, days, sums).find(
			(w) => isPersonal(w) && !(isPhone(w) && isOurs(w.digits)),
		);
		if (!window) continue;
		spans.push(spanOf(text, window));
		first = window.last;
	}
	if (spans.length === 0 && isOdd(run, sums))
		spans.push(
			spanOf(text, windowOf(run, 0, run.length - 1, new Map(), new Set())),
		);
	return spans;
}

/** All windows that begin at a group, the longest first. */
function windowsFrom(
	run: readonly Group[],
	first: number,
	days: ReadonlyMap<number, number>,
	sums: ReadonlySet<number>,
): Window[] {
	const windows: Window[] = [];
	let length = 0;
	for (let last = first; last < run.length; last++) {
		length += run[last]?.digits.length ?? 0;
		if (length > longest && last > first) break;
		windows.unshift(windowOf(run, first, last, days, sums));
	}
	return windows;
}

function windowOf(
	run: readonly Group[],
	first: number,
	last: number,
	days: ReadonlyMap<number, number>,
	sums: ReadonlySet<number>,
): Window {
	let digits = "";
	let dayAt: number | undefined;
	let isCut = false;
	for (let i = Math.max(0, first - 2); i <= last; i++) {
		const end = i + (days.get(i) ?? 1) - 1;
		if (days.has(i) && (i < first ? end >= first : end > last)) isCut = true;
		else if (days.has(i) && i >= first) dayAt ??= digits.length;
		if (sums.has(i) && i + 1 >= first) isCut = true;
		if (i >= first) digits += run[i]?.digits ?? "";
	}
	return { run, first, last, digits, dayAt, isCut };
}

function isPersonal(window: Window): boolean {
	const { digits, first, last, dayAt, isCut } = window;
	if (first === last)
		return (
			new RegExp(`^\\d{${longRun},}X?$|^\\d{14,}X$`).test(digits) ||
			isPhone(window)
		);
	if (isRightResident(digits)) return true;
	if (isCut) return false;
	if (isResident(digits)) return dayAt === undefined || dayAt === 6;
	if (dayAt !== undefined) return false;
	if (isCard(digits)) return !onlyDays(window);
	const isWhole = isAlone(window);
	if (isWhole && isOldResident(digits)) return true;
	return isPhone(window);
}

function isPhone(window: Window): boolean {
	const { digits, run, first, last } = window;
	const groups = run.slice(first, last + 1).map((g) => g.digits);
	if (isMobile(digits)) {
		if (first === last || isAlone(window)) return true;
		const own = groups.slice(/^(?:0|(?:00)?86)$/.test(groups[0] ?? "") ? 1 : 0);
		const lengths = own.map((d) => d.length);
		return mobileGroups.has(lengths.join("-")) || lengths.every((n) => n === 1);
	}
	if (!isLandline(digits) || groups.some(isDay)) return false;
	return first === last || isAreaCode(groups[0] ?? "") || groups[0] === "86";
}

/** Nothing else stands beside it. */
const isAlone = ({ run, first, last }: Window): boolean =>
	first === 0 && last === run.length - 1;

const onlyDays = ({ run, first, last }: Window): boolean =>
	run.slice(first, last + 1).every((g) => isDay(g.digits));

/** A mistyped number: as long as one, and parted where no list of sums or days would be, before a zero. */
function isOdd(run: readonly Group[], sums: ReadonlySet<number>): boolean {
	const length = run.reduce((n, g) => n + g.digits.length, 0);
	return (
		length >= longRun &&
		length <= longest &&
		sums.size === 0 &&
		!run.some((_, i) => isDayAt(run, i)) &&
		run.some((g, i) => i > 0 && /^0\d/.test(g.digits)) &&
		!run.some((g) => isDay(g.digits))
	);
}

/** The first three digits stay, so that the person knows which number was meant. */
function spanOf(text: string, { run, first, last, digits }: Window): Span {
	const from = run[first]?.from ?? 0;
	const isAbroad = /[+\uff0b]$/.test(text.slice(0, from).slice(-1));
	return {
		from: isAbroad ? from - 1 : from,
		to: run[last]?.to ?? from,
		mark: starred(digits),
	};
}

/** What stands in the place of a number. */
export function starred(digits: string): string {
	return digits.slice(0, 3) + "*".repeat(Math.max(0, digits.length - 3));
}
