import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NormalForm } from "../../src/knowledge/index.ts";
import { buildIndex } from "../../src/knowledge/search/index-builder.ts";
import { QueryCutter } from "../../src/knowledge/search/query.ts";
import { SearchIndex } from "../../src/knowledge/search/search-index.ts";
import type { Target } from "../../src/knowledge/search/target.ts";

const lexicon = {
	synonyms: [],
	typos: {},
	ignore: [],
	pinyin: {},
	abbreviations: {},
};
const form = new NormalForm(
	{ traditional: "", sounds: { a: "一乙", b: "丙丁", c: "戊" } },
	lexicon,
);
const cutter = new QueryCutter(form, [], 0.3);
const constants = { k1: 1.2, b: 0.75 };
const bm25 = {
	utterance: { k1: 0.6, b: 0.3 },
	whole: constants,
	body: constants,
	sound: { k1: 0.6, b: 0.3 },
};
const weights = { best: 1, crowd: 1, whole: 1, body: 0.3, sound: 0.6 };

const words = fc
	.array(fc.constantFrom(..."一乙丙丁戊己庚"), { minLength: 1, maxLength: 8 })
	.map((list) => list.join(""));
const targets = fc.array(
	fc.record({
		utterances: fc.array(words, { minLength: 1, maxLength: 4 }),
		body: words,
	}),
	{ minLength: 1, maxLength: 30 },
);
const efforts = fc.record({
	postings: fc.integer({ min: 1, max: 40 }),
	documents: fc.integer({ min: 1, max: 6 }),
});

function indexOf(list: readonly Pick<Target, "utterances" | "body">[]) {
	const full = list.map(
		(t, i): Target => ({
			...t,
			key: `entry:${i}`,
			kind: "entry",
			id: String(i),
			title: t.body.slice(0, 2),
			names: [],
			regions: [],
			audience: [],
		}),
	);
	return buildIndex(full, form, { bm25 });
}

describe("candidates", () => {
	test("of a short list are the first of a list of all, signal for signal: bounds cost no rank", () => {
		const limits = fc.integer({ min: 1, max: 5 });
		fc.assert(
			fc.property(targets, words, efforts, limits, (...args) => {
				const [list, said, effort, limit] = args;
				const index = new SearchIndex(indexOf(list), {
					shortlist: weights,
					effort,
				});
				const query = cutter.cut(said);
				// With room for all, no target is ever left out.
				const all = index.candidates(query, list.length + 1);
				expect(index.candidates(query, limit)).toEqual(all.slice(0, limit));
			}),
			{ numRuns: 200 },
		);
	});

	test("the nearest utterance of who said it just so is that one, however often a longer one has its words", () => {
		const whose = fc.nat(29);
		fc.assert(
			fc.property(targets, whose, whose, (list, which, whatOf) => {
				const target = which % list.length;
				const own = list[target]?.utterances ?? [];
				const said = own[whatOf % own.length] ?? "";
				const data = indexOf(list);
				const index = new SearchIndex(data, {
					shortlist: weights,
					effort: { postings: 1000, documents: 1000 },
				});
				const found = index
					.candidates(cutter.cut(said), list.length)
					.find((s) => s.target === target);
				expect(data.texts[found?.nearest ?? -1]).toBe(said);
			}),
			{ numRuns: 200 },
		);
	});

	test("of equal sums the first target comes first", () => {
		const same = { utterances: ["一丙"], body: "戊" };
		const index = new SearchIndex(indexOf([same, same, same, same]), {
			shortlist: weights,
			effort: { postings: 100, documents: 100 },
		});
		const found = index.candidates(cutter.cut("一丙"), 3);
		expect(found.map((s) => s.target)).toEqual([0, 1, 2]);
	});

	test("more documents than a block holds are found wherever they stand", () => {
		const many = Array.from({ length: 33_000 }, (_, i) => ({
			utterances: [i % 11_000 === 7 ? "一丙" : "己"],
			body: "己",
		}));
		const index = new SearchIndex(indexOf(many), {
			shortlist: weights,
			effort: { postings: 15_000, documents: 400 },
		});
		const found = index.candidates(cutter.cut("一丙"), 5);
		expect(found.map((s) => s.target)).toEqual([7, 11_007, 22_007]);
	});
});
