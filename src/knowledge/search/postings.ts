/** A query term with its weight; expansions weigh less than what was said. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** BM25's two constants. k1: how soon repetition stops counting; b: how much length counts. */
export interface Bm25 {
	readonly k1: number;
	readonly b: number;
}

/**
 * An inverted index with the BM25 impact of each posting worked out beforehand, in typed arrays:
 * a query is then one pass of additions over the postings of its terms.
 */
export class Postings {
	readonly size: number;
	readonly #terms: ReadonlyMap<string, number>;
	readonly #starts: Uint32Array;
	readonly #docs: Uint32Array;
	readonly #impacts: Float32Array;
	readonly #idf: Float32Array;
	// One accumulator for all queries: a turn is synchronous, and clearing touched cells is cheap.
	readonly #scores: Float32Array;
	readonly #touched: Uint32Array;

	/** Takes the documents one by one, so that their terms are never in memory all at once. */
	constructor(docs: Iterable<readonly string[]>, { k1, b }: Bm25) {
		const { terms, frequency, pairs, ends, lengths } = gather(docs);
		this.size = ends.length;
		this.#terms = terms;
		const mean = lengths.reduce((a, n) => a + n, 0) / Math.max(1, this.size);
		this.#starts = new Uint32Array(terms.size + 1);
		this.#idf = new Float32Array(terms.size);
		for (const [id, df] of frequency.entries()) {
			this.#starts[id + 1] = (this.#starts[id] ?? 0) + df;
			this.#idf[id] = Math.log(1 + (this.size - df + 0.5) / (df + 0.5));
		}
		const total = this.#starts[terms.size] ?? 0;
		this.#docs = new Uint32Array(total);
		this.#impacts = new Float32Array(total);
		const next = this.#starts.slice();
		let pair = 0;
		for (const [doc, end] of ends.entries()) {
			const norm = k1 * (1 - b + (b * (lengths[doc] ?? 0)) / (mean || 1));
			for (; pair < end; pair += 2) {
				const id = pairs[pair] as number;
				const tf = pairs[pair + 1] as number;
				const at = next[id] as number;
				this.#docs[at] = doc;
				this.#impacts[at] =
					((this.#idf[id] ?? 0) * tf * (k1 + 1)) / (tf + norm);
				next[id] = at + 1;
			}
		}
		this.#scores = new Float32Array(this.size);
		this.#touched = new Uint32Array(this.size);
	}

	/**
	 * Scores every document that shares a term with the query and hands each to `visit`, in no
	 * particular order. A score is the sum of impacts, in nats of surprise.
	 */
	score(
		query: WeightedTerms,
		visit: (doc: number, score: number) => void,
	): void {
		let touched = 0;
		for (const [term, weight] of query) {
			const id = this.#terms.get(term);
			if (id === undefined) continue;
			const end = this.#starts[id + 1] as number;
			for (let at = this.#starts[id] as number; at < end; at++) {
				const doc = this.#docs[at] as number;
				if (this.#scores[doc] === 0) this.#touched[touched++] = doc;
				this.#scores[doc] =
					(this.#scores[doc] as number) +
					weight * (this.#impacts[at] as number);
			}
		}
		for (let i = 0; i < touched; i++) {
			const doc = this.#touched[i] as number;
			const score = this.#scores[doc] as number;
			this.#scores[doc] = 0;
			visit(doc, score);
		}
	}

	/** What a document of mean length that holds all the query's terms once would score. */
	perfect(query: WeightedTerms): number {
		let sum = 0;
		for (const [term, weight] of query) sum += weight * this.idf(term);
		return sum;
	}

	/** Surprise of a term; an unseen one surprises as much as one seen in a single document. */
	idf(term: string): number {
		const id = this.#terms.get(term);
		if (id === undefined) return Math.log(1 + (this.size + 0.5) / 1.5);
		return this.#idf[id] ?? 0;
	}
}

/** Term ids with their counts, document by document, in one flat list: id, count, id, count … */
function gather(docs: Iterable<readonly string[]>) {
	const terms = new Map<string, number>();
	const frequency: number[] = [];
	const pairs: number[] = [];
	const ends: number[] = [];
	const lengths: number[] = [];
	for (const doc of docs) {
		for (const [term, count] of countTerms(doc)) {
			let id = terms.get(term);
			if (id === undefined) {
				id = terms.size;
				terms.set(term, id);
			}
			frequency[id] = (frequency[id] ?? 0) + 1;
			pairs.push(id, count);
		}
		ends.push(pairs.length);
		lengths.push(doc.length);
	}
	return { terms, frequency, pairs, ends, lengths };
}

function countTerms(terms: readonly string[]): Map<string, number> {
	const count = new Map<string, number>();
	for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
	return count;
}
