import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holds, neededOf } from "../../src/actions/readers/needed.ts";
import { guide } from "../guide.ts";

/** Every expression of every slot. */
function patternsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(patternsIn);
}
const patterns = [
	...new Set(
		guide.actions.list
			.flatMap((action) => guide.actions.slotsOf(action))
			.flatMap(({ yes, no, topic, except, before, after, around, together }) =>
				patternsIn({ yes, no, topic, except, before, after, around, together }),
			),
	),
].filter((p) => !/^[a-z]+$/.test(p));

test.each<[string, readonly (readonly string[])[]]>([
	["没上过班", [["没上过班"]]],
	["没(有)?上过班", [["没"], ["上过班"]]],
	[
		"(交|缴)(了|过)",
		[
			["交", "缴"],
			["了", "过"],
		],
	],
	["[交缴]了", [["交", "缴"], ["了"]]],
	["[^交]了", [["了"]]],
	["[一-九]月", [["月"]]],
	["(停|断|没交)(?!吗)", [["停", "断", "没交"]]],
	["(?<!不)停(?=了)", [["停"]]],
	["停+了*再{2}还{0,3}", [["停"], ["再"]]],
	["停{0}了", [["了"]]],
	["(停|[0-9]+)保", [["保"]]],
	["停|", []],
	["\\d{4}年\\.", [["年."]]],
	["\\p{L}\\u{3007}\\u4e00月", [["月"]]],
	["社保card", [["社保"]]],
	["(?<what>停)保?", [["停"]]],
	["^停$", [["停"]]],
	["停??了+?", [["了"]]],
])("%s needs %j", (source, needs) => {
	expect(neededOf(source)).toEqual(needs);
});

test.each(["(停", "[停", "停{2", "停\\"])("%s is no expression", (source) => {
	expect(() => neededOf(source)).toThrow(SyntaxError);
});

describe("what a pattern matches holds what it needs", () => {
	test("for what people say", () => {
		const texts = guide.knowledge.entries.flatMap((e) =>
			e.utterances.filter((_, i) => i % 25 === 0),
		);
		const wrong = patterns.flatMap((p) => {
			const needs = neededOf(p);
			const expression = new RegExp(p, "iu");
			return texts
				.filter((text) => !holds(text, needs) && expression.test(text))
				.map((text) => [p, text]);
		});
		expect(wrong).toEqual([]);
	});

	test("for texts made to match each", () => {
		const looksAround = /\(\?(?:[=!]|<[=!])/;
		const plain = patterns.filter((p) => !looksAround.test(p));
		expect(plain.length).toBeGreaterThan(400);
		for (const p of plain) {
			const needs = neededOf(p);
			fc.assert(
				fc.property(fc.stringMatching(new RegExp(p, "u")), (text) =>
					holds(text, needs),
				),
				{ numRuns: 5 },
			);
		}
	});
});
