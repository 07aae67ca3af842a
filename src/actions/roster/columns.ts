import { plainNumber } from "../numbers.ts";
import { plain, Reading, squeeze, textOf } from "./reading.ts";
import type { RosterData } from "./schema.ts";
import {
	type ColumnGuess,
	FIELD_IDS,
	type FieldId,
	type Grid,
	type GridRow,
	type Recognised,
} from "./table.ts";

interface Guess {
	readonly field: FieldId;
	readonly why: "heading" | "near" | "values";
	/** Of two columns for one field the higher is taken. */
	readonly rank: number;
}

/**
 * Guesses what each column holds: by its heading in any of the spellings of data/roster.yaml, by a heading that
 * contains one, or (numbers of persons and phones only) by what stands in the cells. A field goes to one column.
 */
export function recogniseColumns(grid: Grid, words: RosterData): Recognised {
	const headings = new Headings(words);
	const headingRow = headings.find(grid);
	const heads = grid.rows.find((r) => r.row === headingRow)?.cells ?? [];
	const below = grid.rows
		.filter((r) => r.row > headingRow)
		.slice(0, words.search.samples);
	const width = Math.max(heads.length, ...below.map((r) => r.cells.length), 0);
	const guesses = Array.from(
		{ length: width },
		(_, i) =>
			headings.guess(textOf(heads[i])) ??
			headings.byValues(below, i, textOf(heads[i])),
	);
	const columns = guesses.map((guess, index): ColumnGuess => {
		const taken = guess && wins(guess, index, guesses) ? guess : undefined;
		return {
			index,
			heading: textOf(heads[index]).trim(),
			field: taken?.field,
			why: taken?.why ?? "none",
		};
	});
	return { headingRow, columns, ...kindOf(columns, words) };
}

function wins(
	guess: Guess,
	index: number,
	all: readonly (Guess | undefined)[],
): boolean {
	return all.every(
		(other, i) =>
			!other ||
			i === index ||
			other.field !== guess.field ||
			other.rank < guess.rank ||
			(other.rank === guess.rank && i > index),
	);
}

function kindOf(
	columns: readonly ColumnGuess[],
	{ wanted }: RosterData,
): Pick<Recognised, "kind" | "missing"> {
	const has = (field: FieldId) => columns.some((c) => c.field === field);
	if (has("message")) return { kind: "result", missing: [] };
	const missing = wanted.filter((field) => !has(field));
	const isRoster =
		(has("idNumber") || has("name")) && wanted.length - missing.length >= 2;
	return isRoster
		? { kind: "roster", missing }
		: { kind: "unknown", missing: [...missing, "message"] };
}

/** The spellings of data/roster.yaml, made ready to compare. */
class Headings {
	readonly #words: RosterData;
	readonly #reading: Reading;
	readonly #exact = new Map<string, Guess>();
	readonly #other: readonly string[];
	readonly #whole: ReadonlySet<string>;

	constructor(words: RosterData) {
		this.#words = words;
		this.#reading = new Reading(words.reading);
		this.#other = words.otherHeadings.map(squeeze);
		this.#whole = new Set(words.wholeHeadings.map(squeeze));
		for (const field of FIELD_IDS)
			for (const [i, spelling] of words.headings[field].spellings.entries())
				this.#exact.set(squeeze(spelling), {
					field,
					why: "heading",
					rank: 3000 - i,
				});
	}

	/** 1-based row with the most known headings among the first rows; 0 where there is none. */
	find(grid: Grid): number {
		let best = { row: 0, score: 0 };
		for (const { row, cells } of grid.rows.slice(0, this.#words.search.rows)) {
			const texts = cells.map(textOf);
			const guesses = texts.flatMap((t) => this.guess(t) ?? []);
			const fields = new Set(guesses.map((g) => g.field)).size;
			const exact = guesses.filter((g) => g.why === "heading").length;
			// One known heading is enough where no number of a person or phone stands beside it.
			const isData = texts.some((t) => /\d{6}/.test(t));
			const enough = fields >= 2 || (exact >= 1 && !isData);
			const score = fields * 2 + exact;
			if (enough && score > best.score) best = { row, score };
		}
		return best.row;
	}

	guess(heading: string): Guess | undefined {
		const said = squeeze(heading);
		const bare = squeeze(
			heading.normalize("NFKC").replace(/[([【].*?[)\]】]/g, ""),
		);
		const exact = this.#exact.get(said) ?? this.#exact.get(bare);
		if (exact) return exact;
		// A heading is short: a sentence that happens to hold one of the words is a title or a remark.
		if (bare.length > 16 || this.#other.some((word) => bare.includes(word)))
			return undefined;
		let near: { length: number; guess: Guess } | undefined;
		for (const [spelling, guess] of this.#exact)
			if (
				spelling.length > (near?.length ?? 0) &&
				!this.#whole.has(spelling) &&
				bare.includes(spelling)
			)
				near = { length: spelling.length, guess };
		return (
			near && {
				field: near.guess.field,
				why: "near",
				rank: near.guess.rank - 1500,
			}
		);
	}

	/** Identity and mobile numbers are known by their look, under whatever heading but one of another kind. */
	byValues(
		rows: readonly GridRow[],
		index: number,
		heading: string,
	): Guess | undefined {
		if (this.#other.some((word) => squeeze(heading).includes(word)))
			return undefined;
		const texts = rows
			.map((r) => textOf(r.cells[index]))
			.filter((t) => plain(t) !== "");
		if (texts.length === 0) return undefined;
		const share = (is: (text: string) => boolean) =>
			texts.filter(is).length / texts.length >= this.#words.search.share;
		const look = { why: "values", rank: 0 } as const;
		if (share((t) => /^\d{17}[\dX]$/.test(plainNumber(t))))
			return { field: "idNumber", ...look };
		if (share((t) => this.#reading.isMobile(this.#reading.phone(t))))
			return { field: "phone", ...look };
		return undefined;
	}
}
