import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
	adviceFields,
	headFields,
	readForm,
	type Sent,
	shownIn,
} from "../../../src/desk/publishing/form/index.ts";
import type { Value } from "../../../src/desk/publishing/patches/index.ts";

type MapValue = { readonly [key: string]: Value };
const entries = readdirSync("data/knowledge").flatMap(
	(name) =>
		parse(readFileSync(`data/knowledge/${name}`, "utf8")) as (MapValue & {
			id: string;
			advice: MapValue[];
		})[],
);

/** As a browser sends it: line breaks of two characters. */
const sentBack = (shown: Sent): Sent =>
	Object.fromEntries(
		Object.entries(shown).map(([k, v]) => [k, v.replaceAll("\n", "\r\n")]),
	);

test("a form that nobody touched changes nothing, whatever entry it shows", () => {
	for (const entry of entries) {
		const head = sentBack(shownIn(headFields, entry));
		expect(readForm(headFields, head, entry)).toEqual(entry);
		for (const advice of entry.advice) {
			const sent = sentBack(shownIn(adviceFields, advice));
			expect(readForm(adviceFields, sent, advice)).toEqual(advice);
		}
	}
});

test("the largest form passes through the server's limit for bodies", () => {
	const sizes = entries.flatMap((entry) =>
		[
			shownIn(headFields, entry),
			...entry.advice.map((a) => shownIn(adviceFields, a)),
		].map((shown) => ({
			bytes: new URLSearchParams(sentBack(shown)).toString().length,
			fields: Object.keys(shown).length,
		})),
	);
	expect(Math.max(...sizes.map((s) => s.bytes))).toBeLessThan(64 * 1024);
	expect(Math.max(...sizes.map((s) => s.fields))).toBeLessThan(1000);
});

const advice: MapValue = {
	regions: ["jiangsu"],
	units: ["a#1"],
	summary: { text: "一句", units: ["a#1"] },
	conditions: ["条件一", { text: "条件二", units: ["a#2"] }],
	routes: [{ venue: "hall", steps: ["单位", "办理"] }],
	remedies: [{ who: "employer", do: "改好", routes: [{ venue: "app" }] }],
	unknown: "表单里没有的",
};
const edits: [string, Sent, Partial<Record<string, Value | undefined>>][] = [
	[
		"a text",
		{ "summary.text": "两句" },
		{ summary: { text: "两句", units: ["a#1"] } },
	],
	[
		"units taken away leave a text alone",
		{ "summary.units": "" },
		{ summary: "一句" },
	],
	[
		"a list of ids, however parted",
		{ regions: "jiangsu，qingdao、suqian" },
		{ regions: ["jiangsu", "qingdao", "suqian"] },
	],
	["a new day", { from: "2026-12-01" }, { from: "2026-12-01" }],
	[
		"the spare row",
		{ "conditions.2.text": "条件三" },
		{ conditions: ["条件一", { text: "条件二", units: ["a#2"] }, "条件三"] },
	],
	[
		"a row emptied",
		{ "conditions.0.text": "" },
		{ conditions: [{ text: "条件二", units: ["a#2"] }] },
	],
	[
		"the last rows emptied take the list away",
		{ "conditions.0.text": "", "conditions.1.text": "" },
		{ conditions: undefined },
	],
	["a row ticked", { "routes.0.remove": "1" }, { routes: undefined }],
	[
		"menu steps, one a line",
		{ "routes.0.steps": "单位\r\n\r\n 查询 " },
		{ routes: [{ venue: "hall", steps: ["单位", "查询"] }] },
	],
	[
		"a spare route",
		{ "routes.1.venue": "app" },
		{ routes: [{ venue: "hall", steps: ["单位", "办理"] }, { venue: "app" }] },
	],
	[
		"a route of a remedy",
		{ "remedies.0.routes.0.venue": "bank" },
		{
			remedies: [{ who: "employer", do: "改好", routes: [{ venue: "bank" }] }],
		},
	],
	[
		"a note for a remedy",
		{ "remedies.0.note": "请转发" },
		{
			remedies: [
				{
					who: "employer",
					do: "改好",
					routes: [{ venue: "app" }],
					note: "请转发",
				},
			],
		},
	],
];

describe("what is typed into a form is what the entry says then", () => {
	test.each(edits)("%s", (_, typed, changed) => {
		const sent = { ...sentBack(shownIn(adviceFields, advice)), ...typed };
		const { ...want } = { ...advice, ...changed };
		for (const [key, value] of Object.entries(changed))
			if (value === undefined) delete (want as Record<string, unknown>)[key];
		expect(readForm(adviceFields, sent, advice)).toEqual(want);
	});

	test("a form that was cut short takes nothing away", () => {
		expect(readForm(adviceFields, { to: "2026-12-31" }, advice)).toEqual({
			...advice,
			to: "2026-12-31",
		});
		const row = { "conditions.0.text": "别的" };
		expect(readForm(adviceFields, row, advice).conditions).toEqual([
			"别的",
			{ text: "条件二", units: ["a#2"] },
		]);
		const units = { "summary.units": "a#2" };
		expect(readForm(adviceFields, units, advice).summary).toEqual({
			text: "一句",
			units: ["a#2"],
		});
	});
});
