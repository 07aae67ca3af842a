import { describe, expect, test } from "vitest";
import { columnLetters, recogniseColumns } from "../../../src/actions/index.ts";
import { data, idNumber, sheet } from "./tools.ts";

const fieldsOf = (headings: string[], rows: (string | number)[][] = []) =>
	recogniseColumns(sheet(headings, rows), data).columns.map((c) => c.field);

describe("headings", () => {
	test.each([
		["姓 名", "name"],
		["*姓名（必填）", "name"],
		["公民身份号码", "idNumber"],
		["证件号码*", "idNumber"],
		["身份证号\n（18位）", "idNumber"],
		["身分证号", undefined],
		["户口性质", "hukou"],
		["手机号码", "phone"],
		["员工手机号码", "phone"],
		["紧急联系人手机", undefined],
		["劳动合同开始日期", "contractStart"],
		["劳动合同终止日期", undefined],
		["入职时间", "contractStart"],
		["月缴费基数（元）", "base"],
		["2025年社保缴费基数", "base"],
		["工资卡号", undefined],
		["公积金缴费基数", undefined],
		["参保身份", "category"],
		["员工编号", undefined],
		["部门", undefined],
		["备注", "remark"],
	])("%s is %s", (heading, field) => {
		expect(fieldsOf([heading, "是否女干部", "基数所属年度"])[0]).toBe(field);
	});

	test("every spelling of the data is known by itself", () => {
		for (const [field, { spellings }] of Object.entries(data.headings))
			for (const spelling of spellings) {
				const other = field === "remark" ? "姓名" : "备注";
				expect([spelling, fieldsOf([spelling, other])[0]]).toEqual([
					spelling,
					field,
				]);
			}
	});

	test("of two for one field the usual spelling wins", () => {
		expect(fieldsOf(["联系电话", "手机号", "姓名"])).toEqual([
			undefined,
			"phone",
			"name",
		]);
		expect(fieldsOf(["月工资", "缴费基数", "姓名"])).toEqual([
			undefined,
			"base",
			"name",
		]);
	});
});

describe("cells", () => {
	test("numbers of persons and phones are known under headings that say nothing", () => {
		const rows = [
			[idNumber("19900101", 1), "13900000000", "甲"],
			[idNumber("19900101", 3), "13900000001", "乙"],
		];
		const { columns } = recogniseColumns(
			sheet(["号码", "号码2", "姓名"], rows),
			data,
		);
		expect(columns.map((c) => [c.field, c.why])).toEqual([
			["idNumber", "values"],
			["phone", "values"],
			["name", "heading"],
		]);
	});
	test("a sheet without headings has its heading row 0", () => {
		const grid = {
			name: "",
			rows: [{ row: 1, cells: ["甲", idNumber("19900101", 1)] }],
		};
		const { headingRow, columns } = recogniseColumns(grid, data);
		expect([headingRow, columns[1]?.field]).toEqual([0, "idNumber"]);
	});
});

describe("the kind of file", () => {
	test.each([
		[["姓名", "身份证号", "户籍性质"], "roster"],
		[["姓名", "身份证号", "失败原因"], "result"],
		[["商品", "数量"], "unknown"],
	])("%j is a %s", (headings, kind) => {
		expect(recogniseColumns(sheet(headings, []), data).kind).toBe(kind);
	});
	test("what a roster lacks is named", () => {
		const { missing } = recogniseColumns(
			sheet(["姓名", "身份证号", "户籍性质"], []),
			data,
		);
		expect(missing).toEqual(["phone", "contractStart", "base", "category"]);
	});
	test("the headings are found under a title, wherever they stand", () => {
		const rows = [
			[1, "某公司"],
			[5, "姓名", "身份证号"],
			[6, "甲", "1"],
		].map(([row, ...cells]) => ({
			row: row as number,
			cells: cells as string[],
		}));
		expect(recogniseColumns({ name: "", rows }, data).headingRow).toBe(5);
	});
	test("an empty sheet is no error", () => {
		expect(recogniseColumns({ name: "", rows: [] }, data)).toMatchObject({
			headingRow: 0,
			columns: [],
			kind: "unknown",
		});
	});
});

test.each([
	[0, "A"],
	[25, "Z"],
	[26, "AA"],
	[701, "ZZ"],
	[702, "AAA"],
])("column %i is %s", (index, letters) => {
	expect(columnLetters(index)).toBe(letters);
});
