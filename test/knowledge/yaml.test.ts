import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkYaml, entriesFile, Faults } from "../../src/knowledge/index.ts";

const check = (text: string) => {
	const faults = new Faults();
	const read = checkYaml(text, "x.yaml", entriesFile, faults);
	return { read, faults: faults.list };
};

const good = `- id: reversal
  kind: procedure
  title: 人员变更回退
  audience: [employer]
  advice:
    - regions: [jiangsu]
      units: [kunshan#E4]
      summary: 误办的增减员可以回退。
`;

describe("a data file is checked when it is read", () => {
	test("a good one gives its value with defaults filled in", () => {
		const { read, faults } = check(good);
		expect(faults).toEqual([]);
		expect(read?.value[0]?.advice[0]?.notes).toEqual([]);
	});

	test.each([
		[
			"an unknown key",
			good.replace("kind:", "colour: red\n  kind:"),
			1,
			/colour/,
		],
		[
			"a repeated key",
			good.replace("kind:", "title: 别的\n  kind:"),
			4,
			/unique/i,
		],
		[
			"a wrong unit id",
			good.replace("kunshan#E4", "kunshan-E4"),
			7,
			/taicang#13/,
		],
		[
			"an entry without a unit",
			good.replace("[kunshan#E4]", "[]"),
			7,
			/at least one/,
		],
		[
			"a date that does not exist",
			good.replace("units:", 'from: "2021-02-30"\n      units:'),
			7,
			/must exist/,
		],
		["an alias without its anchor", `${good}- *no\n`, 0, /anchor/],
		[
			"a kind that does not exist",
			good.replace("procedure", "recipe"),
			2,
			/procedure/,
		],
	])("%s is a fault with its line", (_what, text, line, message) => {
		const { read, faults } = check(text);
		expect(read).toBeUndefined();
		expect(faults).toHaveLength(1);
		expect(faults[0]).toMatchObject({ file: "x.yaml", line });
		expect(faults[0]?.message).toMatch(message);
	});

	test("all faults come at once", () => {
		const text = good.replace("procedure", "recipe").replace("kunshan#E4", "x");
		expect(check(text).faults).toHaveLength(2);
	});

	test("any text gives a value or faults with a line, never an exception", async () => {
		const { default: fc } = await import("fast-check");
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
				const faults = new Faults();
				const read = checkYaml(text, "x.yaml", z.array(z.string()), faults);
				expect(read !== undefined || faults.list.length > 0).toBe(true);
			}),
		);
	});
});
