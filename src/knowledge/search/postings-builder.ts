import type { Bm25, PostingsData } from "./postings-data.ts";
import { termTable } from "./term-table.ts";

/**
 * Builds an inverted index with the BM25 impact of each posting worked out beforehand.
 * Takes the documents one by one, so that their terms are never in memory all at once.
 */
export function buildPostings(
	docs: Iterable<readonly string[]>,
	{ k1, b }: Bm25,
): PostingsData {
	const { terms, frequency, pairs, ends, lengths } = gather(docs);
	const size = ends.length;
	const mean = lengths.reduce((a, n) => a + n, 0) / Math.max(1, size);
	const starts = new Uint32Array(terms.size + 1);
	const idf = new Float32Array(terms.size);
	for (const [id, df] of frequency.entries()) {
		starts[id + 1] = (starts[id] ?? 0) + df;
		idf[id] = Math.log(1 + (size - df + 0.5) / (df + 0.5));
	}
	const total = starts[terms.size] ?? 0;
	const exact = new Float32Array(total);
	const peaks = new Float32Array(terms.size);
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
		ends: Uint32Array.from(ends, (end) => end / 2),
		terms: numbersBelow(terms.size, total),
		impacts: new Uint8Array(total),
	};
	for (const [at, impact] of exact.entries()) {
		const id = pairs[2 * at] as number;
		forward.terms[at] = id;
		// Never 0: what was touched is told by its score.
		const whole = Math.round((255 * impact) / (peaks[id] as number));
		forward.impacts[at] = Math.max(1, whole);
	}
	return {
		size,
		terms: termTable(terms.keys(), terms.size),
		starts,
		...inverted(forward, starts, size),
		idf,
		peaks,
		forward,
	};
}

/** From the terms of each document to the documents of each term. */
function inverted(
	{ ends, terms, impacts }: PostingsData["forward"],
	starts: Uint32Array,
	size: number,
): Pick<PostingsData, "docs" | "impacts"> {
	const docs = numbersBelow(size, terms.length);
	const turned = new Uint8Array(terms.length);
	const next = starts.slice();
	let at = 0;
	for (const [doc, end] of ends.entries())
		for (; at < end; at++) {
			const id = terms[at] as number;
			const to = next[id] as number;
			docs[to] = doc;
			turned[to] = impacts[at] as number;
			next[id] = to + 1;
		}
	return { docs, impacts: turned };
}

/** Room for numbers below a bound: half of it where sixteen bits will do. */
function numbersBelow(
	bound: number,
	length: number,
): Uint16Array | Uint32Array {
	return bound <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
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
