import { describe, expect, test } from "vitest";
import type { CellValue } from "../../src/actions/index.ts";
import {
	CheckJob,
	type CheckRequest,
	type CopyForm,
	type CopyKind,
} from "../../src/checking/index.ts";
import { readSheets, writeCsv, writeSheets } from "../../src/sheets/index.ts";
import { data, words } from "./data.ts";
import { headings, idOf, person, results, roster } from "./people.ts";

const name = "名单.xlsx";
const asOf = "2026-11-21";
const workbook = (rows: CellValue[][]) => writeSheets([{ name: "名单", rows }]);
const open = async (rows: CellValue[][]) =>
	CheckJob.open(await workbook(rows), name, data);
const check = (job: CheckJob, request: Partial<CheckRequest> = {}) =>
	job.check({ name, asOf, region: "kunshan", ...request });
const again = async (job: CheckJob, kind: CopyKind, form: CopyForm) =>
	(
		await readSheets(
			await job.copy(kind, form),
			`a.${form}`,
			data.settings.limits,
		)
	).grids;

describe("from the file to its corrected copy", () => {
	const spaced = [headings, person(1), person(2), person(3)];
	const wrong = spaced.map((row, i) =>
		i === 2 ? row.map((cell, j) => (j === 2 ? ` ${cell} ` : cell)) : row,
	);

	test.each(["xlsx", "csv"] as const)(
		"%s: what is safe is mended, the rest is as it was, and checked again it is clean",
		async (form) => {
			const job = await open(wrong);
			const { report } = check(job);
			if (report.kind !== "roster") throw new Error("a roster is a roster");
			expect(report.corrections).toHaveLength(1);
			const [grid, changes] = await again(job, "corrected", form);
			const text = (cell: CellValue | undefined) =>
				form === "csv" && cell !== null
					? typeof cell === "object"
						? cell.day
						: String(cell)
					: cell;
			expect(grid?.rows.map((r) => r.cells)).toEqual(
				spaced.map((row) => row.map(text)),
			);
			if (form === "xlsx")
				expect(changes).toMatchObject({
					name: words.copies.changes,
					rows: [
						{},
						{
							cells: [
								3,
								"C3",
								"证件号码",
								...Array(3).fill(expect.any(String)),
							],
						},
					],
				});
			const bytes = await job.copy("corrected", form);
			const second = await CheckJob.open(bytes, `b.${form}`, data);
			const clean = check(second).report;
			expect(clean).toMatchObject({ kind: "roster", corrections: [] });
			if (clean.kind === "roster")
				expect(clean.findings.filter((f) => f.level !== "note")).toEqual([]);
		},
	);

	test("the list of changes tells nobody's number", async () => {
		const job = await open(wrong);
		check(job);
		const [, changes] = await again(job, "corrected", "xlsx");
		expect(JSON.stringify(changes)).not.toMatch(/\d{15}/);
	});

	test("the annotated copy has what was found beside its row", async () => {
		const job = await open(roster(10));
		check(job);
		const [grid] = await again(job, "annotated", "xlsx");
		const beside = (row: number) =>
			grid?.rows.find((r) => r.row === row)?.cells[headings.length];
		expect(beside(1)).toBe(words.copies.findings);
		expect(beside(5)).toContain("证件号码");
		expect(beside(7)).toContain("户籍性质");
		expect(String(beside(2))).not.toContain("证件号码");
	});

	test("other sheets are copied, and a sheet of the same name stays", async () => {
		const extra = { name: words.copies.changes, rows: [["留着"]] };
		const bytes = await writeSheets([{ name: "名单", rows: wrong }, extra]);
		const job = await CheckJob.open(bytes, name, data);
		check(job);
		const grids = await again(job, "corrected", "xlsx");
		expect(grids).toHaveLength(3);
		expect(grids[1]?.rows[0]?.cells).toEqual(["留着"]);
		expect(new Set(grids.map((g) => g.name)).size).toBe(3);
	});

	test("what begins like a formula is text in every copy", async () => {
		const evil = '=HYPERLINK("http://localhost/","x")';
		const rows = [
			[...headings, "备注"],
			[...person(1), evil],
		];
		const job = await open(rows);
		check(job);
		for (const kind of ["corrected", "annotated"] as const) {
			const book = await readSheets(
				await job.copy(kind, "xlsx"),
				"a.xlsx",
				data.settings.limits,
			);
			expect(book.remarks).toEqual([]);
			expect(book.grids[0]?.rows[1]?.cells).toContain(evil);
		}
		const csv = new TextDecoder().decode(await job.copy("corrected", "csv"));
		expect(csv).toContain("'=HYPERLINK");
	});
});

describe("what the answer tells", () => {
	test("nothing in it holds a whole number of a person", async () => {
		for (const rows of [roster(40), results(20)]) {
			const told = JSON.stringify(check(await open(rows)));
			expect(told).not.toMatch(/\d{17}[\dXA]/);
			expect(told).not.toMatch(/139\d{8}/);
		}
	});

	test("how far it is", async () => {
		const job = await open(roster(700));
		const told: [number, number][] = [];
		job.check({ name, asOf }, (done, total) => told.push([done, total]));
		const step = data.settings.progressRows;
		expect(told).toEqual([
			[step, 700],
			[step * 2, 700],
		]);
	});

	test("a result file: groups, what is not known, the plan, the calendar", async () => {
		const answer = check(await open(results(20)));
		expect(answer.report).toMatchObject({
			kind: "result",
			rows: 20,
			succeeded: 4,
			unknown: [{ count: 4, matter: null }],
		});
		expect(answer.plan.stages.length).toBeGreaterThan(1);
		expect(answer.calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
		expect(check(await open(results(20)), { region: undefined }).calendar).toBe(
			null,
		);
	});

	test("against what was kept of an earlier file", async () => {
		const first = check(await open(results(20)));
		expect(first.comparison).toBeNull();
		const earlier = [first.summary];
		const { comparison } = check(await open(results(40)), { earlier });
		expect(comparison?.cameBack.length).toBeGreaterThan(1);
		expect(JSON.stringify(earlier)).not.toContain("测");
	});
});

describe("columns", () => {
	const odd = [
		["谁", "号"],
		["测甲", idOf(1)],
		["测乙", `${idOf(2)}9`],
	];

	test("may be said where they are not recognised", async () => {
		const job = await open(odd);
		const columns = { 0: "name", 1: "idNumber" };
		const { report } = check(job, {
			kind: "roster",
			headingRow: 1,
			columns,
		});
		expect(report.rows).toBe(2);
		if (report.kind === "roster")
			expect(report.findings.map((f) => [f.row, f.code])).toEqual([
				[3, "R-ID-LENGTH"],
			]);
	});

	test("may be taken out", async () => {
		const job = await open(roster(10));
		const before = check(job).report;
		const after = check(job, { columns: { 3: null } }).report;
		const hukou = (report: typeof before) =>
			report.groups.filter((g) => "code" in g && g.code === "E-HUKOU-EMPTY");
		expect(hukou(before)).toHaveLength(1);
		expect(hukou(after)).toHaveLength(0);
	});

	test.each<[string, CellValue[][], Partial<CheckRequest>, string]>([
		["nothing that looks like people", [["a"], ["b"]], {}, "noColumns"],
		["no message in a result file", roster(2), { kind: "result" }, "noColumns"],
		["a sheet that is not there", roster(2), { sheet: "x" }, "noSuchSheet"],
		["a place that is not known", roster(2), { region: "x" }, "badField"],
		[
			"a day that does not exist",
			roster(2),
			{ asOf: "2026-02-30" },
			"badField",
		],
		["a field that is none", roster(2), { columns: { 0: "x" } }, "badField"],
	])("%s is refused", async (_what, rows, request, code) => {
		const job = await open(rows);
		expect(() => check(job, request)).toThrow(
			expect.objectContaining({ code }),
		);
	});

	test("a file without rows is refused", async () => {
		await expect(open([])).rejects.toMatchObject({ code: "noRows" });
		await expect(
			CheckJob.open(writeCsv([[""]]), "a.csv", data),
		).rejects.toMatchObject({ code: "noRows" });
	});
});
