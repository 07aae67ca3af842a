import type { Asked, PostingsData } from "./postings-data.ts";

/** The postings of one term of a query. */
export interface List {
	/** The term. */
	readonly id: number;
	readonly from: number;
	readonly to: number;
	/** What one 255th of the term's peak adds. */
	readonly grain: number;
	/** The most that this list can add to a document. */
	readonly bound: number;
}

/** A query's lists in an index, the most telling first, and what a document of mean length with each term once would score. */
export function listsOf(
	asked: readonly Asked[],
	{ size, starts, idf, peaks }: PostingsData,
): { lists: List[]; perfect: number } {
	const lists: List[] = [];
	let perfect = 0;
	for (const { id, weight } of asked) {
		const known = id >= 0 && id < idf.length;
		const from = known ? (starts[id] as number) : 0;
		const to = known ? (starts[id + 1] as number) : 0;
		if (from === to) {
			// Unseen: as surprising as what stands in a single document.
			perfect += weight * Math.log(1 + (size + 0.5) / 1.5);
			continue;
		}
		perfect += weight * (idf[id] as number);
		const bound = weight * (peaks[id] as number);
		if (bound > 0) lists.push({ id, from, to, grain: bound / 255, bound });
	}
	lists.sort((a, b) => b.bound - a.bound);
	return { lists, perfect };
}

/** How many of the lists, from the first on, so many postings suffice for. */
export function affordable(lists: readonly List[], postings: number): number {
	let left = postings;
	const over = lists.findIndex(({ from, to }) => {
		left -= to - from;
		return left < 0;
	});
	return over < 0 ? lists.length : over;
}

/** The most that lists can add to a document. */
export function boundOf(lists: readonly List[]): number {
	return lists.reduce((sum, { bound }) => sum + bound, 0);
}
