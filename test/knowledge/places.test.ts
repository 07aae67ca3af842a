import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
	loadKnowledge,
	NormalForm,
	PlaceNames,
	Places,
	type Region,
} from "../../src/knowledge/index.ts";

const region = (id: string, more: Partial<Region> = {}): Region => ({
	id,
	name: id,
	spellings: [],
	covered: true,
	...more,
});
const places = new Places([
	region("china", { hotline: "12333" }),
	region("jiangsu", { within: "china", name: "江苏省" }),
	region("suzhou", { within: "jiangsu", localPhone: "0512-1" }),
	region("kunshan", { within: "suzhou", localPhone: "0512-2" }),
	region("qingdao", { within: "china", hotline: "0532" }),
]);

describe("what lies in what", () => {
	test.each([
		["kunshan", ["kunshan", "suzhou", "jiangsu", "china"]],
		["qingdao", ["qingdao", "china"]],
		["china", ["china"]],
		["atlantis", []],
		[undefined, []],
	])("the path of %s is %j", (id, path) => {
		expect(places.path(id)).toEqual(path);
	});

	test.each([
		["kunshan", "kunshan", true],
		["kunshan", "jiangsu", true],
		["jiangsu", "kunshan", false],
		["kunshan", "qingdao", false],
		["atlantis", "china", false],
		["atlantis", "atlantis", false],
	])("%s is within %s: %s", (inner, outer, answer) => {
		expect(places.isWithin(inner, outer)).toBe(answer);
	});

	test.each([
		["kunshan", "localPhone", "0512-2", "its own"],
		["suzhou", "localPhone", "0512-1", "its own"],
		["jiangsu", "localPhone", undefined, "nobody's above it"],
		["kunshan", "hotline", "12333", "the country's"],
		["qingdao", "hotline", "0532", "its own before the country's"],
		["atlantis", "hotline", undefined, "not known"],
	] as const)("the nearest for %s, %s, is %s: %s", (id, field, value, _why) => {
		expect(places.nearest(id, field)).toBe(value);
	});

	test("an unknown place is called by its id", () => {
		expect(places.name("jiangsu")).toBe("江苏省");
		expect(places.name("atlantis")).toBe("atlantis");
		expect(places.has("atlantis")).toBe(false);
	});

	test("a loop ends", () => {
		const loop = new Places([
			region("a", { within: "b" }),
			region("b", { within: "a" }),
		]);
		expect(loop.path("a").length).toBeLessThan(5);
	});
});

describe("places named in a text", () => {
	const { lexicon, regions } = loadKnowledge("data");
	const form = new NormalForm(
		JSON.parse(readFileSync("data/characters.json", "utf8")),
		lexicon,
	);
	const names = new PlaceNames(regions, form);

	test.each([
		["我在太仓怎么参保", ["taicang"]],
		["我在太倉怎麼參保", ["taicang"]],
		["从江苏迁到昆山", ["jiangsu", "kunshan"]],
		["苏州工业园区", ["suzhou"]],
		["kunshan社保", ["kunshan"]],
		["今天津贴到了吗", []],
		["社保定点医院", []],
		["哪里都没说", []],
	])("%s names %j", (text, ids) => {
		const found = names.find(form.of(text)).map((n) => n.region.id);
		expect(found).toEqual(ids);
	});

	test.each([
		["太仓市", "taicang"],
		["青岛", "qingdao"],
		["太仓市民", undefined],
		["", undefined],
	])("%s is exactly the name of %s", (text, id) => {
		expect(names.exactly(form.of(text))?.id).toBe(id);
	});

	test("every place lies in the country, and is found by its own name", () => {
		const known = new Places(regions);
		for (const r of regions) {
			expect(known.path(r.id).at(-1), r.id).toBe("china");
			expect(names.exactly(form.of(r.name))?.id, r.name).toBe(r.id);
		}
	});
});
