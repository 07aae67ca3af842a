import type {
	Finding,
	Grid,
	ResultReport,
	RosterData,
	RosterReport,
} from "../actions/pure.ts";
import { fill } from "../knowledge/pure.ts";
import type { SheetOut } from "../sheets/index.ts";
import { type Row, rowsOf, widest, widthsOf } from "./layout.ts";
import type { CheckWords } from "./words.ts";

interface Words {
	readonly copies: CheckWords["copies"];
	readonly levels: RosterData["levels"];
}
/** The sheets of the file with the sheet that was checked changed; nothing else is lost. */
function withSheet(
	grids: readonly Grid[],
	checked: string,
	change: (rows: Row[]) => Omit<SheetOut, "name">,
): SheetOut[] {
	return grids.map((grid) => ({
		name: grid.name,
		...(grid.name === checked
			? change(rowsOf(grid))
			: { rows: rowsOf(grid), widths: widthsOf(rowsOf(grid)) }),
	}));
}

/** The file with every safe correction made, marked in colour, and a sheet that lists them. */
export function correctedCopy(
	grids: readonly Grid[],
	checked: string,
	{ corrections }: Pick<RosterReport, "corrections">,
	{ copies }: Pick<Words, "copies">,
): SheetOut[] {
	const sheets = withSheet(grids, checked, (rows) => {
		const marked: [number, number][] = [];
		const changed = [...rows];
		for (const { row, index, to } of corrections) {
			const cells = [...(changed[row - 1] ?? [])];
			while (cells.length < index) cells.push(null);
			cells[index] = to;
			changed[row - 1] = cells;
			marked.push([row - 1, index]);
		}
		return { rows: changed, marked, widths: widthsOf(changed) };
	});
	const { row, cell, column, from, to, why } = copies.headings;
	const list: Row[] = corrections.map((c) => [
		c.row,
		c.cell,
		c.column,
		c.from,
		c.shown,
		c.why,
	]);
	const rows = [
		[row, cell, column, from, to, why],
		...(list.length > 0 ? list : [[copies.noChange]]),
	];
	return [
		...sheets,
		{
			name: unused(copies.changes, grids),
			rows,
			frozen: 1,
			widths: widthsOf(rows),
		},
	];
}

/** The file with what was found written beside each row, and faulty cells marked. */
export function annotatedCopy(
	grids: readonly Grid[],
	checked: string,
	headingRow: number,
	report: RosterReport | ResultReport,
	words: Words,
): SheetOut[] {
	const notes = notesOf(report, words);
	const sheets = withSheet(grids, checked, (rows) => {
		const beside = Math.max(0, ...rows.map((r) => r.length));
		const put = (row: number, text: string) => {
			const cells = [...(out[row - 1] ?? [])];
			while (cells.length < beside) cells.push(null);
			cells[beside] = text;
			out[row - 1] = cells;
		};
		const out = [...rows];
		if (headingRow > 0) put(headingRow, words.copies.findings);
		for (const [row, lines] of notes.byRow) put(row, lines.join("\n"));
		const widths = widthsOf(rows);
		widths[beside] = widest;
		return {
			rows: out,
			marked: notes.cells,
			widths,
			wrapped: beside,
			...(headingRow > 0 ? { frozen: headingRow } : {}),
		};
	});
	if (notes.whole.length === 0) return sheets;
	const rows = notes.whole.map((line) => [line]);
	const name = unused(words.copies.wholeFile, grids);
	return [...sheets, { name, rows, widths: [widest * 2] }];
}

interface Notes {
	readonly byRow: Map<number, string[]>;
	readonly whole: string[];
	readonly cells: [number, number][];
}

function notesOf(report: RosterReport | ResultReport, words: Words): Notes {
	const notes: Notes = { byRow: new Map(), whole: [], cells: [] };
	const add = (row: number | null, line: string) => {
		if (row === null) notes.whole.push(line);
		else notes.byRow.set(row, [...(notes.byRow.get(row) ?? []), line]);
	};
	if (report.kind === "roster")
		for (const finding of report.findings) {
			add(finding.row, lineOf(finding, words));
			const place = placeOf(finding.cell);
			if (place) notes.cells.push(place);
		}
	else
		for (const { rows, matter } of report.groups)
			for (const row of rows)
				if (matter)
					add(
						row,
						[matter.title, ...matter.remedies.map((r) => r.do)].join("\n"),
					);
	return notes;
}

function lineOf(finding: Finding, { copies, levels }: Words): string {
	return fill(copies.finding, {
		level: levels[finding.level],
		column: finding.column,
		message: finding.message,
		remedy: finding.remedy,
	});
}

/** C12 as 0-based row and column. */
function placeOf(cell: string | null): [number, number] | undefined {
	const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(cell ?? "") ?? [];
	if (!letters) return undefined;
	const column = [...letters].reduce(
		(sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
		0,
	);
	return [Number(row) - 1, column - 1];
}

/** A name that no sheet of the file has. */
function unused(name: string, grids: readonly Grid[]): string {
	let free = name;
	for (let n = 2; grids.some((g) => g.name === free); n++)
		free = `${name} ${n}`;
	return free;
}
