import { describe, expect, it, test } from "vitest";
import { readGuideData } from "../../src/bot/index.ts";
import {
	type Advice,
	chooseAdvice,
	type Entry,
	Places,
} from "../../src/knowledge/index.ts";
import { turns } from "./superseded-matters.ts";

const { knowledge } = readGuideData("data");
const places = new Places(knowledge.regions);

const dayLength = 86_400_000;
const number = (day: string) => Math.round(Date.parse(day) / dayLength);
const dayOf = (n: number) => new Date(n * dayLength).toISOString().slice(0, 10);

/** What is chosen, a line each: the advice's number, its place, what must be said of it. */
function chosen(entry: Entry, region: string, asOf: string): string[] {
	const choice = chooseAdvice(entry, places, asOf, region);
	if (choice.kind !== "chosen") return [choice.kind];
	return choice.list.map((c) =>
		[
			`${entry.advice.indexOf(c.advice)} at ${c.place}`,
			...(c.borrowed ? ["borrowed"] : []),
			...(c.lapsed ? ["lapsed"] : []),
			...(c.upcoming ? ["upcoming"] : []),
		].join(", "),
	);
}

/*
 * The same by a naive scan that shares nothing with the choice: days are counted as numbers, what lies in
 * what is read off the list of regions, and every piece of advice is graded by itself.
 */
const above = new Map(knowledge.regions.map((r) => [r.id, r.within]));

/** Steps from a place out to another; undefined where it does not lie in it. */
function stepsOut(inner: string, outer: string): number | undefined {
	let at: string | undefined = inner;
	for (let steps = 0; at !== undefined; steps++, at = above.get(at))
		if (at === outer) return steps;
	return undefined;
}

const province = (region: string) =>
	[...above.keys()].find(
		(p) => above.get(p) === "china" && stepsOut(region, p) !== undefined,
	);

/** 0 in the place itself, 1 a step out …; 100 inside it; 200 elsewhere in its province. */
function grade(place: string, region: string): number | undefined {
	const out = stepsOut(region, place);
	if (out !== undefined) return out;
	if (stepsOut(place, region) !== undefined) return 100;
	const own = province(region);
	return own !== undefined && province(place) === own ? 200 : undefined;
}

const begins = (a: Advice) => number(a.from ?? "0001-01-01");
const ends = (a: Advice) => number(a.to ?? "9999-12-31");

function scan(entry: Entry, region: string, asOf: string): string[] {
	const day = number(asOf);
	const over = entry.advice.filter((a) => ends(a) < day);
	const coming = entry.advice.filter((a) => begins(a) > day);
	const holding = entry.advice.filter(
		(a) => !over.includes(a) && !coming.includes(a),
	);
	const replaced = (a: Advice, by: readonly Advice[]) =>
		by.some((b) => b !== a && b.regions.some((r) => a.regions.includes(r)));
	const standIns = [
		...over.filter(
			(a) =>
				!replaced(
					a,
					over.filter((b) => ends(b) > ends(a)),
				),
		),
		...coming.filter(
			(a) =>
				!replaced(a, [...over, ...coming.filter((b) => begins(b) < begins(a))]),
		),
	];
	for (const list of [holding, standIns]) {
		const graded = list.flatMap((a) =>
			a.regions.flatMap((place) => {
				const g = grade(place, region);
				return g === undefined ? [] : [{ a, place, g }];
			}),
		);
		const best = Math.min(...graded.map((x) => x.g));
		const found = graded.filter((x) => x.g === best);
		if (found.length > 2) return ["ask"];
		if (found.length === 0) continue;
		return found.map(({ a, place }) =>
			[
				`${entry.advice.indexOf(a)} at ${place}`,
				...(best === 200 ? ["borrowed"] : []),
				...(over.includes(a) ? ["lapsed"] : []),
				...(coming.includes(a) ? ["upcoming"] : []),
			].join(", "),
		);
	}
	return ["elsewhere"];
}

const datedEntries = knowledge.entries.filter((e) =>
	e.advice.some((a) => a.from ?? a.to),
);

describe("every dated piece of advice, the day before, on and after each boundary", () => {
	it("has some to look at", () => {
		expect(datedEntries.length).toBeGreaterThan(30);
	});
	it.each(datedEntries.map((e) => [e.id, e] as const))("%s", (_id, entry) => {
		const boundaries = new Set(
			entry.advice.flatMap((a) => [
				...(a.from ? [number(a.from)] : []),
				...(a.to ? [number(a.to), number(a.to) + 1] : []),
			]),
		);
		const regions = new Set(entry.advice.flatMap((a) => a.regions));
		// Where people live, beside the places that the advice names.
		for (const home of ["kunshan", "taicang", "suqian", "qingdao"])
			regions.add(home);
		for (const boundary of boundaries)
			for (const day of [-1, 0, 1].map((by) => dayOf(boundary + by)))
				for (const region of regions)
					expect(chosen(entry, region, day), `${region} on ${day}`).toEqual(
						scan(entry, region, day),
					);
	});
	it.each(datedEntries.map((e) => [e.id, e] as const))(
		"%s: each piece begins and ends on its own days",
		(_id, entry) => {
			for (const a of entry.advice)
				for (const region of a.regions) {
					const holds = (day: string) =>
						chosen(entry, region, day).includes(
							`${entry.advice.indexOf(a)} at ${region}`,
						);
					for (const [day, by] of [
						[a.from, -1],
						[a.to, 1],
					] as const) {
						if (day === undefined) continue;
						expect(holds(day), `${region} ${day}`).toBe(true);
						expect(holds(dayOf(number(day) + by)), `beside ${day}`).toBe(false);
					}
				}
		},
	);
});

describe("superseded matters, by hand", () => {
	const rows = turns.flatMap((turn) =>
		[-1, 0, 1].map((by) => {
			const day = dayOf(number(turn.day) + by);
			const words = by < 0 ? turn.before : turn.after;
			return [turn.entry, turn.region, day, words, by, turn.changed] as const;
		}),
	);
	test.each(rows)(
		"%s in %s on %s: %s",
		(id, region, day, words, by, changed) => {
			const entry = knowledge.entries.find((e) => e.id === id);
			expect(entry).toBeDefined();
			if (!entry) return;
			const choice = chooseAdvice(entry, places, day, region);
			if (choice.kind !== "chosen") {
				expect(choice.kind).toBe(words);
				return;
			}
			expect(choice.list).toHaveLength(1);
			const [first] = choice.list;
			expect(first?.lapsed).toBe(false);
			expect(first?.upcoming).toBe(words === "upcoming");
			if (words !== "upcoming")
				expect(first?.advice.summary.text).toContain(words);
			if (by >= 0 && changed) expect(first?.advice.changed).toContain(changed);
		},
	);
});
