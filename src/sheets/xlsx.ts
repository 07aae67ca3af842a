import { cellRef, readXlsx, type StreamRow, streamXlsxRows } from "hucre/xlsx";
import type { CellValue, Grid, GridRow } from "../actions/pure.ts";
import type { FileLimits } from "./limits.ts";
import { FileRefused } from "./refusal.ts";
import { scanParts } from "./scan.ts";
import type { Workbook } from "./workbook.ts";
import { type Part, partsOf } from "./zip.ts";

/**
 * Reads an xlsx (ECMA-376) row by row, visible sheets only.
 * Formulas are not worked out: what the file holds as their last result is read.
 * @throws {FileRefused}
 */
export async function readWorkbook(
	bytes: Uint8Array,
	limits: FileLimits,
): Promise<Workbook> {
	const parts = partsOf(bytes, limits);
	refuseForeign(parts);
	const { hasFormulas } = await scanParts(bytes, parts, limits);
	try {
		const { visible, hidden } = await sheetNames(bytes);
		if (visible.length === 0) throw new FileRefused("noSheet");
		if (visible.length > limits.sheets)
			throw new FileRefused("tooManySheets", {
				count: visible.length,
				most: limits.sheets,
			});
		const grids: Grid[] = [];
		for (const name of visible)
			grids.push(await readSheet(bytes, name, limits));
		return {
			kind: "xlsx",
			grids,
			remarks: [
				...(hidden > 0 ? (["hiddenSheets"] as const) : []),
				...(hasFormulas ? (["formulas"] as const) : []),
			],
		};
	} catch (error) {
		if (error instanceof FileRefused) throw error;
		// Whatever else the reader stumbles over, the file is not one that Excel writes.
		throw new FileRefused("broken");
	}
}

function refuseForeign(parts: readonly Part[]): void {
	const has = (pattern: RegExp) => parts.some((p) => pattern.test(p.name));
	if (has(/vbaproject\.bin$/i)) throw new FileRefused("macros");
	if (has(/^xl\/workbook\.bin$/i)) throw new FileRefused("binaryWorkbook");
	if (!has(/^\[Content_Types\]\.xml$/) || !has(/^xl\//i))
		throw new FileRefused("notSheet", { extension: "xlsx" });
}

async function sheetNames(
	bytes: Uint8Array,
): Promise<{ visible: string[]; hidden: number }> {
	const visible: string[] = [];
	let hidden = 0;
	await readXlsx(bytes, {
		sheets: (sheet) => {
			if (sheet.hidden || sheet.veryHidden) hidden += 1;
			else visible.push(sheet.name);
			return false;
		},
	});
	return { visible, hidden };
}

async function readSheet(
	bytes: Uint8Array,
	name: string,
	limits: FileLimits,
): Promise<Grid> {
	const rows: GridRow[] = [];
	let last = 0;
	let empty = 0;
	for await (const { index, values } of streamXlsxRows(bytes, {
		sheet: name,
	})) {
		const row = index + 1;
		if (!Number.isInteger(row) || row <= last) throw new FileRefused("broken");
		last = row;
		const cells = cellsOf({ index, values }, name, limits);
		if (cells.length > 0) rows.push({ row, cells });
		else if (++empty > limits.emptyRows)
			throw new FileRefused("emptyRows", { sheet: name, most: empty - 1 });
	}
	return { name, rows };
}

/** A row's cells up to its last value. */
function cellsOf(
	{ index, values }: StreamRow,
	sheet: string,
	limits: FileLimits,
): CellValue[] {
	let length = values.length;
	while (length > 0 && isEmpty(values[length - 1])) length -= 1;
	if (length === 0) return [];
	const at = { sheet, cell: cellRef(index, length - 1) };
	if (index >= limits.rows)
		throw new FileRefused("tooManyRows", { ...at, most: limits.rows });
	if (length > limits.columns)
		throw new FileRefused("tooManyColumns", { ...at, most: limits.columns });
	return values.slice(0, length).map((value, column) => {
		if (typeof value === "string" && value.length > limits.cellCharacters)
			throw new FileRefused("longCell", {
				sheet,
				cell: cellRef(index, column),
				most: limits.cellCharacters,
			});
		return cellOf(value);
	});
}

const isEmpty = (value: StreamRow["values"][number] | undefined): boolean =>
	value === null || value === undefined || value === "";

function cellOf(value: StreamRow["values"][number] | undefined): CellValue {
	if (value instanceof Date) {
		const year = value.getUTCFullYear();
		// What Excel itself shows where a number is no day of its calendar.
		if (!(year >= 1900 && year <= 9999)) return "########";
		return { day: value.toISOString().slice(0, 10) };
	}
	return isEmpty(value) ? null : (value as string | number | boolean);
}
