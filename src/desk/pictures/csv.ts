import { writeCsv } from "../../sheets/index.ts";
import type { Cell, Chart, Column } from "../../web/desk/pictures/index.ts";

/**
 * A chart's whole table as CSV: UTF-8 with the mark by which Excel knows it, and an apostrophe before
 * what a spreadsheet would work out. Shares are numbers from 0 to 1, times milliseconds.
 */
export function chartCsv({ columns, rows }: Chart): Uint8Array {
	return writeCsv([
		columns.map((c) => c.heading),
		...rows.map((row) => row.map((cell, i) => plain(cell, columns[i]))),
	]);
}

/** Four digits of a share: a hundredth of a per cent. */
function plain(cell: Cell, column: Column | undefined): Cell {
	return column?.form === "share" && typeof cell === "number"
		? Math.round(cell * 10_000) / 10_000
		: cell;
}
