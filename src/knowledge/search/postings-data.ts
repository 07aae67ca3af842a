import type { TermTable } from "./term-table.ts";

/** BM25's two constants. k1: how soon repetition stops counting; b: how much length counts. */
export interface Bm25 {
	readonly k1: number;
	readonly b: number;
}

/** An inverted index as it is kept: the postings of term t lie at starts[t] … starts[t + 1]. */
export interface PostingsData {
	/** Documents. */
	readonly size: number;
	readonly terms: TermTable;
	readonly starts: Uint32Array;
	readonly docs: Uint16Array | Uint32Array;
	/** BM25 impacts in 255ths of the term's peak: a quarter of the size of floats, and no worse. */
	readonly impacts: Uint8Array;
	readonly idf: Float32Array;
	/** The highest impact of each term: no document can get more from it. */
	readonly peaks: Float32Array;
	/** The same the other way round: the terms of document d end at ends[d]. */
	readonly forward: {
		readonly ends: Uint32Array;
		readonly terms: Uint16Array | Uint32Array;
		readonly impacts: Uint8Array;
	};
}
