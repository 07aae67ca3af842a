import type { Phrases } from "../phrases.ts";
import { holds, type Needs, neededOf } from "./needed.ts";

/** The words of data/phrases.yaml, compiled, with the pieces that patterns of numbers and dates are put together from. */
export interface Lexis {
	readonly phrases: Phrases;
	/** A number, in digits or characters. */
	readonly number: string;
	/** As `number`, characters and whole digits only. */
	readonly small: string;
	/** The names of a table of words, longest first, as one alternative. */
	readonly words: (table: Readonly<Record<string, number>>) => string;
	/** The text with variants read as the usual character, place for place. */
	readonly plain: (text: string) => string;
	readonly has: (patterns: readonly string[], text: string) => boolean;
	/** Whether the text holds what the pattern needs: where not, it need not be run. */
	readonly may: (pattern: string, text: string) => boolean;
	readonly regex: (source: string, flags?: string) => RegExp;
}

const made = new WeakMap<Phrases, Lexis>();

export function lexisOf(phrases: Phrases): Lexis {
	const known = made.get(phrases);
	if (known) return known;
	const lexis = build(phrases);
	made.set(phrases, lexis);
	return lexis;
}

/** A full-width letter as the usual one; full-width marks stay, as patterns know them as they are. */
function narrow(character: string): string {
	const shift = 0xfee0;
	const code = character.codePointAt(0) ?? 0;
	const usual = String.fromCodePoint(Math.max(0, code - shift));
	return code > shift && /[a-z]/i.test(usual) ? usual : character;
}

function build(phrases: Phrases): Lexis {
	const { digits, units } = phrases.numerals;
	const chars = [...Object.keys(digits), ...Object.keys(units)].join("");
	const high = Object.keys(units).join("");
	const run = `(?<![${chars}])[${chars}]{1,10}(?![${chars}])`;
	// By flags first: to join flags and source for one key would read the whole source at every call.
	const expressions = new Map<string, Map<string, RegExp>>();
	const regex = (source: string, flags = "iu"): RegExp => {
		const known = expressions.get(flags) ?? new Map<string, RegExp>();
		expressions.set(flags, known);
		const found = known.get(source) ?? new RegExp(source, flags);
		known.set(source, found);
		found.lastIndex = 0;
		return found;
	};
	const needed = new Map<string, Needs>();
	const may = (pattern: string, text: string): boolean => {
		const needs = needed.get(pattern) ?? neededOf(pattern);
		needed.set(pattern, needs);
		return holds(text, needs);
	};
	return {
		phrases,
		// Whole runs of bounded length: a part of a longer run is never a number, and long runs cost nothing.
		number: `(?:(?<!\\d)\\d{1,12}(?:,\\d{3}){0,3}(?:\\.\\d{1,6})?(?!\\d)(?:[${high}]\\d?)?|${run})`,
		small: `(?:(?<!\\d)\\d{1,12}(?!\\d)|${run})`,
		words: (table) =>
			Object.keys(table)
				.sort((a, b) => b.length - a.length)
				.join("|"),
		plain: (text) =>
			Array.from(text, (c) => phrases.variants[c] ?? narrow(c)).join(""),
		has: (patterns, text) =>
			patterns.some((p) => may(p, text) && regex(p).test(text)),
		may,
		regex,
	};
}
