import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadActions } from "../../src/actions/index.ts";
import { type Entry, loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge("data");
const actions = loadActions("data");
const { entries, figures, sources, venues } = knowledge;
const isUnit = (unit: string) => unit in sources.units;
const isEntry = (id: string) => entries.some((e) => e.id === id);

/** The five documents that were catalogued; `update` holds what we found later. */
const documents = ["kunshan", "suqian", "taicang", "training", "qingdao"];
const catalogued = Object.keys(sources.units).filter((unit) =>
	documents.some((d) => unit.startsWith(`${d}#`)),
);

/** Every unit that an entry names, for the whole advice or for one sentence of it. */
function unitsOf(entry: Entry): string[] {
	return [...JSON.stringify(entry.advice).matchAll(/"([a-z]+#[\w-]+)"/g)].map(
		([, unit]) => unit ?? "",
	);
}

describe("the catalogue", () => {
	test("has 138 units", () => {
		expect(catalogued).toHaveLength(138);
		const perDocument = documents.map(
			(d) => catalogued.filter((u) => u.startsWith(`${d}#`)).length,
		);
		expect(perDocument).toEqual([47, 26, 17, 19, 29]);
	});

	test("each of its units is the basis of some advice", () => {
		const basis = new Set(
			entries.flatMap((e) => e.advice.flatMap((a) => a.units)),
		);
		expect(catalogued.filter((unit) => !basis.has(unit))).toEqual([]);
	});

	test("every unit and document has a place that is known", () => {
		const regions = new Set(knowledge.regions.map((r) => r.id));
		const strange = Object.entries(sources.units).filter(
			([, u]) => !regions.has(u.region),
		);
		expect(strange).toEqual([]);
		expect(sources.documents.filter((d) => !regions.has(d.region))).toEqual([]);
	});

	test("every unit belongs to a document", () => {
		const known = new Set(sources.documents.map((d) => d.id));
		const homeless = Object.keys(sources.units).filter(
			(unit) => !known.has(unit.slice(0, unit.indexOf("#"))),
		);
		expect(homeless).toEqual([]);
	});
});

describe("every entry", () => {
	test("has at least 25 utterances, and most have over 40", () => {
		const few = entries
			.filter((e) => e.utterances.length < 25)
			.map((e) => `${e.id} ${e.utterances.length}`);
		const many = entries.filter((e) => e.utterances.length > 40).length;
		console.log(`${many} of ${entries.length} entries have over 40 utterances`);
		expect(few).toEqual([]);
		expect(many).toBeGreaterThan(entries.length / 2);
	});

	test("cites units that exist and leads to entries that exist", () => {
		const faults = entries.flatMap((e) => [
			...unitsOf(e).filter((u) => !isUnit(u)),
			...e.related.filter((id) => !isEntry(id)),
		]);
		expect(faults).toEqual([]);
	});
});

describe("what rests on units and entries elsewhere", () => {
	test.each(actions.list.map((a) => [a.id, a] as const))(
		"action %s cites units that exist and an entry that exists",
		(_id, action) => {
			const conclusions = [...action.model.conclusions.values()];
			const units = [
				...action.units,
				...conclusions.flatMap((c) => [...c.units]),
			];
			expect(units.length).toBeGreaterThan(0);
			expect(units.filter((u) => !isUnit(u))).toEqual([]);
			if (action.entry !== undefined)
				expect(isEntry(action.entry), action.entry).toBe(true);
		},
	);

	test("every row of every figure cites units that exist", () => {
		const faults = figures.flatMap((f) =>
			f.values.flatMap((v) =>
				v.units.filter((u) => !isUnit(u)).map((u) => `${f.id} ${u}`),
			),
		);
		expect(faults).toEqual([]);
	});

	test("every venue cites units that exist", () => {
		const faults = venues.flatMap((v) => v.units.filter((u) => !isUnit(u)));
		expect(faults).toEqual([]);
	});

	test("every fork leads to entries that exist", () => {
		const faults = knowledge.crossroads.flatMap((c) =>
			c.among.filter((id) => !isEntry(id)),
		);
		expect(faults).toEqual([]);
	});

	test("the units that replies.yaml names exist", () => {
		const named = [
			...readFileSync("data/replies.yaml", "utf8").matchAll(
				/\b[a-z]+#[A-Za-z0-9-]+/g,
			),
		].map(([unit]) => unit);
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((u) => !isUnit(u))).toEqual([]);
	});
});
