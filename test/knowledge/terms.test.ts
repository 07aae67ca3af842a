import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NormalForm } from "../../src/knowledge/index.ts";
import {
	characterTerms,
	soundTerms,
} from "../../src/knowledge/search/terms.ts";

const form = new NormalForm(
	JSON.parse(readFileSync("data/characters.json", "utf8")),
	{ synonyms: [], typos: {}, pinyin: {}, ignore: [], abbreviations: {} },
);

describe("character terms", () => {
	test.each([
		["one character", "参", ["参"]],
		["two", "参保", ["参", "参保", "保"]],
		["three", "参保人", ["参", "参保", "参保人", "保", "保人", "人"]],
		["a word in letters is one term", "app", ["app"]],
		["a number is one term", "12333", ["12333"]],
		["letters cut a run", "用app办", ["用", "app", "办"]],
		["letters before characters", "app办卡", ["app", "办", "办卡", "卡"]],
		["a number before its character", "60岁", ["60", "岁"]],
		[
			"punctuation cuts a run",
			"停保，退工",
			["停", "停保", "保", "退", "退工", "工"],
		],
		["white space cuts a run", "停 保", ["停", "保"]],
		["a character beyond the first plane is one", "𫢸人", ["𫢸", "𫢸人", "人"]],
		["punctuation alone", "？！……", []],
		["nothing", "", []],
	])("%s: %s", (_what, text, terms) => {
		expect(characterTerms(text)).toEqual(terms);
	});

	test("a run of n characters has n, n−1 and n−2 terms of each length", () => {
		const han = fc.string({
			unit: fc.constantFrom(..."参保停缴社会险业务办理"),
			minLength: 3,
		});
		fc.assert(
			fc.property(han, (text) => {
				const n = [...text].length;
				const terms = characterTerms(text);
				expect(terms).toHaveLength(3 * n - 3);
				expect(terms.every((t) => text.includes(t))).toBe(true);
			}),
		);
	});

	test("no term holds white space or punctuation, whatever was typed", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				for (const term of characterTerms(text))
					expect(term).toMatch(/^[\p{L}\p{N}\p{Script=Han}]+$/u);
			}),
		);
	});
});

describe("sound terms are pairs of neighbouring syllables", () => {
	test.each([
		["characters", "社保卡", ["se bao", "bao ka"]],
		["typed in letters, the same", "shebaoka", ["se bao", "bao ka"]],
		["half and half, the same", "she保ka", ["se bao", "bao ka"]],
		["a word that is no pinyin stays whole", "用app办", ["yon app", "app ban"]],
		["a number stays whole", "打12333", ["da 12333"]],
		["over punctuation", "社，保", ["se bao"]],
		["one syllable has no neighbour", "社", []],
		["nothing", "", []],
	])("%s: %s", (_what, text, terms) => {
		expect(soundTerms(text, form)).toEqual(terms);
	});
});
