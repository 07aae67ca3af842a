import { addDays, addMonths } from "./calendar.ts";
import type { Cell } from "./cell.ts";
import type { Value, ValueType } from "./contract.ts";
import type { Part } from "./wording.ts";

/** What an input of a table can be: its type and, where they are counted, its values. */
export interface Domain {
	readonly type: ValueType;
	readonly options?: readonly string[] | undefined;
	readonly nullable?: boolean | undefined;
	readonly min?: number | undefined;
	readonly max?: number | undefined;
	readonly integer?: boolean | undefined;
}

export interface Row {
	/** 0-based. */
	readonly index: number;
	/** One a table input; undefined is "-". */
	readonly cells: readonly (Cell | undefined)[];
	readonly conclusion: string;
	/** What this row says in the place of {because}. */
	readonly because?: readonly Part[] | undefined;
}

/** A table row as far as it can be judged. */
export interface Judged {
	readonly row: Row;
	/** undefined: not known. */
	readonly holds: boolean | undefined;
	/** Indices of the inputs whose test is not known. */
	readonly unknown: readonly number[];
}

/** A decision table (决策表), compiled. */
export interface Table {
	readonly hitPolicy: "first" | "collect";
	readonly inputs: readonly string[];
	readonly rows: readonly Row[];
	readonly none?: string | undefined;
	/** What evaluate says of a row that fails, or holds: made once, since a file check says it millions of times. */
	readonly failed: readonly Judged[];
	readonly held: readonly Judged[];
	/** For each input one value out of every stretch that the cells tell apart. */
	readonly atoms: readonly (readonly Value[])[];
	/** accepts[row][input][atom] */
	readonly accepts: readonly (readonly (readonly boolean[])[])[];
}

export function isNumeric(type: ValueType): boolean {
	return (
		type === "number" ||
		type === "money" ||
		type === "share" ||
		type === "duration"
	);
}

export function buildTable(
	hitPolicy: Table["hitPolicy"],
	inputs: readonly string[],
	domains: readonly Domain[],
	rows: readonly Row[],
	none?: string,
): Table {
	const atoms = domains.map((domain, i) =>
		atomsOf(
			domain,
			rows.map((row) => row.cells[i]),
		),
	);
	const accepts = rows.map((row) =>
		row.cells.map((cell, i) =>
			(atoms[i] ?? []).map((value) => cell?.holds(value) ?? true),
		),
	);
	const failed = rows.map((row) => ({ row, holds: false, unknown: [] }));
	const held = rows.map((row) => ({ row, holds: true, unknown: [] }));
	return { hitPolicy, inputs, rows, none, failed, held, atoms, accepts };
}

function atomsOf(
	domain: Domain,
	cells: readonly (Cell | undefined)[],
): Value[] {
	const none: Value[] = domain.nullable ? [null] : [];
	if (domain.type === "yesNo") return [true, false, ...none];
	if (domain.options) return [...domain.options, ...none];
	const ends = [...new Set(cells.flatMap(endpoints))];
	if (isNumeric(domain.type))
		return [...stretches(ends as number[], domain), ...none];
	if (domain.type === "day" || domain.type === "month") {
		const step = domain.type === "day" ? addDays : addMonths;
		return [...dateStretches(ends as string[], step), ...none];
	}
	// Free text: what the cells name, and anything else.
	return [...(ends as string[]), "\u0000", ...none];
}

function endpoints(cell: Cell | undefined): (number | string)[] {
	return (cell?.tests ?? []).flatMap((test) => {
		const ends = test.kind === "equal" ? [test.to] : [test.low, test.high];
		return ends.flatMap((end) =>
			typeof end?.value === "number" || typeof end?.value === "string"
				? [end.value]
				: [],
		);
	});
}

/** Every endpoint, and a number between each two and beyond the ends, if there is one in the domain. */
function stretches(ends: number[], domain: Domain): number[] {
	const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } =
		domain;
	const sorted = ends.sort((a, b) => a - b);
	const values = sorted.flatMap((end, i) => {
		const next = sorted[i + 1];
		const between = next === undefined ? end + 1 : (end + next) / 2;
		return [end, domain.integer ? Math.floor(between) : between];
	});
	const first = sorted[0];
	if (first !== undefined) values.unshift(first - 1);
	const inside = [...new Set(values)].filter((v) => v >= min && v <= max);
	return inside.length > 0 ? inside : [Number.isFinite(min) ? min : 0];
}

function dateStretches(
	ends: string[],
	step: (date: string, by: number) => string,
): string[] {
	const sorted = ends.sort();
	const first = sorted[0];
	if (first === undefined) return ["2000-01-01"];
	const values = sorted.flatMap((end) => [end, step(end, 1)]);
	return [...new Set([step(first, -1), ...values])];
}
