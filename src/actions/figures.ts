import type { Value } from "./contract.ts";

/** One dated row of a figure: where and when it holds, its fields, the units it rests on. */
export interface FigureRow {
	readonly regions: readonly string[];
	readonly from?: string | undefined;
	/** The last day it holds. */
	readonly to?: string | undefined;
	readonly units: readonly string[];
	readonly fields: Readonly<Record<string, Value>>;
}

/** A dated figure of data/figures (上下限, 最低工资 …). */
export interface Figure {
	readonly id: string;
	readonly title: string;
	readonly rows: readonly FigureRow[];
}

/** Rows of the most specific region that has the figure at all; undefined where the region must be known first. */
function rowsFor(
	figure: Figure,
	path: readonly string[] | undefined,
): readonly FigureRow[] | undefined {
	if (path === undefined) {
		const everywhere = new Set(figure.rows.flatMap((r) => r.regions));
		return everywhere.size === 1 ? figure.rows : undefined;
	}
	for (const region of path) {
		const rows = figure.rows.filter((r) => r.regions.includes(region));
		if (rows.length > 0) return rows;
	}
	return [];
}

/** Months are compared as their first day. */
const asDay = (date: string) => (date.length === 7 ? `${date}-01` : date);

/** The row in force on a day, null where there is none, undefined where the region must be known first. */
export function rowInForce(
	figure: Figure,
	date: string,
	path: readonly string[] | undefined,
): FigureRow | null | undefined {
	const rows = rowsFor(figure, path);
	if (rows === undefined) return undefined;
	const day = asDay(date);
	return (
		rows.find(
			(r) => (r.from ?? "") <= day && (r.to === undefined || day <= r.to),
		) ?? null
	);
}

/** The latest row that began on or before a day, whether or not it has run out: the last that is known. */
export function lastKnownRow(
	figure: Figure,
	date: string,
	path: readonly string[] | undefined,
): FigureRow | null | undefined {
	const rows = rowsFor(figure, path);
	if (rows === undefined) return undefined;
	const day = asDay(date);
	return rows
		.filter((r) => (r.from ?? "") <= day)
		.reduce<FigureRow | null>(
			(last, r) => (last && (last.from ?? "") >= (r.from ?? "") ? last : r),
			null,
		);
}
