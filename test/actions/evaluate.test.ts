import fc from "fast-check";
import { unaryTest } from "feelin";
import { describe, expect, it } from "vitest";
import {
	type Action,
	Actions,
	evaluate,
	type Facts,
	type FactValue,
	loadActions,
	type RawData,
} from "../../src/actions/index.ts";

const actions = loadActions("data");
const asOf = "2026-11-21";

/** A small action out of a random table, with inputs of three types. */
const slots = [
	{ id: "count", type: "number", min: 0, max: 4, integer: true },
	{ id: "yes", type: "yesNo" },
	{
		id: "kind",
		type: "choice",
		choices: ["a", "b", "c"].map((id) => ({ id, label: id, words: [id] })),
	},
].map((s) => ({ ...s, question: "?", why: "?", unknown: "?" }));
const domain: Record<string, FactValue[]> = {
	count: [0, 1, 2, 3, 4],
	yes: [true, false],
	kind: ["a", "b", "c"],
};

function actionOf(
	rows: { when: Record<string, string>; conclusion: string }[],
): Action {
	const raw = {
		slots,
		phrases: actions.phrases,
		figures: [],
		actions: [
			{
				id: "random",
				title: "random",
				audience: ["employer"],
				regions: ["china"],
				units: ["u"],
				rulings: [],
				slots: slots.map((s) => s.id),
				table: {
					hitPolicy: "first",
					inputs: slots.map((s) => s.id),
					rows: [...rows, { conclusion: "x" }],
				},
				conclusions: Object.fromEntries(
					["x", "y", "z"].map((id) => [id, { verdict: "info", text: id }]),
				),
				utterances: [],
				examples: [],
			},
		],
	} as unknown as RawData;
	// Rows that are never reached are no matter here.
	return Actions.from(raw, () => {}).list[0] as Action;
}

const number = fc.integer({ min: 0, max: 4 });
const numberCell = fc.oneof(
	fc
		.tuple(fc.constantFrom("<", "<=", ">", ">="), number)
		.map(([o, n]) => `${o} ${n}`),
	fc
		.tuple(number, number)
		.map(([a, b]) => `[${Math.min(a, b)}..${Math.max(a, b)}]`),
	number.map((n) => `not(${n})`),
	fc.constant("-"),
);
const rows = fc.array(
	fc.record({
		when: fc.record({
			count: numberCell,
			yes: fc.constantFrom("true", "false", "-"),
			kind: fc.constantFrom('"a"', '"a","b"', 'not("c")', "-"),
		}),
		conclusion: fc.constantFrom("x", "y", "z"),
	}),
	{ maxLength: 5 },
);
const allFacts = fc.record({
	count: number,
	yes: fc.boolean(),
	kind: fc.constantFrom("a", "b", "c"),
});
const someFacts = fc
	.tuple(allFacts, fc.subarray(["count", "yes", "kind"]))
	.map(
		([facts, keep]) =>
			Object.fromEntries(
				Object.entries(facts).filter(([k]) => keep.includes(k)),
			) as Facts,
	);

function outcome(action: Action, facts: Facts): string {
	const result = evaluate(action, facts, { asOf });
	return result.kind === "result" ? result.conclusion : result.kind;
}

/** Every way to complete the facts. */
function completions(facts: Facts): Facts[] {
	return Object.entries(domain).reduce<Facts[]>(
		(list, [id, values]) =>
			id in facts
				? list
				: list.flatMap((f) => values.map((v) => ({ ...f, [id]: v }))),
		[facts],
	);
}

describe("random tables", () => {
	it("agree with feelin on known facts", () => {
		fc.assert(
			fc.property(rows, allFacts, (table, facts) => {
				const passes = (cell: string, value: unknown) => {
					const r = unaryTest(cell, { "?": value }) as unknown;
					return (
						(typeof r === "object" && r !== null && "value" in r
							? r.value
							: r) === true
					);
				};
				const first = table.find((row) =>
					Object.entries(row.when).every(([id, cell]) =>
						passes(cell, facts[id as "count"]),
					),
				);
				expect(outcome(actionOf(table), facts)).toBe(first?.conclusion ?? "x");
			}),
			{ numRuns: 500 },
		);
	});
	it("are definite exactly where every completion gives the same, and ask only for what can change it", () => {
		fc.assert(
			fc.property(rows, someFacts, (table, facts) => {
				const action = actionOf(table);
				const all = completions(facts);
				const outcomes = new Set(all.map((f) => outcome(action, f)));
				const result = evaluate(action, facts, { asOf });
				if (result.kind === "result")
					expect([...outcomes]).toEqual([result.conclusion]);
				if (result.kind !== "missing") return;
				const matters = Object.keys(domain).filter(
					(id) =>
						!(id in facts) &&
						all.some(
							(f) =>
								new Set(
									(domain[id] ?? []).map((v) =>
										outcome(action, { ...f, [id]: v }),
									),
								).size > 1,
						),
				);
				for (const id of result.missing)
					expect(matters.length === 0 || matters.includes(id)).toBe(true);
				if (outcomes.size > 1)
					expect([...result.missing].sort()).toEqual([...matters].sort());
			}),
			{ numRuns: 500 },
		);
	});
});

/** Any value a slot can hold. */
function anyValue(id: string): fc.Arbitrary<FactValue> {
	const slot = actions.slot(id);
	const day = fc
		.date({
			min: new Date("1930-01-01"),
			max: new Date("2035-12-31"),
			noInvalidDate: true,
		})
		.map((d) => d.toISOString().slice(0, 10));
	switch (slot?.type) {
		case "yesNo":
			return fc.boolean();
		case "choice":
			return fc.constantFrom(...(slot.choices?.map((c) => c.id) ?? []));
		case "set":
			return fc.subarray(slot.choices?.map((c) => c.id) ?? []);
		case "day":
			return day;
		case "month":
			return day.map((d) => d.slice(0, 7));
		case "text":
			return fc.oneof(
				fc.string({ minLength: 1 }),
				fc.constantFrom(
					"11010519491231002X",
					"91350100M000100Y43",
					"110105194912310021",
				),
			);
		default:
			return slot?.integer
				? fc.integer({ min: slot.min ?? 0, max: Math.min(slot.max ?? 50, 200) })
				: fc.double({
						min: slot?.min ?? 0,
						max: slot?.max ?? 1000,
						noNaN: true,
					});
	}
}

const places = fc.constantFrom(
	undefined,
	["kunshan", "suzhou", "jiangsu", "china"],
	["suqian", "jiangsu", "china"],
	["taicang", "suzhou", "jiangsu", "china"],
	["qingdao", "shandong", "china"],
);

describe.each(actions.list.map((a) => [a.id, a] as const))(
	"%s",
	(_, action) => {
		const all = fc.record(
			Object.fromEntries(action.slots.map((id) => [id, anyValue(id)])),
		);
		it("never crashes, and a further fact never changes a definite result", () => {
			fc.assert(
				fc.property(
					all,
					fc.subarray([...action.slots]),
					places,
					(facts, keep, regionPath) => {
						const some = Object.fromEntries(
							Object.entries(facts).filter(([k]) => keep.includes(k)),
						) as Facts;
						const ctx = { asOf, regionPath };
						const before = evaluate(action, some, ctx);
						const after = evaluate(action, facts as Facts, ctx);
						if (before.kind === "missing")
							for (const id of before.missing)
								expect(some).not.toHaveProperty(id);
						if (before.kind !== "result") return;
						expect(after).toMatchObject({
							kind: "result",
							verdict: before.verdict,
						});
						if (after.kind !== "result") return;
						expect(after.conclusions).toEqual(before.conclusions);
						expect(after.values).toMatchObject(before.values);
						expect(JSON.stringify(after)).not.toMatch(/NaN|undefined|Infinity/);
					},
				),
				{ numRuns: 150 },
			);
		});
		it("comes to an end when its questions are answered", () => {
			fc.assert(
				fc.property(all, (facts) => {
					let known: Facts = {};
					const ctx = { asOf, regionPath: action.regions };
					for (let turn = 0; turn <= action.slots.length; turn++) {
						const now = evaluate(action, known, ctx);
						if (now.kind !== "missing") return;
						const [id = ""] = now.missing;
						known = { ...known, [id]: (facts as Facts)[id] as FactValue };
					}
					expect.unreachable();
				}),
				{ numRuns: 50 },
			);
		});
	},
);
