import { describe, expect, it } from "vitest";
import { addDays } from "../../src/actions/calendar.ts";
import { lastKnownRow, rowInForce } from "../../src/actions/figures.ts";
import { loadActions } from "../../src/actions/index.ts";
import { figureRow, loadKnowledge, Places } from "../../src/knowledge/index.ts";
import { dated, type Step } from "./dated-figures.ts";

const knowledge = loadKnowledge("data");
const places = new Places(knowledge.regions);
const figures = loadActions("data").list[0]?.model.figures ?? new Map();

/** What the steps say of a day. */
const held = (steps: readonly Step[], day: string) =>
	steps.findLast(([from]) => from <= day)?.[1] ?? null;

/** What the steps last said before or on a day. */
const lastHeld = (steps: readonly Step[], day: string) =>
	steps.findLast(([from, fields]) => from <= day && fields)?.[1] ?? null;

const days = dated.flatMap(([id, region, steps]) =>
	steps
		.flatMap(([from]) => [-1, 0, 1].map((by) => addDays(from, by)))
		.map((day) => [id, region, day, steps] as const),
);

describe("every dated figure, the day before, on and after each change", () => {
	it.each(days)("%s in %s on %s: the engine", (id, region, day, steps) => {
		const figure = figures.get(id);
		expect(figure).toBeDefined();
		if (!figure) return;
		const path = places.path(region);
		expect(rowInForce(figure, day, path)?.fields ?? null).toEqual(
			held(steps, day),
		);
		expect(lastKnownRow(figure, day, path)?.fields ?? null).toEqual(
			lastHeld(steps, day),
		);
	});

	it.each(days)("%s in %s on %s: the answers", (id, region, day, steps) => {
		const figure = knowledge.figures.find((f) => f.id === id);
		expect(figure).toBeDefined();
		if (!figure) return;
		const found = figureRow(figure, places, day, region);
		expect(found?.row ?? {}).toMatchObject(lastHeld(steps, day) ?? {});
		expect(found === undefined).toBe(lastHeld(steps, day) === null);
		if (found) expect(found.lastKnown).toBe(held(steps, day) === null);
	});
});

describe("the list above", () => {
	const rows = knowledge.figures.flatMap((f) =>
		f.values.flatMap((v) =>
			v.regions.map((region) => [f.id, region, v.from, v.to] as const),
		),
	);
	it.each(rows)("holds %s in %s from %s to %s", (id, region, from, to) => {
		const steps = dated.find(([i, r]) => i === id && r === region)?.[2];
		const starts = (steps ?? []).map(([day]) => day);
		expect(starts).toContain(from);
		if (to !== undefined) expect(starts).toContain(addDays(to, 1));
	});
});

it.each([
	["base-limits", "nanjing", "2025-06-30", true],
	["base-limits", "shandong", "2025-06-30", false],
	["minimum-wage", "qingdao", "2025-09-30", false],
	["wage-class", "nanjing", "2026-06-30", false],
	["benefit-share", "qingdao", "2026-06-30", false],
	["qingdao-benefit", "jiangsu", "2026-06-30", false],
	["benefit-bounds", "jiangsu", "2026-06-30", false],
])("%s is known in %s on %s: %s", (id, region, day, known) => {
	const figure = figures.get(id);
	const row = figure && rowInForce(figure, day, places.path(region));
	expect(row !== null && row !== undefined).toBe(known);
});
