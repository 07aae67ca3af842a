import type { Findings } from "./findings.ts";
import type { TableRow } from "./table.ts";

/** Rows of a table that are one pair: the same answer, said in several ways. */
export interface Group<C extends string> {
	readonly key: string;
	readonly first: TableRow<C>;
	readonly rows: TableRow<C>[];
}

/**
 * Puts rows together. Those with a key of their own belong together by it; those without one where they
 * are alike in all of `alike`, which is told.
 */
export function grouped<C extends string>(
	rows: readonly TableRow<C>[],
	keyOf: (row: TableRow<C>) => string,
	alike: readonly C[],
	findings: Findings,
): Group<C>[] {
	const groups = new Map<string, Group<C>>();
	let merged = 0;
	for (const row of rows) {
		const own = keyOf(row);
		const like = alike.map((c) => row.get(c));
		// A row without an answer is like no other.
		const key = own
			? `=${own}`
			: like[0]?.trim()
				? JSON.stringify(like)
				: `line ${row.line}`;
		const known = groups.get(key);
		if (known && !own) merged++;
		if (known) known.rows.push(row);
		else groups.set(key, { key: own || key, first: row, rows: [row] });
	}
	if (merged > 0) findings.add("grouped", "", { count: merged });
	return [...groups.values()];
}

/**
 * The one answer of a group. Rows that say nothing agree with all; two that differ are a fault with both
 * lines: nobody could say which of them holds.
 */
export function oneAnswer<C extends string>(
	group: Group<C>,
	column: C,
	textOf: (row: TableRow<C>) => string,
	findings: Findings,
): string {
	let known: { text: string; at: string } | undefined;
	for (const row of group.rows) {
		const text = textOf(row);
		if (text === "") continue;
		const at = row.at(column);
		if (known && known.text !== text)
			findings.add("differentAnswers", at, {
				key: group.key,
				other: known.at,
				one: known.text.slice(0, 40),
				two: text.slice(0, 40),
			});
		known ??= { text, at };
	}
	return known?.text ?? "";
}

/** Names what a later row of a group says otherwise than the one that is read for all of them. */
export function tellDifferences<C extends string>(
	{ rows }: Group<C>,
	first: TableRow<C>,
	columns: readonly C[],
	findings: Findings,
): void {
	for (const row of rows)
		for (const column of columns) {
			const value = row.get(column).trim();
			if (["", "[]", first.get(column).trim()].includes(value)) continue;
			findings.add("rowDiffers", row.at(column), {
				text: value.slice(0, 60),
				other: first.at(column),
			});
		}
}
