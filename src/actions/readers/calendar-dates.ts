import { DateReader } from "./date-reader.ts";
import type { Found, Scanner } from "./scan.ts";

/** Days and months with a number of their own in the calendar. */
export class CalendarDates extends DateReader {
	private readonly yearPart: string;
	private readonly monthPart: string;
	/** 今天(是) before a date, which then names today. */
	private readonly today: string;

	constructor(scanner: Scanner) {
		super(scanner);
		const { dates, numerals } = this.phrases;
		const { small, words } = scanner.lexis;
		const digits = Object.keys(numerals.digits).join("");
		this.yearPart = `(?:(?:(\\d{4}|(?<!\\d)\\d{2}|[${digits}]{2}|[${digits}]{4})${dates.year}|(${words(dates.years)}))${dates.link})`;
		this.today = `(?:(?:${words(dates.days)})${dates.is}\\s*)?`;
		this.monthPart = `(?<![\\d.])(${small})${dates.month}`;
	}

	/** 7号到10号, 每月8号: talk about the rule, not a day of one's own. */
	ranges(): void {
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
	written(): void {
		this.s.take(
			"(?<![\\d.])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d.])",
			(m) =>
				this.withYear(
					this.day(Number(m[1]), Number(m[3]), Number(m[4]), m[0]),
					m[1],
				),
		);
		this.s.take("(?<!\\d)((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?!\\d)", (m) =>
			this.day(Number(m[1]), Number(m[2]), Number(m[3]), m[0]),
		);
		this.s.take("(?<![\\d.])((?:19|20)\\d\\d)[-/.](\\d{1,2})(?![\\d.])", (m) =>
			this.withYear(this.month(Number(m[1]), Number(m[2]), m[0]), m[1]),
		);
		const { notDate } = this.phrases.dates;
		// 75.3 can only be a year and its month.
		this.s.take(
			`(?<![\\d./-])([4-9]\\d)[./](\\d{1,2})(?![\\d./]|\\s*${notDate})`,
			(m) => {
				const [year, month] = [this.year(m[1], undefined), Number(m[2])];
				if (year === undefined || month < 1 || month > 12) return undefined;
				return this.withYear(this.month(year, month, m[0]), m[1]);
			},
		);
		this.s.take(
			`(?<![\\d./-])(\\d{1,2})[./](\\d{1,2})(?![\\d./]|\\s*${notDate})`,
			(m) => {
				const [month, day] = [Number(m[1]), Number(m[2])];
				if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
				return this.guessed(month, day, m[0]);
			},
		);
	}

	/** 2005年8月25日, 去年9月5号, 十一月十一号, 8月20, 七六年五月, 9月 */
	monthAndDay(): void {
		const { day, notDate, link } = this.phrases.dates;
		const { small } = this.s.lexis;
		const { vagueAfter } = this.phrases.numerals;
		this.s.take(
			`${this.today}${this.yearPart}?${this.monthPart}${link}(${small})(?:${day}|(?![\\d]|\\s*${notDate}|${vagueAfter}))`,
			(m) => {
				const [, year, relative, month, dayText] = m;
				const d = this.number(dayText);
				const mo = this.number(month);
				if (d === undefined || mo === undefined) return undefined;
				const y = this.year(year, relative);
				return y === undefined
					? this.guessed(mo, d, m[0])
					: this.withYear(this.day(y, mo, d, m[0]), year);
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
				: this.withYear(this.month(y, mo, m[0]), m[1]);
		});
	}

	private withYear(
		found: Found | null,
		said: string | undefined,
	): Found | null {
		return found && said !== undefined ? { ...found, yearSaid: true } : found;
	}

	/** 2035年, 明年, with nothing more said of it. */
	years(): void {
		const { dates, numerals } = this.phrases;
		const { words } = this.s.lexis;
		const digits = Object.keys(numerals.digits).join("");
		this.s.take(
			`(?<![\\d.])(?:((?:19|20)\\d\\d|(?<![${digits}])(?:[${digits}]{4}|[${digits}]{2}))${dates.year}|(${words(dates.years)}))`,
			(m) => {
				// 二三年 may be two or three years as well as 2023.
				if (m[1]?.length === 2 && this.isRow(m[1])) return null;
				const value = this.year(m[1], m[2]);
				return value === undefined
					? undefined
					: { kind: "year", value, yearSaid: m[1] !== undefined };
			},
		);
	}

	/** Two digits of which the second follows on the first. */
	private isRow(text: string): boolean {
		const { digits } = this.phrases.numerals;
		const [a = 0, b = 0] = [...text].map((c) => digits[c]);
		return b === a + 1;
	}
}
