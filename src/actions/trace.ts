import type { TraceRow } from "./contract.ts";
import type { Scope } from "./scope.ts";
import type { Judged } from "./table.ts";

/** How the values were worked out and how each row fared, for who wants to check a result. */
export function traceOf(scope: Scope, judged: readonly Judged[]): TraceRow[] {
	const { inputs } = scope.model.table;
	const rows = judged.map(
		({ row, holds }): TraceRow => ({
			kind: "row",
			row: row.index + 1,
			conclusion: row.conclusion,
			holds,
			tests: row.cells.flatMap((cell, i) => {
				if (!cell || cell.any) return [];
				const input = inputs[i] ?? "";
				const value = scope.get(input);
				const passes = value === undefined ? undefined : cell.holds(value);
				const shown = scope.shown(input);
				return [{ input, test: cell.source, value: shown, holds: passes }];
			}),
		}),
	);
	return [...scope.calls(), ...rows];
}
