import type { FileLimits } from "./limits.ts";
import { FileRefused } from "./refusal.ts";
import { type Part, unpack } from "./zip.ts";

/** What the parts of a workbook showed before they were read. */
export interface Scanned {
	readonly hasFormulas: boolean;
}

/** An XML character may take this many bytes, as a reference such as &#x20000; */
const bytesPerCharacter = 10;
/** Cells of one row, empty ones counted, for each column that may hold a value. */
const emptyPerColumn = 5;

/**
 * Goes once over the XML of a workbook as it is unpacked, and stops at what its reader would choke on:
 * the reader builds a whole row, and a whole text, before anybody can look at it.
 * @throws {FileRefused}
 */
export async function scanParts(
	bytes: Uint8Array,
	parts: readonly Part[],
	limits: FileLimits,
): Promise<Scanned> {
	let hasFormulas = false;
	for (const part of parts) {
		if (!/\.(xml|rels|vml)$/i.test(part.name)) continue;
		const marks = /^xl\/worksheets\/[^/]+$/i.test(part.name)
			? new MarkCounter(part.name, limits)
			: undefined;
		const longest = limits.cellCharacters * bytesPerCharacter;
		let isFirst = true;
		let run = 0;
		for await (const text of textOf(bytes, part)) {
			// No spreadsheet program declares entities; who does wants them multiplied.
			if (isFirst && /<!(doctype|entity)/i.test(text.slice(0, 4096)))
				throw new FileRefused("entities");
			isFirst = false;
			const open = text.indexOf("<");
			run += open === -1 ? text.length : open;
			if (run > longest)
				throw new FileRefused("longCell", {
					sheet: part.name,
					cell: "",
					most: limits.cellCharacters,
				});
			if (open !== -1) run = text.length - text.lastIndexOf("<");
			marks?.count(text);
		}
		hasFormulas ||= marks?.hasFormulas ?? false;
	}
	return { hasFormulas };
}

/** A part as text, one byte a character: enough for the marks, which are ASCII. */
async function* textOf(bytes: Uint8Array, part: Part) {
	const latin = new TextDecoder("latin1");
	// A mark that is cut in two by the end of a piece is put together again.
	let rest = "";
	for await (const piece of unpack(bytes, part)) {
		const text = rest + latin.decode(piece);
		const cut = text.lastIndexOf("<");
		const keep = cut > 0 && text.length - cut < 200 ? cut : text.length;
		rest = text.slice(keep);
		yield text.slice(0, keep);
	}
	if (rest) yield rest;
}

/** Counts rows, cells and formulas of a sheet. */
class MarkCounter {
	hasFormulas = false;
	readonly #sheet: string;
	readonly #limits: FileLimits;
	#rows = 0;
	#cells = 0;
	#cellsOfRow = 0;
	#farCells = 0;

	constructor(sheet: string, limits: FileLimits) {
		this.#sheet = sheet;
		this.#limits = limits;
	}

	count(text: string): void {
		for (const [, mark] of text.matchAll(/<(?:[\w.-]+:)?(row|c|f)[\s/>]/g))
			if (mark === "c") this.#cell();
			else if (mark === "row") this.#row();
			else this.hasFormulas = true;
		const { columns } = this.#limits;
		this.#farCells += text.match(/r\s*=\s*["'][a-z]{3,}\d/gi)?.length ?? 0;
		if (this.#farCells > columns) this.#tooWide();
	}

	#cell(): void {
		const { rows, columns } = this.#limits;
		this.#cells += 1;
		this.#cellsOfRow += 1;
		if (this.#cellsOfRow > columns * emptyPerColumn) this.#tooWide();
		if (this.#cells > rows * columns) this.#tooWide();
	}

	#row(): void {
		const { rows, emptyRows } = this.#limits;
		this.#cellsOfRow = 0;
		this.#rows += 1;
		if (this.#rows > rows + emptyRows)
			throw new FileRefused("emptyRows", {
				sheet: this.#sheet,
				most: emptyRows,
			});
	}

	#tooWide(): never {
		throw new FileRefused("tooManyColumns", {
			sheet: this.#sheet,
			cell: "",
			most: this.#limits.columns,
		});
	}
}
