/**
 * A linear classifier over the same characters, pairs, triples and sounds as the indexes
 * (multinomial logistic regression). It sees what tells matters apart, where BM25 sees what they
 * share; each misses different questions, so the ranking uses both.
 */
export interface ClassifierModel {
	/** Feature → row; only features seen in two texts or more. */
	readonly features: readonly string[];
	readonly idf: Float32Array;
	/** Row → where its weights begin; as in a compressed sparse matrix. */
	readonly starts: Uint32Array;
	readonly classes: Uint16Array;
	readonly weights: Float32Array;
	readonly bias: Float32Array;
}

/** One text with the class it belongs to. */
export interface Sample {
	readonly features: readonly string[];
	readonly label: number;
}

/** How the classifier is trained; all in data/search.yaml. */
export interface TrainingSettings {
	readonly epochs: number;
	readonly rate: number;
	/** Weights smaller than this are left out of the model: half the size, no worse. */
	readonly prune: number;
	readonly seed: number;
}

/** Trains by stochastic gradient descent; the same samples and settings give the same model. */
export function train(
	samples: readonly Sample[],
	classes: number,
	settings: TrainingSettings,
): ClassifierModel {
	const { rows, idf } = countFeatures(samples);
	const vectors = samples.map((s) => vectorOf(s.features, rows, idf));
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
	return prune(rows, idf, weights, bias, classes, settings.prune);
}

/** Probability of each class for the features of a text. */
export class Classifier {
	readonly #model: Omit<ClassifierModel, "features">;
	readonly #rows: ReadonlyMap<string, number>;
	readonly #scores: Float32Array;

	constructor(model: ClassifierModel) {
		const { features, ...numbers } = model;
		this.#model = numbers;
		this.#rows = new Map(features.map((f, row) => [f, row]));
		this.#scores = new Float32Array(model.bias.length);
	}

	/** The array is reused by the next call. */
	probabilities(features: readonly string[]): Float32Array {
		const { starts, classes, weights, bias } = this.#model;
		const scores = this.#scores;
		scores.set(bias);
		const { rows, values } = vectorOf(features, this.#rows, this.#model.idf);
		for (const [i, row] of rows.entries()) {
			const value = values[i] as number;
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

/** Feature → row. */
type Rows = ReadonlyMap<string, number>;

interface Vector {
	readonly rows: Uint32Array;
	readonly values: Float32Array;
}

function countFeatures(samples: readonly Sample[]): {
	rows: Rows;
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

/** Present or not, weighted by surprise, scaled to length one. */
function vectorOf(
	features: readonly string[],
	known: Rows,
	idf: Float32Array,
): Vector {
	const rows: number[] = [];
	let square = 0;
	for (const f of new Set(features)) {
		const row = known.get(f);
		if (row === undefined) continue;
		rows.push(row);
		square += (idf[row] as number) ** 2;
	}
	const scale = 1 / (Math.sqrt(square) || 1);
	return {
		rows: Uint32Array.from(rows),
		values: Float32Array.from(rows, (row) => (idf[row] as number) * scale),
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

function softmax(scores: Float32Array): void {
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

function prune(
	rows: Rows,
	idf: Float32Array,
	dense: Float32Array,
	bias: Float32Array,
	classes: number,
	threshold: number,
): ClassifierModel {
	const starts = new Uint32Array(rows.size + 1);
	const kept: number[] = [];
	const weights: number[] = [];
	for (const row of rows.values()) {
		for (let c = 0; c < classes; c++) {
			const w = dense[row * classes + c] as number;
			if (Math.abs(w) < threshold) continue;
			kept.push(c);
			weights.push(w);
		}
		starts[row + 1] = kept.length;
	}
	return {
		features: [...rows.keys()],
		idf,
		starts,
		classes: Uint16Array.from(kept),
		weights: Float32Array.from(weights),
		bias,
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
