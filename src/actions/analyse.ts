import type { Value } from "./contract.ts";
import type { Table } from "./table.ts";

/** What is wrong with a table as a whole, found by walking all combinations that its cells can tell apart. */
export interface Analysis {
	/** Rows (0-based) that no combination reaches. */
	readonly unreachable: readonly number[];
	/** A combination for which no row holds. */
	readonly gap?: Readonly<Record<string, Value>>;
}

export function analyse(table: Table): Analysis {
	return table.hitPolicy === "first"
		? new Walk(table).run()
		: analyseCollect(table);
}

/** In a collect table rows do not shadow each other; one that no single value can pass is still dead. */
function analyseCollect(table: Table): Analysis {
	const unreachable = table.rows
		.filter((row) =>
			table.accepts[row.index]?.some((atoms) => !atoms.includes(true)),
		)
		.map((row) => row.index);
	if (table.none !== undefined) return { unreachable };
	const first = new Walk({ ...table, hitPolicy: "first" }).run();
	return first.gap ? { unreachable, gap: first.gap } : { unreachable };
}

class Walk {
	private readonly reached = new Set<number>();
	private readonly seen = new Set<string>();
	private gap: Record<string, Value> | undefined;
	private readonly table: Table;

	constructor(table: Table) {
		this.table = table;
	}

	run(): Analysis {
		const all = this.table.rows.map((row) => row.index);
		this.visit(all, 0, {});
		const unreachable = all.filter((row) => !this.reached.has(row));
		return this.gap ? { unreachable, gap: this.gap } : { unreachable };
	}

	private visit(
		rows: readonly number[],
		input: number,
		sofar: Record<string, Value>,
	): void {
		const [first] = rows;
		if (first === undefined) {
			this.gap ??= sofar;
			return;
		}
		if (isFreeFrom(this.table, first, input)) {
			this.reached.add(first);
			return;
		}
		const key = `${input}:${rows.join()}`;
		if (this.seen.has(key)) return;
		this.seen.add(key);
		for (const [left, atom] of branches(this.table, rows, input)) {
			const name = this.table.inputs[input] ?? "";
			const value = this.table.atoms[input]?.[atom] ?? null;
			this.visit(left, input + 1, { ...sofar, [name]: value });
		}
	}
}

function isFreeFrom(table: Table, row: number, input: number): boolean {
	const atoms = table.accepts[row] ?? [];
	return atoms.every((a, i) => i < input || !a.includes(false));
}

/** The different sets of rows that the values of one input leave, each with one such value. */
function branches(
	table: Table,
	rows: readonly number[],
	input: number,
): [rows: number[], atom: number][] {
	const found = new Map<string, [number[], number]>();
	const count = table.atoms[input]?.length ?? 0;
	for (let atom = 0; atom < count; atom++) {
		const left = rows.filter((r) => table.accepts[r]?.[input]?.[atom]);
		const key = left.join();
		if (!found.has(key)) found.set(key, [left, atom]);
	}
	return [...found.values()];
}

/**
 * Of the unknown inputs those that can still change the outcome, given the rows that may still hold
 * (in order, the first that surely holds last). An input that is only named in a row which can no
 * longer make a difference is not asked for.
 */
export function relevantInputs(
	table: Table,
	candidates: readonly number[],
	unknown: readonly number[],
): number[] {
	return unknown.filter((input) =>
		varies(
			table,
			candidates,
			unknown.filter((other) => other !== input),
			input,
		),
	);
}

function varies(
	table: Table,
	rows: readonly number[],
	others: readonly number[],
	input: number,
): boolean {
	const conclusions = new Set(rows.map((r) => table.rows[r]?.conclusion));
	if (conclusions.size <= 1) return false;
	const [other, ...rest] = others;
	if (other === undefined) {
		const outcomes = new Set(
			branches(table, rows, input).map(
				([left]) => table.rows[left[0] ?? -1]?.conclusion,
			),
		);
		return outcomes.size > 1;
	}
	return branches(table, rows, other).some(([left]) =>
		varies(table, left, rest, input),
	);
}
