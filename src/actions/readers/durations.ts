import { parseNumber } from "./numerals.ts";
import type { Found, Scanner } from "./scan.ts";

/** Reads how long something lasted, in months; a year and more (两年多) is what is certain of it. */
export function readDurations(s: Scanner): void {
	shortfalls(s);
	years(s);
	months(s);
}

function numberIn(s: Scanner, text: string | undefined): number | undefined {
	return text === undefined
		? undefined
		: parseNumber(text, s.lexis.phrases.numerals);
}

const lasting = (value: number): Found => ({ kind: "duration", value });

/** 差一个月满一年, 一年差一个月 */
function shortfalls(s: Scanner): void {
	const { year, month, halfYear, short, full } = s.lexis.phrases.durations;
	const { number } = s.lexis;
	const make = (all: string | undefined, lacking: string | undefined) => {
		const [y, m] = [numberIn(s, all), numberIn(s, lacking)];
		if (y === undefined || m === undefined || y >= 50) return null;
		const left = Math.round(y * 12) - m;
		return left > 0 ? lasting(left) : null;
	};
	s.take(`(?<=${short})(${number})${month}${full}(${number})${year}`, (m) =>
		make(m[2], m[1]),
	);
	s.take(`(?<=${short})${halfYear}${full}(${number})${year}`, (m) => {
		const y = numberIn(s, m[1]);
		return y === undefined || y >= 50 ? null : lasting(y * 12 - 6);
	});
	s.take(`(${number})${year}${short}(${number})${month}`, (m) =>
		make(m[1], m[2]),
	);
}

/** 两年, 一年半, 十年零三个月, 1.5年, 半年, 十多年 */
function years(s: Scanner): void {
	const { year, month, halfYear, halfMore, and, more } =
		s.lexis.phrases.durations;
	const { number } = s.lexis;
	s.take(
		`(${number})${more}?${year}(?:${and}(${number})${month}|(${halfMore})(?!${month}))?`,
		(m, before, after) => {
			const full = numberIn(s, m[1]);
			if (full === undefined || !isDuration(s, m[1], full, before, after))
				return null;
			const rest = m[3] === undefined ? 0 : numberIn(s, m[3]);
			const half = m[4] === undefined ? 0 : 6;
			if (rest === undefined) return null;
			return lasting(Math.round(full * 12) + rest + half);
		},
	);
	s.take(halfYear, (_m, before, after) =>
		isDuration(s, "", 0.5, before, after) ? lasting(6) : null,
	);
}

/** 18个月, 11个多月 */
function months(s: Scanner): void {
	const { month, halfMonth } = s.lexis.phrases.durations;
	const { number } = s.lexis;
	s.take(`(${number})${halfMonth}`, () => null);
	s.take(`(${number})${month}`, (m, before, after) => {
		const value = numberIn(s, m[1]);
		if (value === undefined) return null;
		return isDuration(s, "", 0, before, after) ? lasting(value) : null;
	});
}

/** Not 2021年, 93年的, 第三年, 快一年, 05年. */
function isDuration(
	s: Scanner,
	text: string | undefined,
	years: number,
	before: string,
	after: string,
): boolean {
	const { notBefore, notAfter } = s.lexis.phrases.durations;
	if (years >= 50 || /^0/.test(text ?? "")) return false;
	return (
		!s.lexis.regex(notBefore).test(before) &&
		!s.lexis.regex(notAfter).test(after)
	);
}
