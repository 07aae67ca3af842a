import Fuse from "fuse.js";

/**
 * Longer messages than this are no half-remembered name, and fuse.js grows slow with length: over
 * the names of two dozen candidates, a message of 30 characters takes it as long as all other passes.
 */
const longest = 12;

/** The fuzzy pass: how near the names of the short list come to what was said. */
export class FuzzyNames {
	near(
		said: string,
		list: readonly { target: number; names: readonly string[] }[],
	): ReadonlyMap<number, number> {
		const best = new Map<number, number>();
		if (said.length > longest) return best;
		const owners = list.flatMap(({ target, names }) => names.map(() => target));
		const fuse = new Fuse(
			list.flatMap(({ names }) => names),
			{ includeScore: true, ignoreLocation: true, threshold: 0.6 },
		);
		for (const { refIndex, score = 1 } of fuse.search(said)) {
			const target = owners[refIndex] as number;
			best.set(target, Math.max(best.get(target) ?? 0, 1 - score));
		}
		return best;
	}
}
