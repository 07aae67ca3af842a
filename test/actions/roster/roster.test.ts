import { describe, expect, test } from "vitest";
import {
	checkRoster,
	RosterCheck,
	recogniseColumns,
} from "../../../src/actions/index.ts";
import { plant, plantedCodes, plantedDay } from "./planted.ts";
import { data, key, tools } from "./tools.ts";

const options = { asOf: plantedDay, region: "suqian" };

describe("planted rosters", () => {
	test("all that is planted in 3,000 rows is found at its cell, and nothing else", () => {
		const { grid, expected } = plant(20250704, 3000);
		const columns = recogniseColumns(grid, data);
		const report = checkRoster(grid, columns, options, tools);
		const found = report.findings.map(key);
		const all = new Set(found);
		expect(report.rows).toBe(3000);
		expect(found.filter((k) => !expected.has(k))).toEqual([]);
		expect([...expected].filter((k) => !all.has(k))).toEqual([]);
		expect(found.length).toBe(expected.size);
		const codes = new Set(report.findings.map((f) => f.code));
		expect([...plantedCodes].filter((c) => c && !codes.has(c))).toEqual([]);
	});

	test("step by step gives the same as at once, and says how far it is", () => {
		const { grid } = plant(7, 200);
		const columns = recogniseColumns(grid, data);
		const check = new RosterCheck(grid, columns, options, tools);
		const done: number[] = [];
		while (check.step(64)) done.push(check.done);
		expect(done).toEqual([64, 128, 192]);
		expect(check.done).toBe(check.total);
		expect(check.report()).toEqual(checkRoster(grid, columns, options, tools));
	});

	test("no number of a person stands in the report", () => {
		const { grid } = plant(11, 500);
		const report = checkRoster(
			grid,
			recogniseColumns(grid, data),
			options,
			tools,
		);
		const shown = JSON.stringify({
			...report,
			corrections: report.corrections.map(({ to: _, ...c }) => c),
		});
		expect(shown).not.toMatch(/\d{12}/);
		expect(shown).not.toMatch(/1[3-9]\d{9}/);
		expect(shown).not.toMatch(/320102/);
	});
});
