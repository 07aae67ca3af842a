import { describe, expect, test } from "vitest";
import {
	evaluate,
	type Facts,
	toPlainTable,
	toPlainTrace,
} from "../../src/actions/index.ts";
import { guide } from "../guide.ts";

const trace = (id: string, facts: Facts, asOf = "2026-11-21") => {
	const action = guide.actions.byId(id);
	if (!action) throw new Error(`no action ${id}`);
	const evaluation = evaluate(action, facts, { asOf });
	return {
		evaluation,
		steps: toPlainTrace(action, guide.actions.phrases, evaluation.trace),
		table: toPlainTable(action, guide.actions.phrases),
	};
};

describe("a trace in words", () => {
	test("values by their names, then the rows down to the one that won", () => {
		const { steps } = trace("filing-today", { filingDay: "2026-11-08" });
		expect(steps).toEqual([
			{ kind: "value", name: "当天可以申报", value: "否", units: [] },
			{
				kind: "value",
				name: "恢复申报的日子",
				value: "2026年11月11日",
				units: [],
			},
			{
				kind: "row",
				row: 1,
				holds: false,
				tests: [{ test: "当天可以申报：是", value: "否", holds: false }],
			},
			{
				kind: "row",
				row: 2,
				holds: true,
				tests: [{ test: "当天可以申报：否", value: "否", holds: true }],
			},
		]);
	});

	test("rows below the one that won are not told: nobody looked at them", () => {
		const { steps } = trace("filing-today", { filingDay: "2026-11-11" });
		expect(steps.filter((s) => s.kind === "row")).toHaveLength(1);
	});

	test("what is not known is neither yes nor no", () => {
		const { steps, evaluation } = trace("filing-today", {});
		expect(evaluation.kind).toBe("missing");
		const rows = steps.filter((s) => s.kind === "row");
		expect(rows).toHaveLength(2);
		for (const row of rows) {
			expect(row.holds).toBeUndefined();
			expect(row.tests[0]?.value).toBeUndefined();
		}
	});

	test("an age in months is told as the conclusion tells it", () => {
		const { steps } = trace("retirement-age", {
			retirementGroup: "man",
			birthMonth: "1968-05",
		});
		const age = steps.find(
			(s) => s.kind === "value" && /周岁/.test(s.value ?? ""),
		);
		expect(age).toBeDefined();
	});

	test("a number of a person's own is masked", () => {
		const number = "11010519491231002X";
		const { steps } = trace("number-check", {
			number,
			numberKind: "residentId",
		});
		expect(JSON.stringify(steps)).not.toContain(number);
	});

	test("every action: rows agree with the plain table, no code names are shown", () => {
		for (const action of guide.actions.list)
			for (const { facts, asOf } of action.examples) {
				const { steps, table } = trace(action.id, facts, asOf);
				for (const step of steps) {
					if (step.kind !== "row") continue;
					const condition = table[step.row - 1]?.condition;
					for (const { test: words } of step.tests)
						expect(condition, `${action.id} ${step.row}`).toContain(words);
				}
			}
		for (const action of guide.actions.list)
			for (const { condition } of toPlainTable(action, guide.actions.phrases))
				expect(condition, action.id).not.toMatch(/[a-z]{4,}/);
	});
});
