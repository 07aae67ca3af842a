import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Postings, type WeightedTerms } from "../../src/knowledge/postings.ts";

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

function scored(postings: Postings, query: WeightedTerms) {
	const visits: [number, number][] = [];
	postings.score(query, (doc, score) => visits.push([doc, score]));
	return visits;
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
	test("each document once, to the fourth digit", () => {
		fc.assert(
			fc.property(docs, query, constants, (docs, query, constants) => {
				const want = naive(docs, query, constants);
				const got = scored(new Postings(docs, constants), query);
				expect(new Set(got.map(([doc]) => doc)).size).toBe(got.length);
				expect(got).toHaveLength(want.size);
				for (const [doc, score] of got)
					expect(score).toBeCloseTo(want.get(doc) ?? Number.NaN, 4);
			}),
		);
	});

	test("a second query knows nothing of the first", () => {
		fc.assert(
			fc.property(docs, query, query, (docs, first, second) => {
				const constants = { k1: 1.2, b: 0.75 };
				const used = new Postings(docs, constants);
				scored(used, first);
				const fresh = new Postings(docs, constants);
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
		const postings = new Postings(docs, k);
		const query = new Map([[asked, 1]]);
		expect(scored(postings, query).map(([doc]) => doc)).toEqual(found);
	});

	test("an unseen term surprises more than any that was seen", () => {
		const postings = new Postings([["a"], ["a", "b"], ["b"]], k);
		expect(postings.idf("z")).toBeGreaterThanOrEqual(postings.idf("a"));
		const query = new Map([
			["a", 1],
			["z", 0.5],
		]);
		expect(postings.perfect(query)).toBeCloseTo(
			postings.idf("a") + 0.5 * postings.idf("z"),
		);
	});
});
