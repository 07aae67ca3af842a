import { describe, expect, test } from "vitest";
import {
	type Advice,
	chooseAdvice,
	type Entry,
	entriesFile,
	isCovered,
	Places,
	type Region,
} from "../../src/knowledge/index.ts";

const within = {
	china: undefined,
	jiangsu: "china",
	suzhou: "jiangsu",
	kunshan: "suzhou",
	taicang: "suzhou",
	suqian: "jiangsu",
	shandong: "china",
	qingdao: "shandong",
};
const places = new Places(
	Object.entries(within).map(
		([id, w]): Region => ({
			id,
			name: id,
			spellings: [],
			covered: true,
			...(w ? { within: w } : {}),
		}),
	),
);

/** An entry out of "places from..to" in the order given; the summary tells them apart. */
function entryOf(...list: readonly string[]): Entry {
	const advice = list.map((line) => {
		const [regions = "", days = ".."] = line.split(" ");
		const [from, to] = days.split("..");
		return {
			regions: regions.split("+"),
			units: ["kunshan#E1"],
			summary: line,
			...(from ? { from } : {}),
			...(to ? { to } : {}),
		};
	});
	const entry = { id: "x", kind: "faq", title: "某事", audience: ["employer"] };
	const [read] = entriesFile.parse([{ ...entry, advice }]);
	if (!read) throw new Error("unreachable: one in, one out");
	return read;
}

/** What is chosen, in one line: whose advice, and what has to be said of it. */
function told(entry: Entry, region?: string, asOf = "2026-11-21"): string {
	const choice = chooseAdvice(entry, places, asOf, region);
	if (choice.kind !== "chosen")
		return `${choice.kind} ${choice.places.join(" ")}`;
	return choice.list
		.map((c) => {
			const marks = (["borrowed", "lapsed", "upcoming"] as const).filter(
				(m) => c[m],
			);
			return [`${line(c.advice)} at ${c.place}`, ...marks].join(", ");
		})
		.join(" | ");
}
const line = (a: Advice) => a.summary.text;

describe("the most specific place wins", () => {
	const entry = entryOf("china", "jiangsu", "suzhou", "kunshan");
	test.each([
		["kunshan", "kunshan at kunshan"],
		["taicang", "suzhou at suzhou"],
		["suqian", "jiangsu at jiangsu"],
		["qingdao", "china at china"],
		["china", "china at china"],
	])("in %s: %s", (region, want) => {
		expect(told(entry, region)).toBe(want);
	});

	test("whatever the order in which they are written", () => {
		const reversed = entryOf("kunshan", "suzhou", "jiangsu", "china");
		expect(told(reversed, "kunshan")).toBe("kunshan at kunshan");
		expect(told(reversed, "taicang")).toBe("suzhou at suzhou");
	});

	test("advice for several places is shown under the one that holds the person", () => {
		expect(told(entryOf("qingdao+kunshan"), "kunshan")).toBe(
			"qingdao+kunshan at kunshan",
		);
	});
});

describe("within the province advice is lent, and marked", () => {
	test.each([
		[
			"a town's to another town",
			["kunshan"],
			"suqian",
			"kunshan at kunshan, borrowed",
		],
		[
			"a town's to its neighbour",
			["kunshan"],
			"taicang",
			"kunshan at kunshan, borrowed",
		],
		[
			"two towns' side by side",
			["taicang", "kunshan"],
			"suqian",
			"taicang at taicang, borrowed | kunshan at kunshan, borrowed",
		],
		[
			"three towns': ask",
			["taicang", "kunshan", "suzhou"],
			"suqian",
			"ask taicang kunshan suzhou",
		],
		[
			"the province's is nobody's loan",
			["kunshan", "jiangsu"],
			"suqian",
			"jiangsu at jiangsu",
		],
		[
			"the country's is nobody's loan",
			["kunshan", "china"],
			"suqian",
			"china at china",
		],
	])("%s", (_what, advice, region, want) => {
		expect(told(entryOf(...advice), region)).toBe(want);
	});

	test.each([
		["kunshan's to Qingdao", ["kunshan"], "qingdao", "elsewhere kunshan"],
		["Jiangsu's to Qingdao", ["jiangsu"], "qingdao", "elsewhere jiangsu"],
		["Qingdao's to Kunshan", ["qingdao"], "kunshan", "elsewhere qingdao"],
		[
			"Qingdao's to an unknown place",
			["qingdao"],
			"atlantis",
			"elsewhere qingdao",
		],
		[
			"a past one neither",
			["qingdao ..2020-12-31"],
			"kunshan",
			"elsewhere qingdao",
		],
	])("never across provinces: %s", (_what, advice, region, want) => {
		expect(told(entryOf(...advice), region)).toBe(want);
	});

	test("who asks for the province sees its towns, not as loans", () => {
		expect(told(entryOf("kunshan", "suqian"), "jiangsu")).toBe(
			"kunshan at kunshan | suqian at suqian",
		);
		expect(told(entryOf("kunshan", "suqian", "taicang"), "jiangsu")).toBe(
			"ask kunshan suqian taicang",
		);
	});
});

describe("where nobody said where", () => {
	test.each([
		["one place: it", ["kunshan"], "kunshan at kunshan"],
		[
			"two: side by side",
			["jiangsu", "qingdao"],
			"jiangsu at jiangsu | qingdao at qingdao",
		],
		[
			"three: ask",
			["kunshan", "taicang", "qingdao"],
			"ask kunshan taicang qingdao",
		],
		[
			"three of which two hold",
			["kunshan", "taicang ..2020-12-31", "qingdao"],
			"kunshan at kunshan | qingdao at qingdao",
		],
	])("%s", (_what, advice, want) => {
		expect(told(entryOf(...advice))).toBe(want);
	});
});

describe("what is in force on the day", () => {
	const three = entryOf(
		"jiangsu ..2023-11-30",
		"jiangsu 2023-12-01..2023-12-31",
		"jiangsu 2024-01-01..",
	);
	test.each([
		["2023-11-30", "..2023-11-30", "the last day is included"],
		["2023-12-01", "2023-12-01..2023-12-31", "the first day too"],
		["2023-12-31", "2023-12-01..2023-12-31", "still"],
		["2024-01-01", "2024-01-01..", "the day after"],
		["1990-01-01", "..2023-11-30", "without a beginning it holds ever since"],
	])("on %s it is %s: %s", (asOf, days) => {
		expect(told(three, "kunshan", asOf)).toBe(`jiangsu ${days} at jiangsu`);
	});

	test("the more specific that has ended gives way to the province's", () => {
		const entry = entryOf("kunshan ..2022-12-12", "jiangsu");
		expect(told(entry, "kunshan", "2022-12-12")).toMatch(/^kunshan/);
		expect(told(entry, "kunshan", "2022-12-13")).toBe("jiangsu at jiangsu");
	});

	test.each([
		[
			"ended",
			["jiangsu ..2021-12-31"],
			"2022-01-01",
			"jiangsu ..2021-12-31 at jiangsu, lapsed",
		],
		[
			"ended twice: the last",
			["jiangsu ..2019-12-31", "jiangsu 2020-01-01..2021-12-31"],
			"2022-01-01",
			"jiangsu 2020-01-01..2021-12-31 at jiangsu, lapsed",
		],
		[
			"not yet begun",
			["jiangsu 2027-01-01.."],
			"2026-12-31",
			"jiangsu 2027-01-01.. at jiangsu, upcoming",
		],
		[
			"two not yet begun: the first",
			["jiangsu 2028-01-01..", "jiangsu 2027-01-01..2027-12-31"],
			"2026-12-31",
			"jiangsu 2027-01-01..2027-12-31 at jiangsu, upcoming",
		],
		[
			"between two: the one that was",
			["jiangsu ..2024-12-31", "jiangsu 2026-01-01.."],
			"2025-06-01",
			"jiangsu ..2024-12-31 at jiangsu, lapsed",
		],
		[
			"lent and ended",
			["kunshan ..2021-12-31"],
			"2022-01-01",
			"kunshan ..2021-12-31 at kunshan, borrowed, lapsed",
		],
	])("none is: %s, and marked", (_what, advice, asOf, want) => {
		const region = want.startsWith("kunshan") ? "suqian" : "kunshan";
		expect(told(entryOf(...advice), region, asOf)).toBe(want);
	});

	test("what holds elsewhere today does not hide what held here", () => {
		const entry = entryOf("jiangsu ..2021-12-31", "qingdao");
		expect(told(entry, "kunshan")).toBe(
			"jiangsu ..2021-12-31 at jiangsu, lapsed",
		);
	});
});

describe("whether anything is said for a place", () => {
	test.each([
		[["kunshan"], "kunshan", true],
		[["kunshan"], "suqian", true],
		[["jiangsu"], "kunshan", true],
		[["china"], "qingdao", true],
		[["kunshan"], "qingdao", false],
		[["qingdao"], "jiangsu", false],
		[["qingdao"], "shandong", true],
		[["jiangsu"], "china", true],
		[["qingdao"], "china", true],
		[["qingdao"], undefined, true],
	])("%j covers %s: %s", (advice, region, answer) => {
		expect(isCovered(entryOf(...advice), places, region)).toBe(answer);
	});

	test("is true exactly where some advice can be chosen", () => {
		for (const advice of Object.keys(within))
			for (const region of Object.keys(within)) {
				const entry = entryOf(advice);
				const choice = chooseAdvice(entry, places, "2026-11-21", region);
				expect(isCovered(entry, places, region), `${advice} ${region}`).toBe(
					choice.kind !== "elsewhere",
				);
			}
	});
});
