import { type TermTable, termId } from "./term-table.ts";

/** BM25's two constants. k1: how soon repetition stops counting; b: how much length counts. */
export interface Bm25 {
	readonly k1: number;
	readonly b: number;
}

/**
 * An inverted index as it is kept: the postings of term t lie at starts[t] … starts[t + 1]. Terms are
 * numbers of a vocabulary, which may hold more: those from idf.length on are not in this index.
 */
export interface PostingsData {
	/** Documents. */
	readonly size: number;
	readonly starts: Uint32Array;
	/**
	 * Document × 256 + impact, so that a posting is one read. The impact is BM25's, in 255ths of the
	 * term's peak: a quarter of the size of floats, and no worse (impact-ordered lists, Anh & Moffat 2002,
	 * round in the same way).
	 */
	readonly postings: Uint32Array;
	readonly idf: Float32Array;
	/** The highest impact of each term: no document can get more from it. */
	readonly peaks: Float32Array;
	/** The same the other way round: term × 256 + impact, for document d at starts[d] … starts[d + 1]. */
	readonly forward: {
		readonly starts: Uint32Array;
		readonly postings: Uint32Array;
	};
}

/** Documents, and terms, that a posting has room for. */
export const mostNumbered = 2 ** 24;

/** A query term with its weight; expansions weigh less than what was said. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** A query term by its number in a table; -1: not in it. */
export interface Asked {
	readonly id: number;
	readonly weight: number;
}

/** Looks the terms of a query up, once for all indexes over the same table. */
export function askedOf(table: TermTable, query: WeightedTerms): Asked[] {
	const asked: Asked[] = [];
	for (const [term, weight] of query)
		asked.push({ id: termId(table, term), weight });
	return asked;
}
