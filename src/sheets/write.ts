import { writeCsv as csvOf } from "hucre/csv";
import {
	type Cell,
	type CellStyle,
	type WriteSheet,
	writeXlsx,
} from "hucre/xlsx";
import type { CellValue } from "../actions/pure.ts";
import { guarded } from "./formula-guard.ts";

/** A sheet to be written. */
export interface SheetOut {
	readonly name: string;
	readonly rows: readonly (readonly CellValue[])[];
	/** Rows at the top that are kept in sight. */
	readonly frozen?: number;
	/** Widths in characters, from the first column. */
	readonly widths?: readonly number[];
	/** 0-based cells to be shown as changed or faulty. */
	readonly marked?: readonly (readonly [row: number, column: number])[];
	/** 0-based column whose texts have several lines. */
	readonly wrapped?: number;
	/** Empty rows set to text below the first, for a list that is to be filled in. */
	readonly textRows?: number;
}

const mark: CellStyle = {
	fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF2CC" } },
};
const wrap: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
const text: CellStyle = { numFmt: "@" };

/**
 * Writes an xlsx. Text stays text whatever it begins with (a typed string is never worked out), so
 * numbers of 18 digits keep their tail; formulas are never written.
 */
export async function writeSheets(
	sheets: readonly SheetOut[],
): Promise<Uint8Array> {
	return writeXlsx({ sheets: sheets.map(toSheet), stringMode: "shared" });
}

function toSheet(sheet: SheetOut): WriteSheet {
	const { name, rows, frozen, widths, textRows = 0 } = sheet;
	const empty = (rows[0] ?? []).map(() => null);
	return {
		name: nameOf(name),
		rows: [
			...rows.map((row) => row.map(toCell)),
			...Array.from({ length: textRows }, () => empty),
		],
		...(widths
			? {
					columns: widths.map((width) => ({
						width,
						...(textRows > 0 ? { style: text } : {}),
					})),
				}
			: {}),
		...(frozen ? { freezePane: { rows: frozen } } : {}),
		cells: styledCells(sheet),
	};
}

function styledCells({ rows, marked = [], wrapped }: SheetOut) {
	const cells = new Map<string, Partial<Cell>>();
	const style = (row: number, column: number, style: CellStyle) => {
		const value = toCell(rows[row]?.[column] ?? null);
		cells.set(`${row},${column}`, { value, style });
	};
	for (const [row, column] of marked) style(row, column, mark);
	if (wrapped !== undefined)
		for (const [i, row] of rows.entries())
			if (row[wrapped]) style(i, wrapped, wrap);
	return cells;
}

function toCell(value: CellValue): string | number | boolean | Date | null {
	return typeof value === "object" && value !== null
		? new Date(`${value.day}T00:00:00Z`)
		: value;
}

/** What Excel allows as a sheet's name: 31 characters, none of []:*?/\ */
function nameOf(name: string): string {
	return name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31) || "Sheet";
}

/**
 * Writes a csv in UTF-8 with the mark by which Excel knows it, and an apostrophe before what a
 * spreadsheet would work out (= + - @); readSheets takes it off again.
 */
export function writeCsv(rows: readonly (readonly CellValue[])[]): Uint8Array {
	const lines = rows.map((row) =>
		row.map((v) => {
			if (typeof v === "string") return guarded(v);
			return typeof v === "object" && v !== null ? v.day : v;
		}),
	);
	return new TextEncoder().encode(csvOf(lines, { bom: true }));
}
