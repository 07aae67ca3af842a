import fc from "fast-check";
import { unaryTest } from "feelin";
import { describe, expect, it } from "vitest";
import { parseCell } from "../../src/actions/cell.ts";
import type { Value } from "../../src/actions/contract.ts";
import { CellError } from "../../src/actions/s-feel.ts";

/** cell, a value that passes, a value that does not */
const cells: [string, Value, Value][] = [
	["< 50", 49.99, 50],
	["<= 6", 6, 7],
	["> 6", 7, 6],
	[">= 16", 16, 15],
	["[16..25]", 25, 26],
	["(16..25)", 17, 25],
	["[16..25)", 16, 25],
	["12", 12, 11],
	["-3", -3, 3],
	["> -3", 0, -3],
	['"a","b"', "b", "c"],
	['not("student")', "worker", "student"],
	["not(< 3, > 8)", 5, 9],
	["true", true, false],
	['>= date("2021-01-01")', "2021-01-01", "2020-12-31"],
	['[date("2021-01-01")..date("2021-12-31")]', "2021-12-31", "2022-01-01"],
	["null", null, 0],
	["< 1, > 9", 10, 5],
];
it.each(cells)("%s", (source, yes, no) => {
	const cell = parseCell(source);
	expect(cell.holds(yes)).toBe(true);
	expect(cell.holds(no)).toBe(false);
});

it("reads months as their first day", () => {
	const cell = parseCell('>= date("2021-01-01")', true);
	expect(cell.holds("2021-01")).toBe(true);
	expect(cell.holds("2020-12")).toBe(false);
	expect(() => parseCell('date("2021-01-02")', true)).toThrow(CellError);
});

it.each([
	"",
	"<",
	"< x",
	"[5..1]",
	"[1..",
	"(1,2)",
	"not(",
	'< "a"',
	'date("2021-02-30")',
	"1 2",
	"=5",
	"true..false",
	'["a"..2]',
])("refuses %s", (source) => {
	expect(() => parseCell(source)).toThrow(CellError);
});

describe("agrees with feelin on known facts", () => {
	const number = fc.integer({ min: -20, max: 20 });
	const test = fc.oneof(
		number.map((n) => `${n}`),
		fc
			.tuple(fc.constantFrom("<", "<=", ">", ">="), number)
			.map(([o, n]) => `${o} ${n}`),
		fc
			.tuple(
				fc.constantFrom("[", "("),
				number,
				number,
				fc.constantFrom("]", ")"),
			)
			.map(([l, a, b, h]) => `${l}${Math.min(a, b)}..${Math.max(a, b)}${h}`),
	);
	const list = fc
		.array(test, { minLength: 1, maxLength: 3 })
		.map((t) => t.join(", "));
	const source = fc.oneof(
		list,
		list.map((t) => `not(${t})`),
		fc.constant("-"),
	);
	it("numbers", () => {
		fc.assert(
			fc.property(source, number, (cell, value) => {
				expect(parseCell(cell).holds(value)).toBe(feel(cell, value));
			}),
			{ numRuns: 2000 },
		);
	});
	it("texts", () => {
		const text = fc.constantFrom("a", "b", "c");
		const texts = fc
			.array(text, { minLength: 1, maxLength: 3 })
			.map((t) => t.map((x) => `"${x}"`).join(","));
		fc.assert(
			fc.property(
				fc.oneof(
					texts,
					texts.map((t) => `not(${t})`),
				),
				text,
				(cell, value) => {
					expect(parseCell(cell).holds(value)).toBe(feel(cell, value));
				},
			),
		);
	});
});

function feel(cell: string, value: unknown): unknown {
	const result = unaryTest(cell, { "?": value }) as unknown;
	return typeof result === "object" && result !== null && "value" in result
		? result.value
		: result;
}
