import type { Span } from "./numbers.ts";
import type { MaskWords } from "./schema.ts";

/** A name may be parted from what announces it by this, and by words of the data. */
const parting = "[\\s:\\uff1a=\\uff1d\"'\\u201c\\u2018\\u300c\\u3010(\\uff08]";
/** A name of several parts, as those of other peoples and other countries. */
const parted =
	/^\p{Script=Han}{1,12}(?:[·•‧∙・.]\p{Script=Han}{1,12}){1,4}|^\p{Lu}\p{Ll}{1,20}(?:[ ·]\p{Lu}\p{Ll}{1,20}){0,4}/u;
const isHan = (c: string | undefined): c is string =>
	c !== undefined && /^\p{Script=Han}$/u.test(c);

/** Names that a field (its label before it) or a sentence announces. */
export class Names {
	readonly #announced: RegExp;
	readonly #fields: ReadonlySet<string>;
	readonly #surnames: ReadonlySet<string>;
	readonly #notGiven: ReadonlySet<string>;
	readonly #notNames: readonly string[];

	constructor({ names }: Pick<MaskWords, "names">) {
		const { fields, said, links } = names;
		this.#announced = new RegExp(
			`(?<cue>${anyOf([...fields, ...said])})(?<link>(?:${parting}{0,3}(?:${anyOf(links)})?${parting}{0,3}))`,
			"gu",
		);
		this.#fields = new Set(fields);
		this.#surnames = new Set([...names.surnames, ...names.doubleSurnames]);
		this.#notGiven = new Set(names.notGiven);
		this.#notNames = names.notNames;
	}

	/** The first character stays, so that the person knows who was meant. */
	spans(text: string): Span[] {
		const spans: Span[] = [];
		for (const match of text.matchAll(this.#announced)) {
			const { cue = "", link = "" } = match.groups ?? {};
			const isField = this.#fields.has(cue);
			// A label is followed by words of all kinds, unless something parts it from its value.
			if (isField && link === "") continue;
			const from = match.index + match[0].length;
			const length = this.#lengthOf(text.slice(from, from + 80), isField);
			if (length === 0) continue;
			const name = text.slice(from, from + length);
			const [first = "", ...rest] = name.replace(/\s/g, "");
			const mark = first + "*".repeat(rest.length);
			spans.push({ from, to: from + length, mark });
		}
		return spans;
	}

	/** How far the name goes, in UTF-16 code units; 0 where none stands. */
	#lengthOf(rest: string, isField: boolean): number {
		if (this.#notNames.some((word) => rest.startsWith(word))) return 0;
		const foreign = isField ? parted.exec(rest)?.[0] : undefined;
		if (foreign) return foreign.length;
		const chars = [...rest.slice(0, 12)];
		const surname = this.#surnames.has(chars.slice(0, 2).join(""))
			? 2
			: this.#surnames.has(chars[0] ?? "")
				? 1
				: 0;
		if (surname === 0) return 0;
		const blanks = isField ? this.#blanksAt(chars, surname) : 0;
		const given = chars.slice(surname + blanks);
		if (!isHan(given[0]) || this.#notGiven.has(given[0])) return 0;
		const isLong = isHan(given[1]) && !this.#notGiven.has(given[1]);
		const count = surname + blanks + (isLong && blanks === 0 ? 2 : 1);
		return chars.slice(0, count).join("").length;
	}

	/** Names of two characters are spread in tables. */
	#blanksAt(chars: readonly string[], at: number): number {
		const blanks = chars.slice(at).findIndex((c) => !/\s/u.test(c));
		const isSpread = blanks > 0 && blanks < 3 && isHan(chars[at + blanks]);
		return isSpread && !isHan(chars[at + blanks + 1]) ? blanks : 0;
	}
}

/** Any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
	return [...words]
		.sort((a, b) => b.length - a.length)
		.map((w) => w.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"))
		.join("|");
}
