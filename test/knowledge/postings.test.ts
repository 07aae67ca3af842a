import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type Effort,
	Postings,
	Scratch,
} from "../../src/knowledge/search/postings.ts";
import { buildPostings } from "../../src/knowledge/search/postings-builder.ts";
import {
	askedOf,
	type WeightedTerms,
} from "../../src/knowledge/search/postings-data.ts";
import { termTable } from "../../src/knowledge/search/term-table.ts";

type Doc = readonly string[];
interface Constants {
	readonly k1: number;
	readonly b: number;
}

/** BM25 as in the textbooks, one document and one term at a time. */
function naive(docs: readonly Doc[], query: WeightedTerms, c: Constants) {
	const mean = docs.reduce((n, d) => n + d.length, 0) / docs.length;
	const scores = new Map<number, number>();
	for (const [i, doc] of docs.entries())
		for (const [term, weight] of query) {
			const tf = doc.filter((t) => t === term).length;
			if (tf === 0) continue;
			const df = docs.filter((d) => d.includes(term)).length;
			const idf = Math.log(1 + (docs.length - df + 0.5) / (df + 0.5));
			const norm = c.k1 * (1 - c.b + (c.b * doc.length) / mean);
			const impact = (idf * tf * (c.k1 + 1)) / (tf + norm);
			scores.set(i, (scores.get(i) ?? 0) + weight * impact);
		}
	return scores;
}

const everything: Effort = {
	postings: Number.POSITIVE_INFINITY,
	documents: Number.POSITIVE_INFINITY,
};

/** Postings that are asked with words. */
function postingsOf(docs: readonly Doc[], constants: Constants) {
	const vocabulary = new Map<string, number>();
	const data = buildPostings(docs, constants, vocabulary);
	const table = termTable(vocabulary.keys(), vocabulary.size);
	const postings = new Postings(data, new Scratch([data]));
	const collect = (query: WeightedTerms, effort = everything) =>
		postings.collect(askedOf(table, query), effort);
	return { postings, collect };
}

function scored(
	{ postings, collect }: ReturnType<typeof postingsOf>,
	query: WeightedTerms,
	effort?: Effort,
) {
	const hits = collect(query, effort);
	postings.followUp(hits);
	const { count, docs, scores } = hits;
	return Array.from({ length: count }, (_, i): [number, number] => [
		docs[i] as number,
		scores[i] as number,
	]);
}

/** Impacts are kept in 255ths of the highest of their term, and none higher than 255 × log(1 + n). */
function near(score: number, want = Number.NaN, query: WeightedTerms) {
	const weights = [...query.values()].reduce((a, b) => a + b, 0);
	return Math.abs(score - want) <= (weights * 16) / 255;
}

const term = fc.constantFrom(..."abcdefgh");
const docs = fc.array(fc.array(term, { maxLength: 12 }), { minLength: 1 });
const query = fc
	.array(fc.tuple(term, fc.double({ min: 0.05, max: 2, noNaN: true })))
	.map((list): WeightedTerms => new Map(list));
const constants = fc.record({
	k1: fc.double({ min: 0.1, max: 3, noNaN: true }),
	b: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("postings score as a naive BM25 does", () => {
	test("each document once, as near as impacts are kept", () => {
		fc.assert(
			fc.property(docs, query, constants, (docs, query, constants) => {
				const want = naive(docs, query, constants);
				const got = scored(postingsOf(docs, constants), query);
				expect(new Set(got.map(([doc]) => doc)).size).toBe(got.length);
				expect(got).toHaveLength(want.size);
				for (const [doc, score] of got)
					expect(near(score, want.get(doc), query)).toBe(true);
			}),
		);
	});

	test("with little effort: fewer documents, but those as near as impacts are kept", () => {
		const efforts = fc.record({
			postings: fc.nat(8),
			documents: fc.integer({ min: 1, max: 4 }),
		});
		fc.assert(
			fc.property(docs, query, constants, efforts, (...args) => {
				const [docs, query, constants, effort] = args;
				const want = naive(docs, query, constants);
				const got = scored(postingsOf(docs, constants), query, effort);
				expect(new Set(got.map(([doc]) => doc)).size).toBe(got.length);
				expect(got.length).toBeGreaterThanOrEqual(
					Math.min(want.size, effort.documents),
				);
				for (const [doc, score] of got)
					expect(near(score, want.get(doc), query)).toBe(true);
			}),
		);
	});

	test("following up adds nothing to what was walked, or no more than promised", () => {
		fc.assert(
			fc.property(docs, query, constants, fc.nat(8), (...args) => {
				const [docs, query, constants, postings] = args;
				const made = postingsOf(docs, constants);
				const hits = made.collect(query, { postings, documents: 1 });
				const before = hits.scores.slice(0, hits.count);
				const { rest } = hits;
				made.postings.followUp(hits);
				for (const [i, score] of before.entries()) {
					const added = (hits.scores[i] as number) - score;
					expect(added).toBeGreaterThanOrEqual(0);
					expect(added).toBeLessThanOrEqual(rest + score * 1e-5 + 1e-5);
				}
			}),
		);
	});

	test("a second query knows nothing of the first", () => {
		fc.assert(
			fc.property(docs, query, query, (docs, first, second) => {
				const constants = { k1: 1.2, b: 0.75 };
				const used = postingsOf(docs, constants);
				scored(used, first);
				const fresh = postingsOf(docs, constants);
				expect(scored(used, second)).toEqual(scored(fresh, second));
			}),
		);
	});
});

describe("postings", () => {
	const k = { k1: 1.2, b: 0.75 };
	test.each([
		["no documents", [], "a", []],
		["an empty document", [[]], "a", []],
		["an unknown term", [["a"]], "z", []],
		["an empty document beside another", [[], ["a"]], "a", [1]],
	])("%s", (_what, docs: Doc[], asked, found) => {
		const postings = postingsOf(docs, k);
		const query = new Map([[asked, 1]]);
		expect(scored(postings, query).map(([doc]) => doc)).toEqual(found);
	});

	test("an unseen term surprises more than any that was seen", () => {
		const { collect } = postingsOf([["a"], ["a", "b"], ["b"]], k);
		const perfect = (...query: [string, number][]) =>
			collect(new Map(query)).perfect;
		expect(perfect(["z", 1])).toBeGreaterThanOrEqual(perfect(["a", 1]));
		expect(perfect(["a", 1], ["z", 0.5])).toBeCloseTo(
			perfect(["a", 1]) + 0.5 * perfect(["z", 1]),
		);
	});

	test("terms that another index brought into the vocabulary are unseen here", () => {
		const vocabulary = new Map<string, number>();
		const data = buildPostings([["a"]], k, vocabulary);
		buildPostings([["b"]], k, vocabulary);
		const postings = new Postings(data, new Scratch([data]));
		const perfectOf = (id: number) =>
			postings.collect([{ id, weight: 1 }], everything).perfect;
		expect(vocabulary.get("b")).toBe(1);
		expect(perfectOf(1)).toBe(perfectOf(-1));
	});
});
