import {
	type ClassifierModel,
	softmax,
	type Vector,
	vectorOf,
} from "./classifier.ts";
import type { SearchSettings } from "./settings.ts";
import { termTable } from "./term-table.ts";

/** One text with the class it belongs to. */
export interface Sample {
	readonly features: readonly string[];
	readonly label: number;
}

/** Trains by stochastic gradient descent; the same samples and settings give the same model. */
export function train(
	samples: readonly Sample[],
	classes: number,
	settings: SearchSettings["training"],
): ClassifierModel {
	const { rows, idf } = countFeatures(samples);
	const vectors = samples.map((s) =>
		vectorOf(s.features, (f) => rows.get(f) ?? -1, idf),
	);
	const weights = new Float32Array(rows.size * classes);
	const bias = new Float32Array(classes);
	const order = Uint32Array.from(samples.keys());
	const random = generator(settings.seed);
	const p = new Float32Array(classes);
	for (let epoch = 0; epoch < settings.epochs; epoch++) {
		shuffle(order, random);
		const rate = settings.rate * (1 - epoch / settings.epochs);
		for (const i of order) {
			const vector = vectors[i] as Vector;
			p.set(bias);
			addRows(p, vector, weights, classes);
			softmax(p);
			const label = (samples[i] as Sample).label;
			p[label] = (p[label] as number) - 1;
			descend(p, vector, weights, bias, rate);
		}
	}
	return {
		features: termTable(rows.keys(), rows.size),
		idf,
		...sparse(weights, rows.size, classes, settings.prune),
		bias,
	};
}

function countFeatures(samples: readonly Sample[]): {
	rows: ReadonlyMap<string, number>;
	idf: Float32Array;
} {
	const count = new Map<string, number>();
	for (const { features } of samples)
		for (const f of new Set(features)) count.set(f, (count.get(f) ?? 0) + 1);
	const kept = [...count].filter(([, n]) => n > 1);
	return {
		rows: new Map(kept.map(([f], row) => [f, row])),
		idf: Float32Array.from(kept, ([, n]) => Math.log(1 + samples.length / n)),
	};
}

function addRows(
	into: Float32Array,
	{ rows, values }: Vector,
	weights: Float32Array,
	classes: number,
): void {
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] as number) * classes;
		const value = values[i] as number;
		for (let c = 0; c < classes; c++)
			into[c] = (into[c] as number) + value * (weights[at + c] as number);
	}
}

function descend(
	gradient: Float32Array,
	{ rows, values }: Vector,
	weights: Float32Array,
	bias: Float32Array,
	rate: number,
): void {
	const classes = bias.length;
	// Most classes are out of the question for a text; skipping them makes training four times faster.
	const live: number[] = [];
	for (let c = 0; c < classes; c++)
		if (Math.abs(gradient[c] as number) > 1e-4) live.push(c);
	for (const c of live)
		bias[c] = (bias[c] as number) - 0.05 * rate * (gradient[c] as number);
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] as number) * classes;
		const step = rate * (values[i] as number);
		for (const c of live)
			weights[at + c] =
				(weights[at + c] as number) - step * (gradient[c] as number);
	}
}

/** Leaves out what is nearly nothing, and brings each row to whole numbers from −127 to 127. */
function sparse(
	dense: Float32Array,
	rows: number,
	classes: number,
	threshold: number,
): Pick<ClassifierModel, "starts" | "classes" | "weights" | "scales"> {
	const starts = new Uint32Array(rows + 1);
	const scales = new Float32Array(rows);
	const kept: number[] = [];
	const weights: number[] = [];
	for (let row = 0; row < rows; row++) {
		const line = dense.subarray(row * classes, (row + 1) * classes);
		const scale = line.reduce((a, w) => Math.max(a, Math.abs(w)), 0) / 127;
		scales[row] = scale;
		for (const [c, w] of line.entries()) {
			const whole = Math.round(w / (scale || 1));
			if (Math.abs(w) < threshold || whole === 0) continue;
			kept.push(c);
			weights.push(whole);
		}
		starts[row + 1] = kept.length;
	}
	return {
		starts,
		scales,
		classes: Uint16Array.from(kept),
		weights: Int8Array.from(weights),
	};
}

/** Mulberry32: small, and the same on every machine, which Math.random is not. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function shuffle(order: Uint32Array, random: () => number): void {
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[order[i], order[j]] = [order[j] as number, order[i] as number];
	}
}
