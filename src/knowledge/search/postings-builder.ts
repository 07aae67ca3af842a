import { type Bm25, mostNumbered, type PostingsData } from "./postings-data.ts";

/** Terms → their numbers, filled by the indexes that share it. */
export type Vocabulary = Map<string, number>;

/**
 * Builds an inverted index with the BM25 impact of each posting worked out beforehand.
 * Takes the documents one by one, so that their terms are never in memory all at once.
 * @param vocabulary gains the terms that it does not hold yet
 * @throws {RangeError} from 2^24 documents or terms on
 */
export function buildPostings(
	docs: Iterable<readonly string[]>,
	{ k1, b }: Bm25,
	vocabulary: Vocabulary,
): PostingsData {
	const { frequency, pairs, ends, lengths } = gather(docs, vocabulary);
	const size = ends.length;
	const mean = lengths.reduce((a, n) => a + n, 0) / Math.max(1, size);
	const terms = vocabulary.size;
	if (Math.max(size, terms) > mostNumbered)
		throw new RangeError(
			`${size} documents of ${terms} terms: a search index holds 2^24 of each`,
		);
	const starts = new Uint32Array(terms + 1);
	const idf = new Float32Array(terms);
	for (let id = 0; id < terms; id++) {
		const df = frequency[id] ?? 0;
		starts[id + 1] = (starts[id] ?? 0) + df;
		idf[id] = Math.log(1 + (size - df + 0.5) / (df + 0.5));
	}
	const total = starts[terms] ?? 0;
	const exact = new Float32Array(total);
	const peaks = new Float32Array(terms);
	let pair = 0;
	for (const [doc, end] of ends.entries()) {
		const norm = k1 * (1 - b + (b * (lengths[doc] ?? 0)) / (mean || 1));
		for (; pair < end; pair += 2) {
			const id = pairs[pair] as number;
			const tf = pairs[pair + 1] as number;
			const impact = ((idf[id] ?? 0) * tf * (k1 + 1)) / (tf + norm);
			exact[pair / 2] = impact;
			if (impact > (peaks[id] as number)) peaks[id] = impact;
		}
	}
	const forward = {
		starts: Uint32Array.from([0, ...ends], (end) => end / 2),
		postings: new Uint32Array(total),
	};
	for (const [at, impact] of exact.entries()) {
		const id = pairs[2 * at] as number;
		// Never 0: what was touched is told by its score.
		const whole = Math.round((255 * impact) / (peaks[id] as number));
		forward.postings[at] = id * 256 + Math.max(1, whole);
	}
	const postings = inverted(forward, starts);
	return { size, starts, postings, idf, peaks, forward };
}

/** From the terms of each document to the documents of each term. */
function inverted(
	forward: PostingsData["forward"],
	starts: Uint32Array,
): Uint32Array {
	const turned = new Uint32Array(forward.postings.length);
	const next = starts.slice();
	for (let doc = 0; doc + 1 < forward.starts.length; doc++) {
		const end = forward.starts[doc + 1] as number;
		for (let at = forward.starts[doc] as number; at < end; at++) {
			const posting = forward.postings[at] as number;
			const id = posting >>> 8;
			const to = next[id] as number;
			turned[to] = doc * 256 + (posting & 255);
			next[id] = to + 1;
		}
	}
	return turned;
}

/** Term ids with their counts, document by document, in one flat list: id, count, id, count … */
function gather(docs: Iterable<readonly string[]>, terms: Vocabulary) {
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
	return { frequency, pairs, ends, lengths };
}

function countTerms(terms: readonly string[]): Map<string, number> {
	const count = new Map<string, number>();
	for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
	return count;
}
