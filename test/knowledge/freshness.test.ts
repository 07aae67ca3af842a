import { describe, expect, it, test } from "vitest";
import {
	Faults,
	type Freshness,
	freshness,
	freshnessFile,
	loadKnowledge,
	readYaml,
	sourcesFile,
} from "../../src/knowledge/index.ts";
import { limits, made, today } from "./made-knowledge.ts";

describe("units not seen for long", () => {
	/** What is listed of one unit seen then, in a document seen then. */
	function listed(unit?: string, document?: string, asOf = today) {
		const sources = sourcesFile.parse({
			documents: [
				{
					id: "doc",
					title: "文件",
					region: "china",
					...(document ? { seen: document } : {}),
				},
			],
			units: {
				"doc#1": {
					title: "条目",
					region: "china",
					...(unit ? { seen: unit } : {}),
				},
			},
		});
		return freshness(made({ sources }), asOf, limits).unseen;
	}
	test.each([
		["2025-11-21", undefined, undefined, "365 days ago"],
		["2025-11-20", undefined, 366, "366 days ago"],
		[
			"2025-11",
			undefined,
			undefined,
			"a month means its last day at the latest",
		],
		["2025-10", undefined, 386, "the month before"],
		["2025", undefined, undefined, "a year means its last day"],
		["2024", undefined, 690, "the year before"],
		[undefined, "2025-11-21", undefined, "the document's day"],
		[undefined, "2025-11-20", 366, "the document's day, too old"],
		["2025-11-20", "2026-11", 366, "the unit's own day goes before"],
		["2026-11-21", "2021", undefined, "the other way round too"],
	])("unit %s, document %s: %s (%s)", (unit, document, days, _why) => {
		const seen = unit ?? document;
		expect(listed(unit, document)).toEqual(
			days === undefined ? [] : [{ id: "doc#1", title: "条目", seen, days }],
		);
	});
	test("one that nobody dated is listed without a day", () => {
		expect(listed()).toEqual([{ id: "doc#1", title: "条目" }]);
	});
	test("29 February is a day", () => {
		expect(listed("2027-03-01", undefined, "2028-02-29")).toEqual([]);
		expect(listed("2027-02-28", undefined, "2028-02-29")).toHaveLength(1);
	});
	it.each(["2025-13", "last year", "2025-02-30", "21"])(
		"takes no %s for a time",
		(seen) => {
			expect(() => listed(seen)).toThrow(/a day, a month or a year/);
		},
	);
});

describe("two texts for one matter", () => {
	const sources = sourcesFile.parse({
		documents: [],
		units: Object.fromEntries(
			[["a#1"], ["a#2", "OFF"], ["a#3", "ONE"]].map(([id, confidence]) => [
				id,
				{
					title: "条目",
					region: "china",
					...(confidence ? { confidence } : {}),
				},
			]),
		),
	});
	const pairs = (advice: readonly string[], asOf = today) =>
		freshness(made({ advice, sources }), asOf, limits).differing.map((p) =>
			[
				p.sides.map((s) => s.regions.join("+")).join(" | "),
				...(p.isOfficial ? ["official"] : []),
				...(p.isNested ? ["nested"] : []),
			].join(", "),
		);
	test.each([
		["one alone", ["jiangsu .. a#1"], []],
		[
			"two places",
			["jiangsu .. a#1", "qingdao .. a#2"],
			["jiangsu | qingdao, official"],
		],
		[
			"one unofficial",
			["jiangsu .. a#1", "qingdao .. a#3"],
			["jiangsu | qingdao"],
		],
		[
			"official in part is official",
			["jiangsu .. a#1", "qingdao .. a#3+a#2"],
			["jiangsu | qingdao, official"],
		],
		[
			"one place in the other",
			["jiangsu .. a#1", "kunshan .. a#1"],
			["jiangsu | kunshan, official, nested"],
		],
		[
			"the other way round",
			["kunshan .. a#1", "jiangsu .. a#1"],
			["kunshan | jiangsu, official, nested"],
		],
		[
			"three places: each with each",
			["kunshan .. a#3", "suqian .. a#3", "qingdao .. a#3"],
			["kunshan | suqian", "kunshan | qingdao", "suqian | qingdao"],
		],
	])("%s", (_what, lines, want) => {
		expect(pairs(lines)).toEqual(want);
	});
	test("only while both hold", () => {
		const lines = [
			"jiangsu 2023-12-01.. a#1",
			"qingdao 2024-07-01..2025-06-30 a#2",
		];
		const both = ["jiangsu | qingdao, official"];
		expect(pairs(lines, "2024-06-30")).toEqual([]);
		expect(pairs(lines, "2024-07-01")).toEqual(both);
		expect(pairs(lines, "2025-06-30")).toEqual(both);
		expect(pairs(lines, "2025-07-01")).toEqual([]);
	});
	test("each side is shown under its place and date", () => {
		const lines = ["jiangsu 2023-12-01.. a#1", "qingdao ..2027-06-30 a#2"];
		const [pair] = freshness(
			made({ advice: lines, sources }),
			today,
			limits,
		).differing;
		expect(pair).toEqual({
			id: "matter",
			title: "某事",
			sides: [
				{ regions: ["jiangsu"], from: "2023-12-01", units: ["a#1"] },
				{ regions: ["qingdao"], to: "2027-06-30", units: ["a#2"] },
			],
			isNested: false,
			isOfficial: true,
		});
	});
});

describe("the repository's own data on 2026-11-21", () => {
	const knowledge = loadKnowledge("data");
	const faults = new Faults();
	const own = readYaml("data/freshness.yaml", freshnessFile, faults)?.value;
	const report = (): Freshness => freshness(knowledge, today, own ?? limits);
	const ids = (list: readonly { id: string; region?: string }[]) =>
		list.map((x) => `${x.id} ${x.region}`);

	it("has its limits in order", () => {
		faults.done();
		expect(own).toMatchObject({
			figureEndsWithinDays: 60,
			unseenAfterDays: 365,
		});
	});
	it("has no two rules on one day, and no advice that simply ended", () => {
		expect(report().overlaps).toEqual([]);
		expect(report().lapsed).toEqual([]);
		expect(report().gaps.filter((g) => g.of === "entry")).toEqual([]);
	});
	it("names the figures that nobody has found for 2026", () => {
		expect(ids(report().ending)).toEqual(
			expect.arrayContaining([
				"base-limits jiangsu",
				"base-limits qingdao",
				"unemployment-rate jiangsu",
			]),
		);
	});
	it("lists the pairs of towns and provinces that differ", () => {
		const pairs = report().differing.map((p) => p.id);
		expect(pairs).toEqual(
			expect.arrayContaining([
				"hukou-empty",
				"multiple-employment",
				"base-declaration",
			]),
		);
	});
	it("is plain JSON", () => {
		expect(JSON.parse(JSON.stringify(report()))).toEqual(report());
	});
});
