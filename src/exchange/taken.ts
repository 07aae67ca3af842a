import type { Knowledge } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import type { FoundPair, Pair } from "./pair.ts";

/** The bounds of an entry's title. */
const shortest = 2;
const longest = 40;

/** A question as a title: on one line, cut where it is too long. */
export function shortTitle(question: string, room = longest): string {
	const line = question.replace(/\s+/g, " ").trim();
	if (lettersIn(line) >= shortest && line.length <= room) return line;
	// Cut by letters, not by code units: half an emoji is none.
	let cut = "";
	for (const letter of line) {
		if (cut.length + letter.length > room - 1) break;
		cut += letter;
	}
	return `${cut}…`;
}

const lettersIn = (text: string): number => [...text].length;

/** Titles, phrasings and codes that stand somewhere already; each may stand once in all our data. */
export class Taken {
	readonly #titles: Map<string, string>;
	readonly #phrasings: Map<string, string>;
	readonly #codes: Map<string, string>;

	constructor({ entries }: Pick<Knowledge, "entries">) {
		this.#titles = new Map(entries.map((e) => [e.title, e.id]));
		this.#phrasings = new Map(
			entries.flatMap((e) => e.utterances.map((u) => [u, e.id] as const)),
		);
		this.#codes = new Map(
			entries.flatMap((e) => (e.code ? [[e.code, e.id] as const] : [])),
		);
	}

	/** A title that nobody has: shortened, or numbered, where it must be. */
	title({ title, place, own }: FoundPair, findings: Findings): string {
		// Ours was a title before: only what cannot be one is changed.
		const fits = lettersIn(title) >= shortest && title.length <= longest;
		let free = own && fits ? title : shortTitle(title);
		if (free !== title)
			findings.add("titleShortened", place, { title: free, from: title });
		for (let n = 2; this.#titles.has(free); n++) {
			const mark = ` (${n})`;
			const next = `${shortTitle(title, longest - mark.length)}${mark}`;
			if (!this.#titles.has(next))
				findings.add("titleTaken", place, {
					title: free,
					other: this.#titles.get(free) ?? "",
					next,
				});
			free = next;
		}
		this.#titles.set(free, place);
		return free;
	}

	/** The phrasings that nobody has; the others are named with who has them. */
	questions(
		{ questions, place }: FoundPair,
		id: string,
		findings: Findings,
	): string[] {
		const own = new Set<string>();
		for (const said of questions) {
			const text = said.trim();
			const other = this.#phrasings.get(text);
			if (other === undefined && text !== "") own.add(text);
			else if (other !== id && text !== "")
				findings.add("phrasingTaken", place, { text, other: other ?? "" });
			if (other === undefined) this.#phrasings.set(text, id);
		}
		return [...own];
	}

	/** The code of a message of ours, unless another entry has it. */
	code({ own, place }: FoundPair, findings: Findings): Pick<Pair, "code"> {
		const code = own?.code;
		if (code === undefined) return {};
		const other = this.#codes.get(code);
		if (other !== undefined) findings.add("codeTaken", place, { code, other });
		this.#codes.set(code, own?.id ?? "");
		return other === undefined ? { code } : {};
	}
}
