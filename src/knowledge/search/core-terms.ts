import { characterTerms } from "./terms.ts";

/** A term that most phrasings of a target hold, with the share of them that does. */
export type CoreTerm = readonly [term: string, share: number];

/** Terms of fewer phrasings are no sign of the matter. */
const leastShare = 0.6;
/** A term of more than this share of all targets' phrasings tells nothing of one. */
const mostCommon = 0.15;
const most = 4;

/**
 * The terms without which a target is hardly ever spoken of, target by target: who asks for the
 * transfer of unemployment insurance says 失业. A linear classifier sees what is there, never what is
 * lacking; this is for the latter.
 */
export function coreTerms(
	texts: readonly string[],
	owner: ArrayLike<number>,
	targets: number,
): CoreTerm[][] {
	const own = Array.from({ length: targets }, () => new Map<string, number>());
	const sizes = new Uint32Array(targets);
	const everywhere = new Map<string, number>();
	for (const [i, text] of texts.entries()) {
		const t = owner[i] as number;
		sizes[t] = (sizes[t] as number) + 1;
		for (const term of new Set(characterTerms(text, 2))) {
			if (term.length < 2) continue;
			own[t]?.set(term, (own[t]?.get(term) ?? 0) + 1);
			everywhere.set(term, (everywhere.get(term) ?? 0) + 1);
		}
	}
	return own.map((counts, t) =>
		[...counts]
			.map(([term, n]): CoreTerm => [term, n / (sizes[t] as number)])
			.filter(
				([term, share]) =>
					share >= leastShare &&
					(everywhere.get(term) ?? 0) <= mostCommon * texts.length,
			)
			.sort((a, b) => b[1] - a[1])
			.slice(0, most),
	);
}
