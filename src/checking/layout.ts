import type { CellValue, Grid } from "../actions/pure.ts";

/** A row as it is written; its place is its row number less one. */
export type Row = readonly CellValue[];

/** Rows in their places, so that row numbers in messages hold in the copy. */
export function rowsOf(grid: Grid): Row[] {
	const rows: Row[] = Array.from(
		{ length: grid.rows.at(-1)?.row ?? 0 },
		() => [],
	);
	for (const { row, cells } of grid.rows) rows[row - 1] = cells;
	return rows;
}

export const widest = 48;
const narrowest = 8;

/** Widths that show the first rows; a Chinese character takes two places. */
export function widthsOf(rows: readonly Row[]): number[] {
	const widths: number[] = [];
	for (const row of rows.slice(0, 100))
		for (const [i, cell] of row.entries()) {
			const width = [...textOf(cell)].reduce(
				(sum, c) => sum + (c > "\u2e7f" ? 2 : 1),
				2,
			);
			widths[i] = Math.min(widest, Math.max(widths[i] ?? narrowest, width));
		}
	return widths;
}

/** A cell as text; empty where there is none. */
export function textOf(cell: CellValue | undefined): string {
	if (cell === null || cell === undefined) return "";
	return typeof cell === "object" ? cell.day : String(cell);
}
