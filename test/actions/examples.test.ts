import { describe, expect, it } from "vitest";
import { evaluate, loadActions } from "../../src/actions/index.ts";

const actions = loadActions("data");

/** Every action plays the examples that stand beside its table. */
describe.each(actions.list.map((a) => [a.id, a] as const))(
	"%s",
	(_, action) => {
		const rows = action.examples.map((example) => {
			const wanted =
				example.conclusion ??
				example.notCovered ??
				(example.conclusions ?? example.missing ?? []).join();
			return [
				JSON.stringify(example.facts),
				example.asOf,
				wanted,
				example,
			] as const;
		});
		it.each(rows)("%s on %s → %s", (_facts, asOf, _wanted, example) => {
			const { facts, region, regionPath } = example;
			const outcome = evaluate(action, facts, { asOf, region, regionPath });
			if (example.missing) {
				expect(outcome).toMatchObject({ kind: "missing" });
				if (outcome.kind === "missing")
					expect([...outcome.missing].sort()).toEqual(
						[...example.missing].sort(),
					);
				return;
			}
			if (example.notCovered) {
				expect(outcome).toMatchObject({
					kind: "notCovered",
					reason: example.notCovered,
				});
				return;
			}
			expect(outcome).toMatchObject({ kind: "result" });
			if (outcome.kind !== "result") return;
			if (example.conclusion)
				expect(outcome.conclusion).toBe(example.conclusion);
			if (example.conclusions)
				expect(outcome.conclusions).toEqual(example.conclusions);
			expect(outcome.values).toMatchObject(example.values ?? {});
			for (const part of example.says ?? [])
				expect(outcome.text).toContain(part);
			expect(outcome.text).not.toMatch(/[{}]|undefined|NaN|null/);
		});
		it("says every conclusion in some example", () => {
			const shown = new Set(
				action.examples.flatMap((e) =>
					e.notCovered === "fact"
						? ["*"]
						: [e.conclusion, ...(e.conclusions ?? [])],
				),
			);
			const all = [...action.model.conclusions.values()];
			const never = all
				.filter((c) => c.verdict !== "notCovered" && !shown.has(c.id))
				.map((c) => c.id);
			expect(never).toEqual([]);
		});
	},
);
