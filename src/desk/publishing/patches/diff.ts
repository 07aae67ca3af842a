import { isDeepStrictEqual } from "node:util";
import type { Operation, Step, Value } from "./operation.ts";

type Place = Pick<Operation, "file" | "id">;

/** The operations that make one value of a data file into another, in an order in which they can be carried out. */
export function operationsBetween(
	place: Place,
	from: Value,
	to: Value,
	path: readonly Step[] = [],
): Operation[] {
	if (isDeepStrictEqual(from, to)) return [];
	if (Array.isArray(from) && Array.isArray(to) && to.length > 0)
		return betweenLists(place, from, to, path);
	if (isMap(from) && isMap(to)) return betweenMaps(place, from, to, path);
	return [{ ...place, path: [...path], from, to }];
}

type MapValue = { readonly [key: string]: Value };
const isMap = (value: Value): value is MapValue =>
	typeof value === "object" && !Array.isArray(value);

function betweenMaps(
	place: Place,
	from: MapValue,
	to: MapValue,
	path: readonly Step[],
): Operation[] {
	const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
	return keys.flatMap((key): Operation[] => {
		const [old, now] = [from[key], to[key]];
		const at = [...path, key];
		if (old === undefined && now !== undefined)
			return [{ ...place, path: at, to: now }];
		if (old !== undefined && now === undefined)
			return [{ ...place, path: at, from: old }];
		return old === undefined || now === undefined
			? []
			: operationsBetween(place, old, now, at);
	});
}

/** From the end to the beginning, so that the numbers of what is still to come hold. */
function betweenLists(
	place: Place,
	from: readonly Value[],
	to: readonly Value[],
	path: readonly Step[],
): Operation[] {
	const operations: Operation[] = [];
	for (const gap of gapsOf(from, to).reverse()) {
		const old = from.slice(gap.from[0], gap.from[1]);
		const now = to.slice(gap.to[0], gap.to[1]);
		const both = Math.min(old.length, now.length);
		const at = (i: number): Step[] => [...path, gap.from[0] + i];
		// Added before the surplus is taken away: a list is never empty in between.
		for (const value of now.slice(both).reverse())
			operations.push({
				...place,
				path: at(both),
				to: value,
			});
		for (let i = old.length - 1; i >= both; i--)
			operations.push({ ...place, path: at(i), from: old[i] as Value });
		for (let i = both - 1; i >= 0; i--)
			operations.push(
				...operationsBetween(place, old[i] as Value, now[i] as Value, at(i)),
			);
	}
	return operations;
}

/** Where two lists differ: pieces between what both have in the same order. */
export interface Gap {
	readonly from: readonly [number, number];
	readonly to: readonly [number, number];
}

/** The gaps between the longest common sequence (Wagner and Fischer 1974). */
export function gapsOf(
	from: readonly unknown[],
	to: readonly unknown[],
): Gap[] {
	const length = lengths(from.map(keyOf), to.map(keyOf));
	const gaps: Gap[] = [];
	let [i, j] = [0, 0];
	while (i < from.length || j < to.length) {
		const start = [i, j] as const;
		while (
			(i < from.length || j < to.length) &&
			!(i < from.length && j < to.length && keyOf(from[i]) === keyOf(to[j]))
		) {
			const down = length[i + 1]?.[j] ?? -1;
			const right = length[i]?.[j + 1] ?? -1;
			if (i < from.length && (j >= to.length || down >= right)) i++;
			else j++;
		}
		if (i > start[0] || j > start[1])
			gaps.push({ from: [start[0], i], to: [start[1], j] });
		else [i, j] = [i + 1, j + 1];
	}
	return gaps;
}

const keyOf = (value: unknown) => JSON.stringify(value);

function lengths(a: readonly string[], b: readonly string[]): number[][] {
	const table = Array.from({ length: a.length + 1 }, () =>
		new Array<number>(b.length + 1).fill(0),
	);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const row = table[i] as number[];
			const below = table[i + 1] as number[];
			row[j] =
				a[i] === b[j]
					? (below[j + 1] ?? 0) + 1
					: Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
	return table;
}
