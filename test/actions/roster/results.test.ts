import { describe, expect, test } from "vitest";
import {
	type CellValue,
	compareResults,
	NoMessageColumnError,
	readResults,
	recogniseColumns,
	summaryOf,
} from "../../../src/actions/index.ts";
import { data, idNumber, sheet, tools } from "./tools.ts";

const options = { asOf: "2026-11-21", region: "suqian" };

function read(messages: readonly CellValue[], region = "suqian") {
	const rows = messages.map((m, i) => ["甲乙", idNumber("19900101", i + 1), m]);
	const grid = sheet(["姓名", "身份证号", "失败原因"], rows);
	return readResults(
		grid,
		recogniseColumns(grid, data),
		{ ...options, region },
		tools,
	);
}

describe("known messages", () => {
	const known = [...tools.entries.values()].filter((e) => e.code !== undefined);
	test.each(
		known
			.flatMap((e) => e.messages.map((m) => [m, e.code] as const))
			.filter(
				([m]) => m !== "业务办理成功" && m !== "核查通过" && m !== "核验通过",
			),
	)("%s is %s", (message, code) => {
		const { groups, unknown } = read([message]);
		expect([groups.map((g) => g.matter?.code), unknown]).toEqual([[code], []]);
	});

	test("wrapped, numbered, and with other punctuation", () => {
		const { groups, unknown } = read([
			"失败：养老已参保,不能再办理参保！",
			`【甲乙】${idNumber("19900101", 2)}养老已参保，不能再办理参保`,
			"1.户籍性质为空；2.该人员为灵活就业人员",
		]);
		expect(unknown).toEqual([]);
		expect(groups.map((g) => [g.matter?.code, g.rows])).toEqual([
			["E-HUKOU-EMPTY", [6]],
			["E-PENSION-ALREADY-INSURED", [4]],
			["E-PENSION-ALREADY-INSURED", [5]],
			["E-FLEXIBLE-EMPLOYMENT", [6]],
		]);
	});

	test("come in order of repair, whatever their number", () => {
		const { groups } = read([
			...["养老已参保，不能再办理参保", "养老已参保，不能再办理参保"],
			...["超过六个月的补缴需要到柜台申请，网上只能补缴六个月内的"],
			...["户籍性质为空", "未获取到人员基本信息"],
		]);
		expect(groups.map((g) => g.matter?.stage)).toEqual([
			"collect",
			"record",
			"stop",
			"counter",
		]);
		expect(groups[2]).toMatchObject({ count: 2, rows: [4, 5] });
	});

	test("have the remedies of the place", () => {
		const [suqian, taicang] = ["suqian", "taicang"].map(
			(r) =>
				read(["根据身份证号码找到多条人员信息，无法办理此业务"], r).groups[0]
					?.matter,
		);
		expect([suqian?.who, taicang?.who]).toEqual(["employer", "employee"]);
	});
});

describe("unknown messages", () => {
	test("are grouped by what does not differ from row to row, most frequent first", () => {
		const { groups, unknown } = read([
			"甲乙的档案号123正在处理中",
			"系统繁忙",
			"甲乙的档案号4567正在处理中",
			`${idNumber("19900101", 1)}在2026-01-02至2026年3月4日的记录有误，电话13900000000`,
		]);
		expect(groups).toEqual([]);
		expect(unknown.map((g) => [g.template, g.count])).toEqual([
			["{name}的档案号{number}正在处理中", 2],
			["系统繁忙", 1],
			["{id}在{date}至{date}的记录有误，电话{phone}", 1],
		]);
		expect(unknown.map((g) => g.near)).toEqual([null, null, null]);
	});
	test("get a near guess, marked as one", () => {
		const [group] = read(["该人员的户籍性质不能为空"]).unknown;
		expect(group).toMatchObject({
			matter: null,
			near: { code: "E-HUKOU-EMPTY" },
		});
		expect(group?.near?.likeness).toBeLessThan(1);
	});
	test("of Jiangsu are told with their place to Qingdao", () => {
		const [group] = read(["户籍性质为空"], "qingdao").groups;
		expect(group?.matter?.remedies.every((r) => r.place !== null)).toBe(true);
	});
});

test.each([["业务办理成功"], ["成功"], ["处理成功。"], ["通过"]])(
	"%s is no fault",
	(message) => {
		expect(read([message, "", message])).toMatchObject({
			rows: 3,
			succeeded: 2,
			silent: 1,
			groups: [],
			unknown: [],
		});
	},
);

test("without a column of messages there is a clear error", () => {
	const grid = sheet(["姓名", "身份证号"], []);
	expect(() =>
		readResults(grid, recogniseColumns(grid, data), options, tools),
	).toThrow(NoMessageColumnError);
});

describe("earlier files", () => {
	const of = (day: string, messages: string[]) => ({
		...summaryOf(read(messages)),
		day,
	});
	test("which causes came back in the quarter, which are new, which are gone", () => {
		const earlier = [
			of("2026-10-31", ["户籍性质为空", "户籍性质为空"]),
			of("2026-10-01", ["户籍性质为空", "未获取到人员信息"]),
			of("2026-09-30", ["该人员为灵活就业人员"]),
		];
		const latest = of("2026-11-21", ["户籍性质为空", "该人员为灵活就业人员"]);
		const { from, files, cameBack, fresh, gone } = compareResults(
			earlier,
			latest,
			tools,
		);
		expect([from, files]).toEqual(["2026-10-01", 3]);
		expect(cameBack).toMatchObject([
			{
				...{
					code: "E-HUKOU-EMPTY",
					stage: "record",
					who: "employee",
					total: 4,
				},
				seen: [
					{ day: "2026-10-01", count: 1 },
					{ day: "2026-10-31", count: 2 },
					{ day: "2026-11-21", count: 1 },
				],
			},
		]);
		expect(fresh.map((c) => c.code)).toEqual(["E-FLEXIBLE-EMPLOYMENT"]);
		expect(gone.map((c) => c.code)).toEqual(["E-PERSON-NOT-FOUND"]);
	});
	test("a summary holds no person", () => {
		expect(JSON.stringify(of("2026-11-21", ["户籍性质为空"]))).not.toMatch(
			/甲|\d{12}/,
		);
	});
});
