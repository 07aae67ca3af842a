import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DataError, loadKnowledge } from "../../src/knowledge/index.ts";

const folder = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The least knowledge base that loads: two places in a province, one elsewhere, two entries. */
const least: Readonly<Record<string, string>> = {
	"sources.yaml": `documents:
  - { id: alpha, title: 甲文件, region: north }
units:
  alpha#1: { title: 第一条, region: north }
  alpha#2: { title: 第二条, region: town }
`,
	"regions.yaml": `- { id: north, name: 北省, covered: true }
- { id: town, name: 甲市, within: north, covered: true }
- { id: south, name: 南省, covered: true }
`,
	"venues.yaml": `- { id: hall, name: 网办大厅, short: 大厅, runsOn: [computer], regions: [north], units: [alpha#1] }
`,
	"figures/rate.yaml": `id: rate
title: 比例
unit: 百分比
values:
  - { regions: [north], from: "2020-01-01", units: [alpha#1], value: 8 }
`,
	"knowledge/first.yaml": `- id: enrolment
  kind: procedure
  title: 参保登记
  audience: [employer]
  utterances: [怎么参保, 增员]
  advice:
    - { regions: [north], units: [alpha#1], summary: 网上办。 }
`,
	"knowledge/second.yaml": `- id: hukou-empty
  kind: errorMessage
  code: E-HUKOU
  title: 户籍性质为空
  audience: [employer]
  utterances: [户籍空着]
  advice:
    - { regions: [north], units: [alpha#1], summary: 补上户籍。 }
`,
	"crossroads.yaml":
		"- { id: fork, title: 岔路, among: [enrolment, hukou-empty], utterances: [社保] }\n",
	"contrasts.yaml":
		"filler: [呢]\nreversing: []\nopposites: [[on, off]]\nwords: { on: [加], off: [减] }\namong:\n  - { on: enrolment, off: hukou-empty }\n",
	"neighbours.yaml":
		"- { id: tax, title: 个税, say: 请问税务。, utterances: [个税] }\n",
	"small-talk.yaml": "- { id: hello, say: 您好。, utterances: [你好] }\n",
	"lexicon.yaml": "{}\n",
};

let n = 0;
function load(changed: Readonly<Record<string, string>>) {
	const data = join(folder, String(n++));
	for (const [file, text] of Object.entries({ ...least, ...changed })) {
		mkdirSync(dirname(join(data, file)), { recursive: true });
		writeFileSync(join(data, file), text);
	}
	try {
		return { knowledge: loadKnowledge(data), faults: [] };
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		return { faults: error.faults };
	}
}

/** One file with one piece replaced; where the fault must be is marked by `⟨` in what replaces it. */
function withFault(file: string, from: string, to: string) {
	const text = least[file] ?? "";
	expect(text, `${file} must hold ${from}`).toContain(from);
	const changed = text.replace(from, to);
	const line = changed.slice(0, changed.indexOf("⟨")).split("\n").length;
	return { line, ...load({ [file]: changed.replaceAll("⟨", "") }) };
}

test("the least knowledge base loads, each entry with its subject", () => {
	const { knowledge, faults } = load({});
	expect(faults).toEqual([]);
	expect(knowledge?.entries.map((e) => [e.id, e.subject])).toEqual([
		["enrolment", "first"],
		["hukou-empty", "second"],
	]);
});

const first = "knowledge/first.yaml";
const advice = "{ regions: [north], units: [alpha#1], summary: 网上办。 }";
/** The advice of the first entry with one more key. */
const plus = (key: string, units = "alpha#1") =>
	`{ regions: [north], units: [${units}], summary: 网上办。,\n        ${key} }`;

describe("a reference that leads nowhere is a fault with its line", () => {
	test.each([
		[
			"a related entry",
			first,
			"utterances",
			"related: [⟨enrolments]\n  utterances",
			/enrolments is not among the entries; near it: enrolment/,
		],
		[
			"a unit of advice",
			first,
			"[alpha#1]",
			"[⟨alpha#9]",
			/alpha#9 is not among the units/,
		],
		[
			"a region of advice",
			first,
			"[north]",
			"[⟨norht]",
			/norht is not among the regions/,
		],
		[
			"a figure",
			first,
			advice,
			plus("figures: [⟨rates]"),
			/rates is not among the figures/,
		],
		[
			"a route's venue",
			first,
			advice,
			plus("routes: [{ venue: ⟨hal, steps: [a] }]"),
			/hal is not among the venues/,
		],
		[
			"a remedy's venue",
			first,
			advice,
			plus("remedies: [{ who: employer, do: x, routes: [{ venue: ⟨app }] }]"),
			/app is not among the venues/,
		],
		[
			"a note's unit that the advice lacks",
			first,
			advice,
			plus("notes: [{ text: x, units: [⟨alpha#2] }]"),
			/not among the units of this advice/,
		],
		[
			"a facet's unit that the advice lacks",
			first,
			advice,
			plus("facets: [{ about: phone, text: x, units: [⟨alpha#2] }]"),
			/not among the units of this advice/,
		],
		[
			"a remedy's unit that the advice lacks",
			first,
			advice,
			plus("remedies: [{ who: employer, do: { text: x, units: [⟨alpha#2] } }]"),
			/not among the units of this advice/,
		],
		[
			"where a place lies",
			"regions.yaml",
			"within: north",
			"within: ⟨nort",
			/nort is not among the regions/,
		],
		[
			"a unit's region",
			"sources.yaml",
			"region: town }",
			"region: ⟨twon }",
			/twon is not among the regions/,
		],
		["a venue's region", "venues.yaml", "[north]", "[⟨norht]", /norht/],
		["a venue's unit", "venues.yaml", "[alpha#1]", "[⟨alpha#7]", /alpha#7/],
		["a figure's region", "figures/rate.yaml", "[north]", "[⟨norht]", /norht/],
		[
			"a figure's unit",
			"figures/rate.yaml",
			"[alpha#1]",
			"[⟨alpha#7]",
			/alpha#7/,
		],
		[
			"a fork's entry",
			"crossroads.yaml",
			"hukou-empty]",
			"⟨hukou]",
			/hukou is not among the entries/,
		],
		[
			"a contrast's entry",
			"contrasts.yaml",
			"off: hukou-empty",
			"⟨off: hukou",
			/hukou is not among the entries/,
		],
		[
			"a contrast's words",
			"contrasts.yaml",
			"off: hukou-empty",
			"⟨of: hukou-empty",
			/of has no words; allowed: on, off/,
		],
		[
			"an opposite's words",
			"contrasts.yaml",
			"[[on, off]]",
			"[[on, ⟨of]]",
			/of has no words; allowed: on, off/,
		],
	])("%s", (_what, file, from, to, message) => {
		const { line, faults } = withFault(file, from, to);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toMatchObject({ line });
		expect(faults[0]?.file).toMatch(new RegExp(`${file}$`));
		expect(faults[0]?.message).toMatch(message);
	});
});

describe("what must be there once is a fault where it stands again", () => {
	const second = "knowledge/second.yaml";
	test.each([
		[
			"an entry's id",
			second,
			"id: hukou-empty",
			"id: ⟨enrolment",
			"entry enrolment stands already",
		],
		[
			"a title",
			second,
			"title: 户籍性质为空",
			"title: ⟨参保登记",
			"title 参保登记 stands already",
		],
		[
			"an utterance of another entry",
			second,
			"[户籍空着]",
			"[户籍空着, ⟨增员]",
			"utterance 增员 stands already",
		],
	])(
		"%s, with the file where it stood first",
		(_what, file, from, to, message) => {
			const { line, faults } = withFault(file, from, to);
			// A fork that loses its entry is one more fault; this one is what is asked about.
			const fault = faults.find((f) => f.message.includes(message));
			expect(fault).toMatchObject({ line });
			expect(fault?.file).toMatch(/second\.yaml$/);
			expect(fault?.message).toMatch(/first\.yaml$/);
		},
	);

	test.each([
		[
			"an utterance twice in one entry",
			first,
			"[怎么参保, 增员]",
			"[怎么参保, ⟨怎么参保]",
		],
		["a region", "regions.yaml", "id: south", "id: ⟨north"],
	])("%s", (_what, file, from, to) => {
		const { line, faults } = withFault(file, from, to);
		expect(faults).toMatchObject([{ line }]);
		expect(faults[0]?.message).toMatch(/stands already/);
	});

	test("a code in two files", () => {
		const twin = (least[second] ?? "")
			.replace("hukou-empty", "hukou-blank")
			.replace("户籍性质为空", "户籍是空的")
			.replace("户籍空着", "户籍没有");
		const { faults } = load({ "knowledge/third.yaml": twin });
		expect(faults).toMatchObject([{ line: 3 }]);
		expect(faults[0]?.message).toMatch(/code E-HUKOU .*second\.yaml/);
	});

	test("a figure in two files", () => {
		const { faults } = load({
			"figures/twin.yaml": least["figures/rate.yaml"] ?? "",
		});
		expect(faults).toMatchObject([{ line: 1 }]);
		expect(faults[0]?.message).toMatch(/figure rate .*rate\.yaml/);
	});
});

describe("one place and day has one advice", () => {
	const two = (a: string, b: string) =>
		load({
			[first]: (least[first] ?? "").replace(
				`    - ${advice}`,
				`    - { ${a}, units: [alpha#1], summary: 一。 }\n    - { ${b}, units: [alpha#1], summary: 二。 }`,
			),
		}).faults;
	const north = "regions: [north]";

	test.each([
		["both without dates", north, north],
		[
			"the second begins while the first holds",
			`${north}, to: "2024-12-31"`,
			`${north}, from: "2024-06-01"`,
		],
		[
			"the second begins on the first's last day",
			`${north}, to: "2024-12-31"`,
			`${north}, from: "2024-12-31"`,
		],
		[
			"the earlier stands second",
			`${north}, from: "2024-12-31"`,
			`${north}, to: "2024-12-31"`,
		],
		[
			"one of several places is shared",
			"regions: [south, north]",
			"regions: [north, town]",
		],
	])("%s: a fault on the second's line", (_what, a, b) => {
		const faults = two(a, b);
		expect(faults).toMatchObject([{ line: 8 }]);
		expect(faults[0]?.message).toMatch(/overlaps advice 0/);
	});

	test.each([
		[
			"the second begins the day after",
			`${north}, to: "2024-12-31"`,
			`${north}, from: "2025-01-01"`,
		],
		["another place", north, "regions: [south]"],
		[
			"a town in the province: the more specific wins",
			north,
			"regions: [town]",
		],
	])("%s: no fault", (_what, a, b) => {
		expect(two(a, b)).toEqual([]);
	});

	test("an end before its beginning is a fault on its line", () => {
		const { line, faults } = withFault(
			first,
			advice,
			plus('from: "2025-01-01",\n        to: ⟨"2024-12-31"'),
		);
		expect(faults).toMatchObject([{ line }]);
		expect(faults[0]?.message).toMatch(/2024-12-31 is before from 2025-01-01/);
	});

	test("one day is a time like any other", () => {
		const { faults } = withFault(
			first,
			advice,
			plus('from: "2025-01-01", to: "2025-01-01"'),
		);
		expect(faults).toEqual([]);
	});
});

test("an error message without a code of ours is a fault", () => {
	const { line, faults } = withFault(
		"knowledge/second.yaml",
		"kind: errorMessage\n  code: E-HUKOU",
		"kind: ⟨errorMessage",
	);
	expect(faults).toMatchObject([{ line }]);
	expect(faults[0]?.message).toMatch(/needs a code/);
});

test("a missing file and a missing folder are faults, not exceptions", () => {
	const data = join(folder, "empty");
	mkdirSync(data);
	expect(() => loadKnowledge(data)).toThrow(DataError);
	expect(() => loadKnowledge(data)).toThrow(/venues\.yaml.*cannot be read/s);
	expect(() => loadKnowledge(data)).toThrow(
		/knowledge.*this folder is missing/s,
	);
});

test("all faults of all files come at once", () => {
	const { faults } = load({
		[first]: (least[first] ?? "").replace("alpha#1", "alpha#9"),
		"venues.yaml": (least["venues.yaml"] ?? "").replace("alpha#1", "alpha#8"),
		"crossroads.yaml": (least["crossroads.yaml"] ?? "").replace(
			"enrolment",
			"enrol",
		),
	});
	expect(faults.map((f) => f.file.replace(/.*\//, "")).sort()).toEqual([
		"crossroads.yaml",
		"first.yaml",
		"venues.yaml",
	]);
});
