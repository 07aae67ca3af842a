import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import type { CellValue } from "../../src/actions/pure.ts";
import {
	readSheets,
	type SheetOut,
	writeCsv,
	writeSheets,
} from "../../src/sheets/index.ts";
import { partsOf } from "../../src/sheets/zip.ts";
import { limits } from "./limits.ts";
import { type PartOut, pack, textCell, workbookParts } from "./packages.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, name: string) =>
	readSheets(bytes, name, limits);
const cellsOf = async (bytes: Uint8Array, name: string) =>
	(await read(bytes, name)).grids.map((g) =>
		g.rows.map((r) => [r.row, ...r.cells]),
	);
const sheet = (inside: string, options = {}) =>
	pack(workbookParts([inside], options));

describe("values come through as they are", () => {
	const rows: CellValue[][] = [
		["姓名", "证件号码", "入职", "工资"],
		["甲", "000000000000000000", { day: "2026-03-01" }, 5200.5],
		["=1+1", "+86", { day: "1900-03-01" }, -3],
		["a,b", 'say "x"', { day: "2100-12-31" }, 0],
		["two\nlines", "012", true, false],
	];
	test("xlsx there and back", async () => {
		const bytes = await writeSheets([{ name: "名册", rows, frozen: 1 }]);
		const { grids, remarks } = await read(bytes, "名册.xlsx");
		expect(grids).toEqual([
			{
				name: "名册",
				rows: rows.map((cells, i) => ({ row: i + 1, cells })),
			},
		]);
		// What begins with = is text, not a formula.
		expect(remarks).toEqual([]);
	});

	test("csv there and back, every value as text", async () => {
		const written = writeCsv(rows);
		expect([...written.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder().decode(written)).toContain("'=1+1,'+86,");
		expect(await cellsOf(written, "a.csv")).toEqual([
			rows.map((row, i) => [
				i + 1,
				...row.map((v) =>
					typeof v === "object" && v !== null ? v.day : String(v),
				),
			]),
		]);
	});

	test("any text comes back from an xlsx", async () => {
		const cell = fc.string({ maxLength: 30, unit: "binary" }).filter(
			(s) =>
				// What XML cannot hold, and line ends, which it may turn into one another.
				!/[\p{Cc}\p{Cs}\p{Cn}]|_x[0-9a-f]{4}_/iu.test(s) && s !== "",
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), {
					minLength: 1,
					maxLength: 5,
				}),
				async (rows) => {
					const bytes = await writeSheets([{ name: "a", rows }]);
					expect(await cellsOf(bytes, "a.xlsx")).toEqual([
						rows.map((row, i) => [i + 1, ...row]),
					]);
				},
			),
			{ numRuns: 40 },
		);
	});
});

describe("what a workbook may hold", () => {
	test.each([
		[
			"rows keep Excel's numbers over gaps",
			`<row r="3">${textCell("B3", "x")}</row><row r="7"><c r="A7"/></row>`,
			[[3, null, "x"]],
			[],
		],
		[
			"an identity number stored as a number stays the number it has become",
			'<row r="1"><c r="A1"><v>123456789012345678</v></c></row>',
			[[1, Number("123456789012345678")]],
			[],
		],
		[
			"a formula gives its last result, and is told of",
			'<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://localhost/")</f><v>x</v></c></row>',
			[[1, "x"]],
			["formulas"],
		],
		[
			"a reference is decoded, an unknown one is left",
			`<row r="1">${textCell("A1", "a&amp;b &nope;")}</row>`,
			[[1, "a&b &nope;"]],
			[],
		],
	])("%s", async (_what, inside, rows, remarks) => {
		const book = await read(sheet(inside), "a.xlsx");
		expect(
			book.grids.map((g) => g.rows.map((r) => [r.row, ...r.cells])),
		).toEqual([rows]);
		expect(book.remarks).toEqual(remarks);
	});

	test("hidden sheets are left out, and told of", async () => {
		const row = `<row r="1">${textCell("A1", "x")}</row>`;
		const states = ["", "hidden", "veryHidden", ""];
		const bytes = pack(workbookParts([row, row, row, row], { states }));
		const book = await read(bytes, "a.xlsx");
		expect(book.grids.map((g) => g.name)).toEqual(["S1", "S4"]);
		expect(book.remarks).toEqual(["hiddenSheets"]);
	});

	test("days of both of Excel's calendars", async () => {
		for (const dateSystem of ["1900", "1904"] as const) {
			const day = new Date("2026-02-28T00:00:00Z");
			const rows = [[day, new Date("2024-02-29T13:30:00Z")]];
			const bytes = await writeXlsx({
				sheets: [{ name: "a", rows }],
				dateSystem,
			});
			expect(await cellsOf(bytes, "a.xlsx")).toEqual([
				[[1, { day: "2026-02-28" }, { day: "2024-02-29" }]],
			]);
		}
	});

	test.each([
		["the last row and column", 20_001, "GR", true],
		["one row more", 20_002, "GR", false],
		["one column more", 20_001, "GS", false],
	])("%s", async (_what, row, column, isRead) => {
		const inside = `<row r="${row}">${textCell(`${column}${row}`, "x")}</row>`;
		const told = read(sheet(inside), "a.xlsx");
		if (isRead) expect((await told).grids[0]?.rows[0]?.row).toBe(row);
		else await expect(told).rejects.toThrow(/tooMany(Rows|Columns)/);
	});
});

describe("what a csv may hold", () => {
	const gbk = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
	test.each([
		["GBK, as Excel writes it", gbk("D0D5C3FB2C410D0AD5C52C31"), ["gb18030"]],
		["UTF-8", utf8("姓名,A\r\n张,1"), []],
		["UTF-8 with its mark", utf8("\ufeff姓名,A\n张,1\n"), []],
		["semicolons", utf8("姓名;A\n张;1\n"), []],
		["tabs", utf8("姓名\tA\n张\t1\n"), []],
		[
			"UTF-16, as Excel's Unicode text",
			new Uint8Array(Buffer.from("\ufeff姓名\tA\r\n张\t1", "utf16le")),
			[],
		],
	])("%s", async (_what, bytes, remarks) => {
		const book = await read(bytes, "一.csv");
		expect(book.grids).toEqual([
			{
				name: "一",
				rows: [
					{ row: 1, cells: ["姓名", "A"] },
					{ row: 2, cells: ["张", "1"] },
				],
			},
		]);
		expect(book.remarks).toEqual(remarks);
	});

	test("empty lines are counted, a stray quote is a quote", async () => {
		expect(await cellsOf(utf8('a,b\n\n,\nx"y,012\n'), "a.csv")).toEqual([
			[
				[1, "a", "b"],
				[4, 'x"y', "012"],
			],
		]);
	});
});

describe("the list of parts agrees with yauzl", () => {
	const listed = (bytes: Uint8Array) =>
		new Promise((resolve, reject) => {
			const parts: unknown[] = [];
			const options = { lazyEntries: false };
			fromBuffer(Buffer.from(bytes), options, (error, zip) => {
				if (error) return reject(error);
				zip.on("entry", (e) =>
					parts.push([e.fileName, e.compressedSize, e.uncompressedSize]),
				);
				zip.on("end", () => resolve(parts));
				zip.on("error", reject);
			});
		});
	const parts: readonly PartOut[] = workbookParts(["<row/>", ""]);
	const sheets: readonly SheetOut[] = [{ name: "a", rows: [["x"]] }];
	test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
		["packed", () => pack(parts)],
		["stored", () => pack(parts.map((p) => ({ ...p, isStored: true })))],
		[
			"with sizes of 64 bits",
			() => pack(parts.map((p) => ({ ...p, isWide: true }))),
		],
		["of our own writer", () => writeSheets(sheets)],
	])("%s", async (_what, make) => {
		const bytes = await make();
		expect(
			partsOf(bytes, limits).map((p) => [p.name, p.packed, p.unpacked]),
		).toEqual(await listed(bytes));
	});
});
