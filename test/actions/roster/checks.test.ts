import { describe, expect, test } from "vitest";
import {
	type CellValue,
	type CheckOptions,
	checkRoster,
	RosterOptionError,
	recogniseColumns,
} from "../../../src/actions/index.ts";
import { data, idNumber, key, sheet, tools } from "./tools.ts";

const man = idNumber("19900101", 1);
/** The retired form of 15 digits. */
const old = man.slice(0, 6) + man.slice(8, 17);
const woman = idNumber("19900101", 2);
/** A line with nothing wrong on 2026-11-04 in Suqian but what is changed. */
const line = {
	姓名: "甲乙",
	证件号码: man as CellValue,
	户籍性质: "农业",
	移动电话: "13900000000",
	合同开始日期: { day: "2026-11-01" } as CellValue,
	缴费基数: 6000 as CellValue,
	参保身份: "企业职工",
};
const asOf = "2026-11-04";

function check(
	changes: Readonly<Record<string, CellValue>>,
	options: Partial<CheckOptions> = {},
	...more: Readonly<Record<string, CellValue>>[]
) {
	const headings = [
		...new Set([...Object.keys(line), ...Object.keys(changes)]),
	];
	const rows = [changes, ...more].map((c) => {
		const cells: Record<string, CellValue> = { ...line, ...c };
		return headings.map((h) => cells[h] ?? null);
	});
	const grid = sheet(headings, rows);
	const columns = recogniseColumns(grid, data);
	return checkRoster(
		grid,
		columns,
		{ asOf, region: "suqian", ...options },
		tools,
	);
}
const keys = (report: ReturnType<typeof check>) =>
	report.findings.filter((f) => f.row !== null).map(key);

describe("one row, one thing changed", () => {
	const table: [
		string,
		Record<string, CellValue>,
		string[],
		Partial<CheckOptions>?,
	][] = [
		["nothing wrong", {}, []],
		[
			"a passport is not read as a number",
			{ 证件类型: "护照", 证件号码: "E1234" },
			["证件类型 R-ID-KIND"],
		],
		["an identity card by its name", { 证件类型: "居民身份证" }, []],
		[
			"15 digits stored as a number",
			{ 证件号码: Number(old) },
			["证件号码 R-ID-15"],
		],
		[
			"16 digits stored as a number",
			{ 证件号码: Number(`${old}0`) },
			["证件号码 R-ID-TAIL"],
		],
		[
			"an apostrophe before the number",
			{ 证件号码: `'${man}` },
			["证件号码 R-ID-WRITING"],
		],
		["a small x", { 证件号码: smallX() }, ["证件号码 R-ID-WRITING"]],
		["a name with a dot between its parts", { 姓名: "甲乙·丙丁" }, []],
		["a name in Latin letters", { 姓名: "Jia Yi" }, []],
		["two spaces in it", { 姓名: "Jia  Yi" }, ["姓名 R-NAME-SPACES"]],
		["a name of both", { 姓名: "甲B" }, ["姓名 R-NAME-CHARACTERS"]],
		[
			"a remark on flexible employment",
			{ 备注: "之前灵活就业" },
			["备注 E-FLEXIBLE-EMPLOYMENT"],
		],
		["a remark that it is over", { 备注: "灵活就业已停" }, []],
		[
			"a remark on another job",
			{ 备注: "同时在其他公司上班" },
			["备注 R-SEVERAL-JOBS"],
		],
		["a remark that there is none", { 备注: "没有兼职" }, []],
		[
			"over age and said so: the module alone",
			{ 证件号码: idNumber("19640101", 1), 参保身份: "超龄工伤" },
			["参保身份 R-MODULE"],
		],
		[
			"the same in the other module",
			{ 证件号码: idNumber("19640101", 1), 参保身份: "超龄工伤" },
			[],
			{ module: "personnelEnrolment" },
		],
		[
			"an employee in the other module",
			{},
			["参保身份 R-MODULE"],
			{ module: "personnelEnrolment" },
		],
		[
			"a woman who may be over age",
			{ 证件号码: idNumber("19750101", 2) },
			["证件号码 R-OVER-AGE-PERHAPS"],
		],
		[
			"a woman in management is not",
			{ 证件号码: idNumber("19750101", 2), 是否女干部: "是" },
			[],
		],
		[
			"a woman who is not is",
			{ 证件号码: idNumber("19750101", 2), 是否女干部: "否" },
			["证件号码 R-OVER-AGE"],
		],
		[
			"the limits of the row's own year",
			{ 缴费基数: 4900, 基数年度: "2025年" },
			["缴费基数 R-BASE-FLOOR"],
		],
		["they were lower a year before", { 缴费基数: 4900, 基数年度: 2024 }, []],
		[
			"a year whose limits are not known",
			{ 缴费基数: 6000, 基数年度: "2026" },
			["缴费基数 R-BASE-YEAR"],
		],
		[
			"the month given for the whole file",
			{ 缴费基数: 24763 },
			["缴费基数 R-BASE-CEILING"],
			{ baseMonth: "2025-12" },
		],
		[
			"not known for the whole file: said once, the last known for the row",
			{ 缴费基数: 4951 },
			["缴费基数 R-BASE-FLOOR-LAST"],
		],
	];
	test.each(table)("%s", (_, changes, expected, options) => {
		expect(keys(check(changes, options))).toEqual(
			expected.map((e) => `4 ${e}`),
		);
	});
});

function smallX(): string {
	for (let n = 1; ; n++) {
		const number = idNumber("19900101", n);
		if (number.endsWith("X")) return number.toLowerCase();
	}
}

describe("the same person", () => {
	test("is told at the later row, with the earlier one", () => {
		const report = check({}, {}, {}, { 证件号码: woman });
		expect(keys(report)).toEqual(["5 证件号码 R-TWICE"]);
		expect(report.findings.find((f) => f.row === 5)?.message).toContain(
			"第4行",
		);
	});
	test("under another name is another finding", () => {
		expect(keys(check({}, {}, { 姓名: "丙丁" }))).toEqual([
			"5 证件号码 R-ID-SHARED",
		]);
	});
});

describe("a finding", () => {
	const [finding] = check({ 户籍性质: "" }).findings.filter(
		(f) => f.row !== null,
	);
	test("has its row, its cell, the portal's words and the knowledge's remedy", () => {
		expect(finding).toMatchObject({
			...{ row: 4, column: "户籍性质", cell: "C4", code: "E-HUKOU-EMPTY" },
			...{ level: "probable", predicts: "户籍性质为空", who: "employee" },
		});
		expect(finding?.remedy).toContain("个人中心");
		expect(finding?.units).toContain("suqian#err6");
	});
	test("tells the remedy of the town, of both where the province is asked about", () => {
		const [taicang] = check(
			{ 户籍性质: "" },
			{ region: "taicang" },
		).groups.filter((g) => g.code === "E-HUKOU-EMPTY");
		expect(taicang?.units).toContain("taicang#13");
		expect(taicang?.remedies.every((r) => r.place === null)).toBe(true);
		const [both] = check({ 户籍性质: "" }, { region: "jiangsu" }).groups.filter(
			(g) => g.code === "E-HUKOU-EMPTY",
		);
		expect(new Set(both?.remedies.map((r) => r.place))).toEqual(
			new Set(["宿迁市", "太仓市"]),
		);
	});
	test("predicts the message in the words of the town", () => {
		const predicted = (region: string) =>
			check({ 证件号码: man.slice(1) }, { region }).findings.find(
				(f) => f.code === "R-ID-LENGTH",
			)?.predicts;
		expect(["suqian", "taicang", "qingdao"].map(predicted)).toEqual([
			...["未获取到人员基本信息", "未获取到人员信息", null],
		]);
	});
	test("of a very long cell is short, and does not hang", () => {
		const long = "2026年".repeat(20_000);
		const report = check({
			合同开始日期: long,
			缴费基数: long,
			备注: long,
			姓名: long,
		});
		expect(
			Math.max(...report.findings.map((f) => f.message.length)),
		).toBeLessThan(200);
	});
	test("of a number that is masked", () => {
		const [tail] = check({
			证件号码: Number(`${man.slice(0, 15)}000`),
		}).findings.filter((f) => f.code === "R-ID-TAIL");
		expect(tail?.value).toMatch(/^32\*+00$/);
		expect(tail?.predicts).toBe("未获取到人员基本信息");
	});
});

describe("the day of filing", () => {
	test.each([
		["2026-11-06", false],
		["2026-11-07", true],
		["2026-11-10", true],
		["2026-11-11", false],
	])("%s in the pause: %s", (day, inPause) => {
		const found = check({}, { asOf: day }).findings.filter(
			(f) => f.code === "R-CLOSED-PERIOD",
		);
		expect(found.map((f) => [f.row, f.level])).toEqual(
			inPause ? [[null, "reject"]] : [],
		);
	});
	test.each([
		["2026-11-06", "2026-05-31", "R-BACK-PAYMENT"],
		["2026-11-11", "2026-05-31", "R-BACK-PAYMENT-COUNTER"],
		["2026-11-11", "2026-06-01", "R-BACK-PAYMENT"],
	])("%s for a contract of %s: %s", (day, start, code) => {
		const report = check({ 合同开始日期: { day: start } }, { asOf: day });
		expect(keys(report)).toEqual([`4 合同开始日期 ${code}`]);
	});
});

describe("what is not checked is said", () => {
	const reasons = (report: ReturnType<typeof check>) =>
		Object.fromEntries(report.notChecked.map((n) => [n.check, n.reason]));
	test("nothing of Jiangsu is claimed for Qingdao", () => {
		const report = check(
			{
				户籍性质: "",
				合同开始日期: "",
				参保身份: "公务员",
				证件号码: man.slice(1),
			},
			{ region: "qingdao", asOf: "2026-11-08" },
		);
		expect(keys(report)).toEqual(["4 证件号码 R-ID-LENGTH"]);
		expect(report.findings.every((f) => f.predicts === null)).toBe(true);
		expect(reasons(report)).toMatchObject({
			...{ hukou: "region", contractStart: "region", backPayment: "region" },
			...{ module: "region", flexible: "region", pause: "region" },
		});
	});
	test("without a place only what holds in the whole country is checked", () => {
		const report = check(
			{ 户籍性质: "", 证件号码: man.slice(1) },
			{ region: undefined },
		);
		expect(keys(report)).toEqual(["4 证件号码 R-ID-LENGTH"]);
		expect(reasons(report)).toMatchObject({ hukou: "region", base: "region" });
	});
	test("a column that is missing", () => {
		const grid = sheet(["姓名", "身份证号", "手机号"], [["甲乙", man, "139"]]);
		const report = checkRoster(
			grid,
			recogniseColumns(grid, data),
			{ asOf, region: "suqian" },
			tools,
		);
		expect(keys(report)).toEqual(["4 手机号 R-PHONE-FORM"]);
		expect(reasons(report)).toMatchObject({
			hukou: "column",
			contractStart: "column",
			base: "column",
		});
	});
	test("what the page of the other module does not ask for", () => {
		const report = check(
			{ 参保身份: "公务员", 合同开始日期: "", 备注: "灵活就业" },
			{ module: "personnelEnrolment" },
		);
		expect(keys(report)).toEqual([]);
		expect(reasons(report)).toMatchObject({
			...{ contractStart: "module", backPayment: "module" },
			...{ flexible: "module", severalJobs: "module" },
		});
	});
	test("a day before the rule on retirement", () => {
		const report = check({}, { asOf: "2024-06-04" });
		expect(reasons(report)).toMatchObject({ age: "day" });
	});
});

describe("corrections", () => {
	test("only what is safe and certain, masked where it is shown", () => {
		const { corrections } = check({
			姓名: "甲　乙",
			证件号码: smallX(),
			移动电话: "+86 139-0000-0000",
			合同开始日期: "2026年11月1日",
		});
		expect(corrections.map((c) => [c.cell, c.to])).toEqual([
			["A4", "甲乙"],
			["B4", smallX().toUpperCase()],
			["D4", "13900000000"],
			["E4", { day: "2026-11-01" }],
		]);
		expect(corrections.map((c) => c.shown).join()).not.toContain("0000");
	});
	test.each([
		[
			"the base of a month that is known",
			"缴费基数",
			"suqian",
			"2025-06",
			[4952],
		],
		["not a wage", "月工资", "suqian", "2025-06", []],
		["not a provisional limit", "缴费基数", "suqian", "2023-06", []],
		[
			"not another province's provisional limit",
			"缴费基数",
			"qingdao",
			"2025-06",
			[],
		],
		["not a month without limits", "缴费基数", "suqian", "2026-06", []],
	])("clamped: %s", (_, heading, region, baseMonth, expected) => {
		const grid = sheet(["姓名", "身份证号", heading], [["甲乙", man, 3000]]);
		const options = { asOf, region, baseMonth };
		const report = checkRoster(
			grid,
			recogniseColumns(grid, data),
			options,
			tools,
		);
		expect(report.findings.some((f) => f.field === "base")).toBe(true);
		expect(report.corrections.map((c) => c.to)).toEqual(expected);
	});
});

test("totals, signatures and a repeated heading are no people", () => {
	const headings = ["姓名", "身份证号", "缴费基数"];
	const rows = [
		["甲乙", man, 6000],
		headings,
		["合计", null, 6000],
		[null, null, 1],
		["制表人：甲", null, null],
	];
	const grid = sheet(headings, rows);
	const report = checkRoster(
		grid,
		recogniseColumns(grid, data),
		{ asOf, region: "suqian" },
		tools,
	);
	expect([report.rows, report.skipped]).toEqual([1, [5, 6, 7, 8]]);
	expect(keys(report)).toEqual([]);
});

test.each([
	["asOf", { asOf: "2026-02-30" }],
	["region", { region: "atlantis" }],
	["baseMonth", { baseMonth: "2026-13" }],
])("an impossible %s is refused, with what is allowed", (option, options) => {
	try {
		check({}, options);
		expect.unreachable();
	} catch (error) {
		expect(error).toBeInstanceOf(RosterOptionError);
		expect(error).toMatchObject({ option });
		expect((error as RosterOptionError).allowed.length).toBeGreaterThan(0);
	}
});
