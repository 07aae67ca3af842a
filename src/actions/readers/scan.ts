import type { Lexis } from "./lexis.ts";

/**
 * How far around a value its words are looked for. Patterns that end in $ go over all that comes before,
 * so without a bound a message of one long clause would take seconds.
 */
export const NEAR = 24;

/** Something in the text that could be the value of a slot. */
export interface Token {
	readonly kind:
		| "day"
		| "month"
		| "year"
		| "duration"
		| "age"
		| "money"
		| "share"
		| "number"
		| "code";
	readonly value: number | string;
	readonly from: number;
	readonly to: number;
	/** day, month: no year was said, so that a slot may lean to the past or the future. */
	readonly yearGuessed?: boolean;
	/** day, month: said with a year in figures. */
	readonly yearSaid?: boolean;
	/** Not even the month was said (20号). */
	readonly monthSaid?: boolean;
	/** day, month: said as a birth date. */
	readonly birth?: boolean;
	/** A border (11号以后), which only a slot with a word of its own takes. */
	readonly border?: boolean;
}

export type Found = Omit<Token, "from" | "to">;
/** What a pattern makes of a match: a token, nothing but "this is used up" (null), or nothing at all. */
export type Make = (
	match: RegExpExecArray,
	before: string,
	after: string,
) => Found | null | undefined;

/** Goes over a text with one pattern after the other; what one has taken the next no longer sees. */
export class Scanner {
	readonly tokens: Token[] = [];
	readonly impossible: string[] = [];
	/** Days were spoken of that are no day of one's own (7号到10号, 每月8号). */
	speaksOfDays = false;
	readonly lexis: Lexis;
	readonly asOf: string;
	private rest: string;
	private readonly text: string;

	constructor(text: string, lexis: Lexis, asOf: string) {
		this.text = text;
		this.rest = text;
		this.lexis = lexis;
		this.asOf = asOf;
	}

	take(source: string, make: Make): void {
		const pattern = this.lexis.regex(source, "giu");
		let match = pattern.exec(this.rest);
		while (match) {
			const from = match.index;
			const to = from + match[0].length;
			const found = make(
				match,
				this.text.slice(Math.max(0, from - NEAR), from),
				this.text.slice(to, to + NEAR),
			);
			if (found) this.tokens.push({ ...found, from, to });
			if (found !== undefined)
				this.rest =
					this.rest.slice(0, from) +
					"\0".repeat(to - from) +
					this.rest.slice(to);
			if (to === from || found === undefined) pattern.lastIndex = from + 1;
			match = pattern.exec(this.rest);
		}
	}
}
