import type { Lexicon } from "./schema.ts";
import type { CharacterTable } from "./schema-characters.ts";
import { WordReplacer } from "./word-replacer.ts";

/** The names of a short list, and what was said, several times over. */
const remembered = 256;

/**
 * The normal form of a text: NFKC, lower case, simplified characters, no format characters, known
 * misspellings mended, white space single. Used on what people say and on what we index alike.
 */
export class NormalForm {
	readonly #simple = new Map<string, string>();
	readonly #sound = new Map<string, string>();
	readonly #syllables = new Set<string>();
	readonly #longest: number;
	readonly #typos: WordReplacer;
	readonly #fillers: WordReplacer;
	readonly #latin: ReadonlyMap<string, string>;
	readonly #latinWord: RegExp;
	/** What was asked for last: a turn looks at the same words, and at the same names, several times. */
	readonly #recent = new Map<string, string>();

	constructor(table: CharacterTable, lexicon: Lexicon) {
		for (const pair of table.traditional.split(" ")) {
			const [from, to] = [...pair];
			if (from && to) this.#simple.set(from, to);
		}
		for (const [sound, chars] of Object.entries(table.sounds)) {
			this.#syllables.add(sound);
			for (const char of chars) this.#sound.set(char, foldSound(sound));
		}
		this.#longest = Math.max(...[...this.#syllables].map((s) => s.length));
		this.#typos = new WordReplacer(new Map(Object.entries(lexicon.typos)));
		this.#fillers = new WordReplacer(
			new Map(lexicon.ignore.map((word) => [word, " "])),
		);
		this.#latin = new Map(
			Object.entries({ ...lexicon.pinyin, ...lexicon.abbreviations }),
		);
		this.#latinWord = new RegExp(
			`(?<![a-z])(?:${anyOf([...this.#latin.keys()]).source})(?![a-z])`,
			"gu",
		);
	}

	of(text: string): string {
		const known = this.#recent.get(text);
		if (known !== undefined) return known;
		const made = this.#make(text);
		if (this.#recent.size >= remembered)
			this.#recent.delete(this.#recent.keys().next().value ?? "");
		this.#recent.set(text, made);
		return made;
	}

	#make(text: string): string {
		let plain = "";
		for (const c of text.normalize("NFKC").toLowerCase())
			plain += this.#simple.get(c) ?? c;
		plain = plain
			.replace(/[\p{Cf}\p{Cc}]+/gu, (c) => (/[\t-\r]/.test(c) ? " " : ""))
			.replace(/\s+/gu, " ")
			.trim();
		const mended = this.#typos.of(plain);
		if (!/[a-z]/.test(mended)) return mended;
		return mended.replace(
			this.#latinWord,
			(word) => this.#latin.get(word) ?? word,
		);
	}

	/** The normal form without words that carry no meaning; the full one when nothing would be left. */
	bare(normal: string): string {
		const rest = this.#fillers.of(normal).trim();
		// Where little is left, the fillers were what was said ("谢谢啊 搞定了").
		return rest.length * 2 > normal.length ? rest : normal;
	}

	/** The reading of a character, folded so that frequent confusions coincide; undefined if none. */
	sound(char: string): string | undefined {
		return this.#sound.get(char);
	}

	/** Cuts a run of Latin letters into syllables; undefined if it is not pinyin throughout. */
	syllables(letters: string): string[] | undefined {
		// fewest[i] = how many syllables make letters[0, i): few long ones are the likelier reading.
		const fewest: (number | undefined)[] = [0];
		const begins: number[] = [];
		for (let end = 1; end <= letters.length; end++) {
			for (let start = Math.max(0, end - this.#longest); start < end; start++) {
				const count = fewest[start];
				if (count === undefined || count + 1 >= (fewest[end] ?? Infinity))
					continue;
				if (!this.#syllables.has(letters.slice(start, end))) continue;
				fewest[end] = count + 1;
				begins[end] = start;
			}
		}
		if (fewest[letters.length] === undefined) return undefined;
		const found: string[] = [];
		for (let end = letters.length; end > 0; end = begins[end] ?? 0)
			found.push(foldSound(letters.slice(begins[end], end)));
		return found.reverse();
	}
}

/** zh/z, ch/c, sh/s and -ng/-n are heard alike by half the country, and by dictation. */
function foldSound(syllable: string): string {
	return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
}

/** Any of the words, the longest first; nothing at all where there are none. */
function anyOf(words: readonly string[]): RegExp {
	const longestFirst = [...words].sort((a, b) => b.length - a.length);
	return new RegExp(longestFirst.map(escapePattern).join("|") || "(?!)", "gu");
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
