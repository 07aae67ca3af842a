import { type TermTable, termId } from "./term-table.ts";

/**
 * A linear classifier over the same characters, pairs, triples and sounds as the indexes
 * (multinomial logistic regression). It sees what tells matters apart, where BM25 sees what they
 * share; each misses different questions, so the ranking uses both.
 */
export interface ClassifierModel {
	/** Feature → row; only features seen in two texts or more. */
	readonly features: TermTable;
	readonly idf: Float32Array;
	/** Row → where its weights begin; as in a compressed sparse matrix. */
	readonly starts: Uint32Array;
	readonly classes: Uint16Array;
	/** In 127ths of the row's scale: a quarter of the size of floats, and no worse. */
	readonly weights: Int8Array;
	readonly scales: Float32Array;
	readonly bias: Float32Array;
}

/** Probability of each class for the features of a text. */
export class Classifier {
	readonly #model: ClassifierModel;
	readonly #scores: Float32Array;

	constructor(model: ClassifierModel) {
		this.#model = model;
		this.#scores = new Float32Array(model.bias.length);
	}

	/** The array is reused by the next call. */
	probabilities(features: readonly string[]): Float32Array {
		const { starts, classes, weights, scales, bias, idf } = this.#model;
		const scores = this.#scores;
		scores.set(bias);
		const { rows, values } = vectorOf(
			features,
			(f) => termId(this.#model.features, f),
			idf,
		);
		for (const [i, row] of rows.entries()) {
			const value = (values[i] as number) * (scales[row] as number);
			const end = starts[row + 1] as number;
			for (let at = starts[row] as number; at < end; at++) {
				const c = classes[at] as number;
				scores[c] = (scores[c] as number) + value * (weights[at] as number);
			}
		}
		softmax(scores);
		return scores;
	}
}

/** The features of a text that are known, as rows with their values. */
export interface Vector {
	readonly rows: Uint32Array;
	readonly values: Float32Array;
}

/**
 * Present or not, weighted by surprise, scaled to length one.
 * @param rowOf the row of a feature; -1 for one that is not known
 */
export function vectorOf(
	features: readonly string[],
	rowOf: (feature: string) => number,
	idf: Float32Array,
): Vector {
	const rows: number[] = [];
	let square = 0;
	for (const f of new Set(features)) {
		const row = rowOf(f);
		if (row < 0) continue;
		rows.push(row);
		square += (idf[row] as number) ** 2;
	}
	const scale = 1 / (Math.sqrt(square) || 1);
	return {
		rows: Uint32Array.from(rows),
		values: Float32Array.from(rows, (row) => (idf[row] as number) * scale),
	};
}

/** Scores → probabilities, in place. */
export function softmax(scores: Float32Array): void {
	let max = Number.NEGATIVE_INFINITY;
	for (const s of scores) if (s > max) max = s;
	let sum = 0;
	for (let i = 0; i < scores.length; i++) {
		const e = Math.exp((scores[i] as number) - max);
		scores[i] = e;
		sum += e;
	}
	for (let i = 0; i < scores.length; i++)
		scores[i] = (scores[i] as number) / sum;
}
