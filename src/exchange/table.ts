import type { Findings } from "./findings.ts";
import type { GridRow } from "./grid.ts";

/** A row's cells by column. */
export interface TableRow<C extends string> {
	readonly line: number;
	/** The text of a cell; empty where there is none. */
	get(column: C): string;
	/** `line:heading`, as it stands in the file. */
	at(column: C): string;
}

/**
 * Reads the headings and gives the rows below by column. Missing and doubled columns are faults, a row
 * with more cells than headings too; a column that we do not know is named with what it held.
 * @param required each with the columns that serve as well
 * @param names the headings that a column may have, in lower case, the first as we write it
 */
export function tableRows<C extends string>(
	rows: readonly GridRow[],
	names: Readonly<Record<C, readonly string[]>>,
	required: readonly (readonly [C, ...C[]])[],
	findings: Findings,
): TableRow<C>[] {
	const [head, ...body] = rows;
	if (!head) return findings.stop("noHeader", 1);
	const columnOf = new Map<string, C>();
	for (const column of Object.keys(names) as C[])
		for (const name of names[column]) columnOf.set(name, column);
	const places = new Map<C, number>();
	for (const [i, heading] of head.cells.entries()) {
		const column = columnOf.get(heading.trim().toLowerCase());
		if (column === undefined) tellUnknown(heading, i, body, head, findings);
		else if (places.has(column))
			findings.add("columnTwice", `${head.line}:${heading}`, { heading });
		else places.set(column, i);
	}
	for (const any of required)
		if (!any.some((column) => places.has(column)))
			findings.add("missingColumn", head.line, {
				column: names[any[0]][0] ?? any[0],
				names: any.flatMap((column) => names[column]).join(" "),
				found: head.cells.join(" | ").slice(0, 200),
			});
	findings.done();
	for (const { line, cells } of body) {
		const count = cells.findLastIndex((c) => c !== "") + 1;
		const most = head.cells.length;
		if (count > most) findings.add("tooManyCells", line, { count, most });
	}
	return body.map(({ line, cells }) => ({
		line,
		get: (column) => cells[places.get(column) ?? -1] ?? "",
		at: (column) => `${line}:${head.cells[places.get(column) ?? -1] ?? column}`,
	}));
}

function tellUnknown(
	heading: string,
	i: number,
	body: readonly GridRow[],
	head: GridRow,
	findings: Findings,
): void {
	const count = body.filter(({ cells }) => cells[i]?.trim()).length;
	if (heading.trim() === "" && count === 0) return;
	findings.add("unknownColumn", `${head.line}:${heading}`, { heading, count });
}
