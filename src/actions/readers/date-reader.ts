import {
	addMonths,
	dayFrom,
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

/** What all readers of dates share. */
export class DateReader {
	protected readonly s: Scanner;

	constructor(scanner: Scanner) {
		this.s = scanner;
	}

	protected get phrases() {
		return this.s.lexis.phrases;
	}

	protected number(text: string | undefined): number | undefined {
		return text === undefined
			? undefined
			: parseNumber(text, this.phrases.numerals);
	}

	protected year(
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

	protected shifted(months: number): string {
		return addMonths(monthOf(this.s.asOf), months);
	}

	protected day(y: number, m: number, d: number, said: string): Found | null {
		const value = dayFrom(y, m, d);
		if (value === undefined) this.s.impossible.push(said);
		return value === undefined ? null : { kind: "day", value };
	}

	protected month(y: number, m: number, said: string): Found | null {
		const value = monthFrom(y, m);
		if (value === undefined) this.s.impossible.push(said);
		return value === undefined ? null : { kind: "month", value };
	}

	/** Without a year: this year, unless that lies more than half a year ahead (12月20号, said in January). */
	protected guessed(
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
