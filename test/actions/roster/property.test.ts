import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type CellValue,
	checkRoster,
	recogniseColumns,
} from "../../../src/actions/index.ts";
import { NAIVE_HEADINGS, naive } from "./naive.ts";
import { data, idNumber, key, sheet, tools } from "./tools.ts";

const oldNumber = idNumber("19900101", 123).replace(
	/^(\d{6})19(\d{9}).*$/,
	"$1$2",
);
const two = (n: number) => String(n).padStart(2, "0");
const born = fc
	.tuple(
		fc.integer({ min: 1955, max: 2013 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: 1, max: 28 }),
	)
	.map(([y, m, d]) => `${y}${two(m)}${two(d)}`);
const number = fc
	.tuple(born, fc.integer({ min: 1, max: 9 }))
	.map(([day, n]) => idNumber(day, n));
/** A right number with one character changed, lost or added. */
const wrong = fc
	.tuple(number, fc.nat(17), fc.constantFrom("", "0", "7", "X", "O", "12", " "))
	.map(([n, at, by]) => n.slice(0, at) + by + n.slice(at + 1));
const name = fc.oneof(
	fc.string({
		unit: fc.constantFrom(..."甲乙丙丁"),
		minLength: 2,
		maxLength: 3,
	}),
	fc
		.string({ unit: fc.constantFrom(..."甲乙 \u30001aB(·."), maxLength: 4 })
		.filter((s) => !s.includes("·")),
);
const day = fc
	.tuple(
		fc.integer({ min: 2024, max: 2027 }),
		fc.integer({ min: 0, max: 13 }),
		fc.integer({ min: 1, max: 31 }),
	)
	.chain(([y, m, d]) =>
		fc.constantFrom(
			`${y}-${two(m)}-${two(d)}`,
			`${y}/${m}/${d}`,
			`${y}年${m}月${d}日`,
			`${y}${two(m)}${two(d)}`,
		),
	);
const row: fc.Arbitrary<CellValue[]> = fc.tuple(
	fc.oneof(name, fc.constant("")),
	fc.oneof(
		{ weight: 5, arbitrary: number },
		{ weight: 3, arbitrary: wrong },
		fc.constantFrom("", oldNumber, ` ${idNumber("19900101", 7)}`),
	),
	fc.constantFrom("农业", "", " ", null),
	fc.oneof(
		fc.constantFrom(
			"",
			"13900000000",
			"139 0000 0000",
			"+8613900000000",
			"139",
			"02566660000",
		),
	),
	fc.oneof(
		{ weight: 6, arbitrary: day },
		fc.constantFrom("", "待定", "2026年", null),
	),
	fc.oneof(
		fc.integer({ min: 4900, max: 5000 }),
		fc.integer({ min: 24700, max: 24800 }),
		fc.constantFrom("", "4952元", "0", "无", 4951.99, 24762.01),
	),
	fc.constantFrom(
		"企业职工",
		"个体工商户",
		"公务员",
		"超龄工伤",
		"村医",
		"灵活就业",
		"多重工伤",
		"其他",
		"",
		null,
	),
) as unknown as fc.Arbitrary<CellValue[]>;

test("finds what a naive checker finds, and nothing else", () => {
	const asked = fc.constantFrom(
		"2025-07-04",
		"2025-12-06",
		"2025-12-11",
		"2026-02-28",
		"2026-11-21",
	);
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 1, maxLength: 12 }),
			asked,
			(rows, asOf) => {
				const grid = sheet(NAIVE_HEADINGS, rows);
				const columns = recogniseColumns(grid, data);
				const report = checkRoster(
					grid,
					columns,
					{ asOf, region: "suqian" },
					tools,
				);
				const found = report.findings.filter((f) => f.row !== null).map(key);
				expect([...found].sort()).toEqual([...naive(rows, asOf)].sort());
			},
		),
		{ numRuns: 400 },
	);
});
