import { describe, expect, test } from "vitest";
import { closedPeriod, declarationPeriods } from "../../src/actions/index.ts";

describe("the periods of a month", () => {
	test.each([
		[
			"2026-11",
			"2026-10-11",
			"2026-11-06",
			"2026-11",
			"2026-11-11",
			"2026-12-06",
			"2026-12",
		],
		[
			"2026-12",
			"2026-11-11",
			"2026-12-06",
			"2026-12",
			"2026-12-11",
			"2027-01-06",
			"2027-01",
		],
		[
			"2028-02",
			"2028-01-11",
			"2028-02-06",
			"2028-02",
			"2028-02-11",
			"2028-03-06",
			"2028-03",
		],
	])("%s", (month, from, to, counts, nextFrom, nextTo, nextCounts) => {
		expect(declarationPeriods(month)).toEqual([
			{ from, to, month: counts },
			{ from: nextFrom, to: nextTo, month: nextCounts },
		]);
	});

	test.each([
		["2026-11", "2026-11-07", "2026-11-10"],
		["2027-01", "2027-01-07", "2027-01-10"],
		["2027-02", "2027-02-07", "2027-02-10"],
	])("the pause of %s", (month, from, to) => {
		expect(closedPeriod(month)).toEqual({ from, to });
	});
});
