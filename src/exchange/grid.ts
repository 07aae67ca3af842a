import { CsvError, parse } from "csv-parse/sync";
import type { Findings } from "./findings.ts";
import type { Limits } from "./limits.ts";

/** A row with the line on which it begins, 1-based. */
export interface GridRow {
	readonly line: number;
	readonly cells: readonly string[];
}

/** How a table is written. */
export interface Dialect {
	readonly delimiter: string;
	/** Cells may stand in quotation marks, as RFC 4180 has it; without, a mark is a letter like others. */
	readonly quoted: boolean;
}

/**
 * The rows of a table that hold anything, the headings first. What is broken ends the reading with its
 * line, since nothing after it can be trusted to be where it seems.
 */
export function readGrid(
	text: string,
	dialect: Dialect,
	limits: Limits,
	findings: Findings,
): GridRow[] {
	refuseLines(text, limits, findings);
	const [head = []] = recordsOf(text, dialect, 1);
	if (head.length > limits.columns)
		findings.stop("tooManyColumns", 1, {
			count: head.length,
			most: limits.columns,
		});
	const rows: GridRow[] = [];
	let line = 1;
	const take = (cells: readonly string[]) => {
		if (cells.some((c) => c !== "")) rows.push({ line, cells });
		line += 1 + cells.reduce((n, c) => n + breaksIn(c), 0);
	};
	try {
		recordsOf(text, dialect).forEach(take);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		// What stands before the fault is read again, to know on which line the fault begins.
		recordsOf(text, dialect, Number(error.records)).forEach(take);
		const code =
			error.code === "CSV_QUOTE_NOT_CLOSED" ? "openQuote" : "brokenLine";
		findings.stop(code, `${line}:${Number(error.column) + 1 || 1}`);
	}
	return rows;
}

function recordsOf(text: string, dialect: Dialect, to?: number): string[][] {
	if (to === 0) return [];
	return parse(text, {
		delimiter: dialect.delimiter,
		quote: dialect.quoted ? '"' : null,
		record_delimiter: ["\r\n", "\n"],
		relax_column_count: true,
		...(to === undefined ? {} : { to }),
	});
}

const breaksIn = (cell: string): number => cell.split("\n").length - 1;

/** Lines are looked at before records: a million of them, or one without end, need no parser. */
function refuseLines(text: string, limits: Limits, findings: Findings): void {
	let count = 1;
	for (let from = 0; ; count++) {
		const end = text.indexOf("\n", from);
		const length = (end === -1 ? text.length : end) - from;
		if (length > limits.lineCharacters)
			findings.stop("longLine", count, {
				count: length,
				most: limits.lineCharacters,
			});
		if (end === -1) break;
		from = end + 1;
	}
	if (count > limits.rows)
		findings.stop("tooManyRows", "", { count, most: limits.rows });
}
