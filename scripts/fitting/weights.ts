import type { SearchSettings } from "../../src/knowledge/index.ts";
import type { LeftOut } from "./left-out.ts";

type Weights = Pick<SearchSettings, "weights" | "none">;

/** A question with unknown target counts less: there are as many as we care to make. */
const unknownWeight = 0.3;
const rounds = 400;
const rate = 0.5;
const ridge = 1e-4;

/**
 * Fits the combination (conditional logit): the right candidate, or "none", should be likeliest.
 * Plain gradient descent with a fixed number of rounds, so the same phrasings give the same weights.
 */
export function fitWeights(
	samples: readonly LeftOut[],
	start: Weights,
): Weights {
	const names = Object.keys(start.weights) as (keyof Weights["weights"])[];
	const noneNames = Object.keys(start.none) as (keyof Weights["none"])[];
	const width = names.length;
	const rows = samples.flatMap((s) => {
		const at = s.found.ranked.findIndex((r) => r.target.key === s.label);
		// A right answer that is not even a candidate teaches nothing about weights.
		if (s.label !== undefined && at < 0) return [];
		return [
			{
				x: s.found.ranked.map((r) =>
					Float64Array.from(names, (n) => r.features[n]),
				),
				none: Float64Array.from(noneNames, (n) => s.found.noneFeatures[n]),
				at,
				weight: s.label === undefined ? unknownWeight : 1,
			},
		];
	});
	const total = rows.reduce((n, r) => n + r.weight, 0);
	const w = Float64Array.from([
		...names.map((n) => start.weights[n]),
		...noneNames.map((n) => start.none[n]),
	]);
	const momentum = new Float64Array(w.length);
	for (let round = 0; round < rounds; round++) {
		const gradient = new Float64Array(w.length);
		for (const row of rows) addGradient(gradient, row, w, width);
		for (let i = 0; i < w.length; i++) {
			const step = (gradient[i] as number) / total + ridge * (w[i] as number);
			momentum[i] = 0.9 * (momentum[i] as number) - rate * step;
			w[i] = (w[i] as number) + (momentum[i] as number);
		}
	}
	const rounded = (i: number) => Math.round((w[i] as number) * 1000) / 1000;
	return {
		weights: Object.fromEntries(
			names.map((n, i) => [n, rounded(i)]),
		) as Weights["weights"],
		none: Object.fromEntries(
			noneNames.map((n, i) => [n, rounded(width + i)]),
		) as Weights["none"],
	};
}

interface Row {
	readonly x: readonly Float64Array[];
	readonly none: Float64Array;
	readonly at: number;
	readonly weight: number;
}

function addGradient(
	gradient: Float64Array,
	{ x, none, at, weight }: Row,
	w: Float64Array,
	width: number,
): void {
	const scores = x.map((features) => dot(features, w, 0));
	const noneScore = dot(none, w, width);
	const max = Math.max(noneScore, ...scores);
	const exps = scores.map((s) => Math.exp(s - max));
	const noneExp = Math.exp(noneScore - max);
	const sum = exps.reduce((a, b) => a + b, noneExp);
	for (const [c, features] of x.entries()) {
		const error = weight * ((exps[c] as number) / sum - (c === at ? 1 : 0));
		for (let i = 0; i < width; i++)
			gradient[i] = (gradient[i] as number) + error * (features[i] as number);
	}
	const error = weight * (noneExp / sum - (at < 0 ? 1 : 0));
	for (let i = 0; i < none.length; i++)
		gradient[width + i] =
			(gradient[width + i] as number) + error * (none[i] as number);
}

function dot(features: Float64Array, w: Float64Array, from: number): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++)
		sum += (features[i] as number) * (w[from + i] as number);
	return sum;
}

/** The probabilities that other weights would have given to what was found. */
export function reweigh(
	{ found }: LeftOut,
	{ weights, none }: Weights,
): { key: string; p: number }[] {
	const names = Object.keys(weights) as (keyof Weights["weights"])[];
	const noneNames = Object.keys(none) as (keyof Weights["none"])[];
	const scores = found.ranked.map((r) =>
		names.reduce((sum, n) => sum + r.features[n] * weights[n], 0),
	);
	const noneScore = noneNames.reduce(
		(sum, n) => sum + found.noneFeatures[n] * none[n],
		0,
	);
	const max = Math.max(noneScore, ...scores);
	const sum = scores.reduce(
		(a, s) => a + Math.exp(s - max),
		Math.exp(noneScore - max),
	);
	return found.ranked
		.map((r, i) => ({
			key: r.target.key,
			p: Math.exp((scores[i] as number) - max) / sum,
		}))
		.sort((a, b) => b.p - a.p);
}
