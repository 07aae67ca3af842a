import { CsvError, parse } from "csv-parse/sync";
import type { CellValue, GridRow } from "../actions/pure.ts";
import { unguarded } from "./formula-guard.ts";
import type { FileLimits } from "./limits.ts";
import { FileRefused } from "./refusal.ts";
import type { Workbook } from "./workbook.ts";

/** An address in several lines within one cell is usual. */
const linesPerRow = 5;

/**
 * Reads a csv (RFC 4180; comma, semicolon or tab) in UTF-8, UTF-16 with its mark, or GB 18030, which
 * Excel writes on Chinese systems. Every cell is text: nothing is turned into a number on the way.
 * @throws {FileRefused}
 */
export function readCsv(
	bytes: Uint8Array,
	name: string,
	limits: FileLimits,
): Workbook {
	const { text, encoding } = decodeText(bytes);
	refuseLines(text, limits);
	const sheet = name.replace(/\.[^.]*$/, "");
	const rows: GridRow[] = [];
	for (const [i, record] of recordsOf(text, limits).entries()) {
		const cells = record.map((cell): CellValue => unguarded(cell) || null);
		while (cells.length > 0 && cells.at(-1) === null) cells.pop();
		if (cells.length === 0) continue;
		const at = { sheet, cell: i + 1 };
		if (i >= limits.rows)
			throw new FileRefused("tooManyRows", { ...at, most: limits.rows });
		if (cells.length > limits.columns)
			throw new FileRefused("tooManyColumns", { ...at, most: limits.columns });
		rows.push({ row: i + 1, cells });
	}
	return {
		kind: "csv",
		grids: [{ name: sheet, rows }],
		remarks: encoding === "gb18030" ? ["gb18030"] : [],
	};
}

/**
 * The text of a file in UTF-8, UTF-16 with its mark, or GB 18030 (of which GBK is a part).
 * @throws {FileRefused} `notText`: none of them fits, or there are zero bytes in it
 */
export function decodeText(bytes: Uint8Array): {
	text: string;
	encoding: string;
} {
	const start = `${bytes[0]},${bytes[1]}`;
	const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[start];
	for (const encoding of wide ? [wide] : ["utf-8", "gb18030"])
		try {
			const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
			if (text.includes("\0")) break;
			return { text, encoding };
		} catch {
			// The next encoding is tried; none fitting is told below.
		}
	throw new FileRefused("notText");
}

/** Lines are looked at before records: a hundred thousand of them, or one without end, need no parser. */
function refuseLines(text: string, limits: FileLimits): void {
	let count = 1;
	for (let from = 0; ; count++) {
		const end = text.indexOf("\n", from);
		if ((end === -1 ? text.length : end) - from > limits.lineCharacters)
			throw new FileRefused("longLine", {
				row: count,
				most: limits.lineCharacters,
			});
		if (end === -1) break;
		from = end + 1;
	}
	if (count > (limits.rows + limits.emptyRows) * linesPerRow)
		throw new FileRefused("tooManyLines", { count, most: limits.rows });
}

function recordsOf(text: string, limits: FileLimits): string[][] {
	try {
		return parse(text, {
			delimiter: delimiterOf(text),
			bom: true,
			relax_column_count: true,
			relax_quotes: true,
			max_record_size: limits.lineCharacters * linesPerRow,
			// Rows without a value are counted, so that row numbers stay those of Excel.
			skip_empty_lines: false,
			to: limits.rows + limits.emptyRows,
		});
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const row = Number(error.lines) || 1;
		if (error.code === "CSV_QUOTE_NOT_CLOSED")
			throw new FileRefused("openQuote", { row });
		throw new FileRefused("badLine", { row });
	}
}

/** The first line has the headings, and more separators than anything else. */
export function delimiterOf(text: string): string {
	const line = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? "";
	const count = (mark: string) => line.split(mark).length;
	return [",", ";", "\t"].reduce((best, mark) =>
		count(mark) > count(best) ? mark : best,
	);
}
