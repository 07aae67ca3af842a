import {
	addDays,
	addMonths,
	dayFrom,
	dayOfMonth,
	dayOfWeek,
	monthFrom,
	monthNumber,
	monthOf,
	yearOf,
} from "../calendar.ts";
import { digitByDigit, parseNumber } from "./numerals.ts";
import type { Found, Scanner } from "./scan.ts";

/** A year said with two digits: up to five years ahead of the day of asking it is of this century. */
function fullYear(year: number, asOf: string): number {
	if (year >= 100) return year;
	const now = yearOf(asOf);
	const century = now - (now % 100);
	return year <= (now % 100) + 5 ? century + year : century - 100 + year;
}

/** Reads days and months in everyday words, relative to the day of asking. */
export class Dates {
	private readonly s: Scanner;
	private readonly yearPart: string;
	private readonly monthPart: string;

	constructor(scanner: Scanner) {
		this.s = scanner;
		const { dates, numerals } = this.phrases;
		const { small, words } = scanner.lexis;
		const digits = Object.keys(numerals.digits).join("");
		this.yearPart = `(?:(?:(\\d{4}|(?<!\\d)\\d{2}|[${digits}]{2}|[${digits}]{4})${dates.year}|(${words(dates.years)}))${dates.link})`;
		this.monthPart = `(?<![\\d.])(${small})${dates.month}`;
	}

	private get phrases() {
		return this.s.lexis.phrases;
	}

	read(): void {
		this.ranges();
		this.written();
		this.relativeMonths();
		this.monthAndDay();
		this.agoAndEnds();
		this.weekdays();
		this.days();
	}

	/** 7号到10号, 每月8号: talk about the rule, not a day of one's own. */
	private ranges(): void {
		const { small } = this.s.lexis;
		const { range, every, day } = this.phrases.dates;
		const one = `(?:${this.yearPart}?${small}${this.phrases.dates.month})?${small}?${day}?`;
		this.s.take(
			`(?<![\\d.\\-/])${small}(?:${this.phrases.dates.month})?(?:${small})?${day}?${range}${one}(?:${day}|${this.phrases.dates.month})(?![\\d])`,
			(m) => (this.s.lexis.regex(range).test(m[0]) ? this.rule() : undefined),
		);
		this.s.take(`${small}${day}`, (_m, before) =>
			this.s.lexis.regex(every).test(before) ? this.rule() : undefined,
		);
	}

	private rule(): null {
		this.s.speaksOfDays = true;
		return null;
	}

	/** 2021/8/15, 2026-08-11, 20260811, 2025-12, 8.15 */
	private written(): void {
		this.s.take(
			"(?<![\\d.])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d.])",
			(m) => this.day(Number(m[1]), Number(m[3]), Number(m[4]), m[0]),
		);
		this.s.take("(?<!\\d)((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?!\\d)", (m) =>
			this.day(Number(m[1]), Number(m[2]), Number(m[3]), m[0]),
		);
		this.s.take("(?<![\\d.])((?:19|20)\\d\\d)[-/.](\\d{1,2})(?![\\d.])", (m) =>
			this.month(Number(m[1]), Number(m[2]), m[0]),
		);
		const { notDate } = this.phrases.dates;
		this.s.take(
			`(?<![\\d./-])(\\d{1,2})[./](\\d{1,2})(?![\\d./]|\\s*${notDate})`,
			(m) => {
				const [month, day] = [Number(m[1]), Number(m[2])];
				if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
				return this.guessed(month, day, m[0]);
			},
		);
	}

	/** 上个月25号, 上月25, 上个月 */
	private relativeMonths(): void {
		const { months, day, notDate, link } = this.phrases.dates;
		const { small, words } = this.s.lexis;
		this.s.take(
			`(${words(months)})${link}(?:(${small})(?:${day}|(?![\\d]|\\s*${notDate})))`,
			(m) => {
				const month = this.shifted(months[m[1] ?? ""] ?? 0);
				return this.day(
					yearOf(month),
					monthNumber(month),
					this.number(m[2]) ?? 0,
					m[0],
				);
			},
		);
		// This month without a day (这个月报) says nothing; last month may be an answer.
		this.s.take(`(${words(months)})`, (m) => {
			const by = months[m[1] ?? ""] ?? 0;
			return by === 0 ? undefined : { kind: "month", value: this.shifted(by) };
		});
	}

	/** 2005年8月25日, 去年9月5号, 十一月十一号, 8月20, 七六年五月, 9月 */
	private monthAndDay(): void {
		const { day, notDate, link } = this.phrases.dates;
		const { small } = this.s.lexis;
		const { vagueAfter } = this.phrases.numerals;
		this.s.take(
			`${this.yearPart}?${this.monthPart}${link}(${small})(?:${day}|(?![\\d]|\\s*${notDate}|${vagueAfter}))`,
			(m) => {
				const [, year, relative, month, dayText] = m;
				const d = this.number(dayText);
				const mo = this.number(month);
				if (d === undefined || mo === undefined) return undefined;
				const y = this.year(year, relative);
				return y === undefined
					? this.guessed(mo, d, m[0])
					: this.day(y, mo, d, m[0]);
			},
		);
		this.s.take(`${this.yearPart}?${this.monthPart}`, (m, before) => {
			if (this.s.lexis.regex(this.phrases.dates.every).test(before))
				return null;
			const mo = this.number(m[3]);
			if (mo === undefined) return undefined;
			const y = this.year(m[1], m[2]);
			return y === undefined
				? this.guessed(mo, undefined, m[0])
				: this.month(y, mo, m[0]);
		});
	}

	/** 三个月前, 两年前, 10天前, 去年底, 年初 */
	private agoAndEnds(): void {
		const { durations, dates } = this.phrases;
		const { number, words } = this.s.lexis;
		this.s.take(`(${number})${dates.agoDays}${dates.ago}`, (m) => {
			const n = this.number(m[1]);
			return n === undefined || n > 40000
				? undefined
				: { kind: "day", value: addDays(this.s.asOf, -Math.round(n)) };
		});
		this.s.take(
			`(?:(${number})(?:(${durations.year})|${durations.month})|(${durations.halfYear}))${dates.ago}`,
			(m) => {
				const n = m[3] === undefined ? this.number(m[1]) : 6;
				if (n === undefined || n > 1200) return undefined;
				const months = m[2] === undefined ? n : n * 12;
				return { kind: "month", value: this.shifted(-Math.round(months)) };
			},
		);
		this.s.take(
			`(?:(${words(dates.years)})${dates.link}(${dates.yearEnd})|(${words(dates.years)})?${dates.link}(${dates.yearStart}))`,
			(m) => {
				const y = yearOf(this.s.asOf) + (dates.years[m[1] ?? m[3] ?? ""] ?? 0);
				return this.month(y, m[2] === undefined ? 1 : 12, m[0]);
			},
		);
	}

	/** 下周一, 上个礼拜三, 周五 */
	private weekdays(): void {
		const { weeks, week, weekdays } = this.phrases.dates;
		const { words } = this.s.lexis;
		this.s.take(`(${words(weeks)})?${week}(${words(weekdays)})`, (m) => {
			const by = weeks[m[1] ?? ""] ?? 0;
			const target = weekdays[m.at(-1) ?? ""] ?? 1;
			const days = target - dayOfWeek(this.s.asOf) + by * 7;
			return { kind: "day", value: addDays(this.s.asOf, days) };
		});
	}

	/** 今天9号 (the 9th is what counts), 昨天, 20号 */
	private days(): void {
		const { days, day, is } = this.phrases.dates;
		const { small, words } = this.s.lexis;
		this.s.take(`(?:${words(days)})?${is}(${small})${day}`, (m) => {
			const d = this.number(m[1]);
			if (d === undefined) return undefined;
			const month = monthOf(this.s.asOf);
			const found = this.day(yearOf(month), monthNumber(month), d, m[0]);
			return found && { ...found, yearGuessed: true, monthSaid: false };
		});
		this.s.take(`(${words(days)})`, (m) => ({
			kind: "day",
			value: addDays(this.s.asOf, days[m[1] ?? ""] ?? 0),
		}));
	}

	private number(text: string | undefined): number | undefined {
		return text === undefined
			? undefined
			: parseNumber(text, this.phrases.numerals);
	}

	private year(
		text: string | undefined,
		relative: string | undefined,
	): number | undefined {
		const { asOf } = this.s;
		if (relative !== undefined)
			return yearOf(asOf) + (this.phrases.dates.years[relative] ?? 0);
		if (text === undefined) return undefined;
		const y = digitByDigit(text, this.phrases.numerals);
		return y === undefined ? undefined : fullYear(y, asOf);
	}

	private shifted(months: number): string {
		return addMonths(monthOf(this.s.asOf), months);
	}

	private day(y: number, m: number, d: number, said: string): Found | null {
		const value = dayFrom(y, m, d);
		if (value === undefined) this.s.impossible.push(said);
		return value === undefined ? null : { kind: "day", value };
	}

	private month(y: number, m: number, said: string): Found | null {
		const value = monthFrom(y, m);
		if (value === undefined) this.s.impossible.push(said);
		return value === undefined ? null : { kind: "month", value };
	}

	/** Without a year: this year, unless that lies more than half a year ahead (12月20号, said in January). */
	private guessed(
		m: number,
		d: number | undefined,
		said: string,
	): Found | null {
		const now = monthOf(this.s.asOf);
		const year = m - monthNumber(now) > 6 ? yearOf(now) - 1 : yearOf(now);
		const found =
			d === undefined ? this.month(year, m, said) : this.day(year, m, d, said);
		return found && { ...found, yearGuessed: true };
	}
}

/** A day whose year (or month) was guessed, moved to the nearest one not after, or not before, a day. */
export function lean(
	value: string,
	to: "past" | "future",
	asOf: string,
	monthSaid: boolean,
): string {
	const now = value.length === 7 ? monthOf(asOf) : asOf;
	const months = monthSaid ? 12 : 1;
	const wrong = to === "past" ? value > now : value < now;
	if (!wrong) return value;
	const month = value.length === 7 ? value : monthOf(value);
	const moved = addMonths(month, to === "past" ? -months : months);
	if (value.length === 7) return moved;
	return dayFrom(yearOf(moved), monthNumber(moved), dayOfMonth(value)) ?? value;
}
