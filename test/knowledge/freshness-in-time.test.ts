import { describe, expect, test } from "vitest";
import { freshness } from "../../src/knowledge/index.ts";
import { limits, list, made, told } from "./made-knowledge.ts";

describe("overlaps, per place", () => {
	test.each([
		[
			"one day shared",
			"jiangsu ..2023-11-30; jiangsu 2023-11-30..",
			"jiangsu 2023-11-30..2023-11-30",
		],
		[
			"end and beginning on neighbouring days",
			"jiangsu ..2023-11-30; jiangsu 2023-12-01..",
			"",
		],
		["both for ever", "jiangsu; jiangsu", "jiangsu .."],
		[
			"one inside the other",
			"jiangsu; jiangsu 2022-01-01..2022-12-31",
			"jiangsu 2022-01-01..2022-12-31",
		],
		[
			"only in the place that both name",
			"jiangsu+qingdao 2022-01-01..; shandong+qingdao 2023-01-01..",
			"qingdao 2023-01-01..",
		],
		["a wider place is none: the nearer wins", "jiangsu; kunshan", ""],
	])("%s", (_what, lines, want) => {
		expect(told("overlaps", { advice: list(lines) })).toEqual(list(want));
	});
	test("of a figure's rows just so", () => {
		const rows = "jiangsu 2024-01-01..2024-12-31; jiangsu 2024-12-31..";
		expect(told("overlaps", { rows: list(rows) })).toEqual([
			"jiangsu 2024-12-31..2024-12-31",
		]);
	});
});

describe("gaps, per place", () => {
	test.each([
		[
			"one day",
			"jiangsu ..2023-11-29; jiangsu 2023-12-01..",
			"jiangsu 2023-11-30..2023-11-30",
		],
		["none", "jiangsu ..2023-11-30; jiangsu 2023-12-01..", ""],
		[
			"whatever the order",
			"jiangsu 2025-01-01..; jiangsu ..2023-12-31",
			"jiangsu 2024-01-01..2024-12-31",
		],
		[
			"two, one of them a leap day",
			"jiangsu ..2019-12-31; jiangsu 2020-02-01..2020-02-28; jiangsu 2020-03-01..",
			"jiangsu 2020-01-01..2020-01-31; jiangsu 2020-02-29..2020-02-29",
		],
		[
			"behind a short one inside a long one",
			"jiangsu ..2024-12-31; jiangsu 2022-01-01..2022-12-31; jiangsu 2025-01-01..",
			"",
		],
		[
			"before the first and after the last is none",
			"jiangsu 2022-01-01..2022-12-31",
			"",
		],
		[
			"filled by the wider place",
			"kunshan ..2022-12-31; kunshan 2024-01-01..; jiangsu",
			"",
		],
		[
			"filled in part",
			"kunshan ..2022-12-31; kunshan 2024-01-01..; jiangsu ..2023-05-31",
			"kunshan 2023-06-01..2023-12-31",
		],
		[
			"between the nearer's end and the wider's beginning",
			"kunshan ..2022-12-12; china 2022-12-14..",
			"kunshan 2022-12-13..2022-12-13",
		],
		[
			"the wider's own is told once",
			"kunshan 2015-01-01..2015-12-31; jiangsu ..2022-12-31; jiangsu 2024-01-01..",
			"jiangsu 2023-01-01..2023-12-31",
		],
		[
			"another place fills nothing",
			"kunshan ..2022-12-31; kunshan 2024-01-01..; qingdao",
			"kunshan 2023-01-01..2023-12-31",
		],
	])("%s", (_what, lines, want) => {
		expect(told("gaps", { advice: list(lines) })).toEqual(list(want));
	});
	test("in a figure no wider row fills in, for the engine reads none", () => {
		const rows =
			"suzhou 2022-01-01..2022-12-31; suzhou 2024-01-01..; jiangsu 2020-01-01..";
		expect(told("gaps", { rows: list(rows) })).toEqual([
			"suzhou 2023-01-01..2023-12-31",
		]);
	});
});

describe("advice past its end with nothing after it", () => {
	test.each([
		["its last day", "jiangsu ..2026-11-21", ""],
		["the day after", "jiangsu ..2026-11-20", "jiangsu ..2026-11-20 -1"],
		["followed", "jiangsu ..2026-11-20; jiangsu 2026-11-21..", ""],
		[
			"followed after a gap (which is told as such)",
			"jiangsu ..2024-12-31; jiangsu 2027-01-01..",
			"",
		],
		[
			"the wider place holds on",
			"kunshan ..2022-12-12; china 2022-12-13..",
			"",
		],
		[
			"the wider place ended later: told there alone",
			"kunshan ..2022-12-31; jiangsu ..2024-12-31",
			"jiangsu ..2024-12-31 -690",
		],
		[
			"the wider place ended before",
			"kunshan ..2024-12-31; jiangsu ..2022-12-31",
			"kunshan ..2024-12-31 -690; jiangsu ..2022-12-31 -1421",
		],
		[
			"the nearer place holds on, the wider not",
			"kunshan; jiangsu ..2024-12-31",
			"jiangsu ..2024-12-31 -690",
		],
		[
			"another place is no successor",
			"kunshan ..2024-12-31; suqian 2025-01-01..",
			"kunshan ..2024-12-31 -690",
		],
	])("%s", (_what, lines, want) => {
		expect(told("lapsed", { advice: list(lines) })).toEqual(list(want));
	});
});

describe("figures that run out", () => {
	const rows = "jiangsu 2026-01-01..2026-12-31";
	test.each([
		["2026-10-31", "", "61 days before the last"],
		["2026-11-01", "jiangsu ..2026-12-31 60", "60 days before"],
		["2026-12-31", "jiangsu ..2026-12-31 0", "the last day"],
		["2027-01-01", "jiangsu ..2026-12-31 -1", "the day after"],
		["2036-12-31", "jiangsu ..2026-12-31 -3653", "long after"],
	])("on %s: %j (%s)", (asOf, want) => {
		expect(told("ending", { rows: list(rows) }, asOf)).toEqual(list(want));
	});
	test.each([
		["followed", "jiangsu 2026-01-01..2026-12-31; jiangsu 2027-01-01..", ""],
		["open", "jiangsu 2026-01-01..", ""],
		[
			"a wider row is no successor",
			"suzhou 2025-01-01..2025-12-31; jiangsu 2025-01-01..",
			"suzhou ..2025-12-31 -325",
		],
		[
			"each place by itself",
			"suzhou+suqian 2025-01-01..2025-12-31; suqian 2026-01-01..",
			"suzhou ..2025-12-31 -325",
		],
	])("%s", (_what, lines, want) => {
		expect(told("ending", { rows: list(lines) })).toEqual(list(want));
	});
	test("the limit is the data's", () => {
		const short = { ...limits, figureEndsWithinDays: 30 };
		const days = ["2026-11-30", "2026-12-01"].map(
			(asOf) =>
				freshness(made({ rows: list(rows) }), asOf, short).ending.length,
		);
		expect(days).toEqual([0, 1]);
	});
});
