import { describe, expect, test } from "vitest";
import {
	type CellValue,
	calendarFeed,
	calendarFile,
	checkRoster,
	makePlan,
	readResults,
	recogniseColumns,
	windowOf,
} from "../../../src/actions/index.ts";
import { data, idNumber, sheet, tools } from "./tools.ts";

function planOf(rows: CellValue[][], asOf: string, region = "suqian") {
	const grid = sheet(["姓名", "身份证号", "户籍性质", "合同开始日期"], rows);
	const options = { asOf, region };
	return makePlan(
		checkRoster(grid, recogniseColumns(grid, data), options, tools),
		tools,
	);
}
const person = (n: number, hukou: string, start: string): CellValue[] => [
	"甲乙",
	idNumber("19900101", n),
	hukou,
	{ day: start },
];

describe("the declaration period of a day", () => {
	test.each([
		["2026-12-06", true, "2026-12", "2026-12-06", "2026-12-11", "2027-01"],
		["2026-12-07", false, null, null, "2026-12-11", "2027-01"],
		["2026-12-10", false, null, null, "2026-12-11", "2027-01"],
		["2026-12-11", true, "2027-01", "2027-01-06", "2027-01-11", "2027-02"],
	])("%s", (asOf, isOpen, month, lastSafeDay, opensOn, nextMonth) => {
		expect(windowOf(asOf, "kunshan", tools)).toEqual({
			isOpen,
			month,
			lastSafeDay,
			opensOn,
			nextMonth,
		});
	});
	test.each([["qingdao"], [null]])("is not known for %s", (region) => {
		expect(windowOf("2026-12-06", region, tools)).toBeNull();
	});
});

describe("a plan", () => {
	test("puts each person's matters in the order of repair", () => {
		const plan = planOf(
			[person(1, "", "2026-05-02"), ["甲乙", "12", "农业", null]],
			"2026-11-21",
		);
		expect(plan.stages.map((s) => s.id)).toEqual([
			"correct",
			"record",
			"counter",
		]);
		expect(plan.people.map((p) => [p.row, p.codes])).toEqual([
			[4, ["E-HUKOU-EMPTY", "R-BACK-PAYMENT-COUNTER"]],
			[5, ["R-ID-LENGTH", "R-START-MISSING"]],
		]);
		expect(plan.people[0]?.steps.map((s) => s.stage)).toEqual([
			...Array(3).fill("record"),
			"counter",
		]);
		expect(plan.people[0]?.steps[0]?.who).toBe("employee");
	});

	test("has notes ready to forward, with the rows they are for", () => {
		const { notes } = planOf(
			[person(1, "", "2026-11-01"), person(3, "", "2026-11-01")],
			"2026-11-04",
		);
		expect(notes.map((n) => [n.code, n.who, n.rows])).toEqual([
			["E-HUKOU-EMPTY", "employee", [4, 5]],
		]);
		expect(notes[0]?.text).toMatch(/^您好/);
	});

	test.each([
		["six months: the next period costs one", "2026-06-01", 6, 0, 1, true],
		["five months: nothing yet", "2026-07-01", 5, 0, 0, false],
		["seven months: one more", "2026-05-31", 7, 1, 2, true],
	])(
		"tells what waiting costs with %s",
		(_, start, owed, counter, later, isSaid) => {
			const plan = planOf([person(1, "农业", start)], "2026-11-21");
			const [one] = plan.people;
			expect(one?.backPayment).toMatchObject({
				owed,
				counterMonths: counter,
				month: "2026-12",
			});
			expect(one?.ifLater).toMatchObject({
				owed: owed + 1,
				counterMonths: later,
				month: "2027-01",
			});
			expect(plan.text.includes("窗口")).toBe(isSaid);
		},
	);

	test("in the pause says when it opens, and promises nothing for another province", () => {
		const rows = [person(1, "", "2026-11-01")];
		expect(planOf(rows, "2026-11-08").text).toContain("2026年11月11日");
		const qingdao = planOf([["甲乙", "12", "", null]], "2026-11-08", "qingdao");
		expect([qingdao.window, qingdao.people[0]?.backPayment]).toEqual([
			null,
			null,
		]);
		expect(qingdao.text).not.toMatch(/\d+月/);
	});

	test("of a result file has each code once, former employers' notes included", () => {
		const grid = sheet(
			["姓名", "报错"],
			[
				["甲乙", "养老已参保，不能再办理参保"],
				["丙丁", "失败：养老已参保,不能再办理参保"],
			],
		);
		const report = readResults(
			grid,
			recogniseColumns(grid, data),
			{ asOf: "2026-11-21", region: "suqian" },
			tools,
		);
		const plan = makePlan(report, tools);
		expect(
			plan.stages.map((s) => s.groups.map((g) => [g.code, g.rows])),
		).toEqual([[["E-PENSION-ALREADY-INSURED", [4, 5]]]]);
		expect(plan.notes.map((n) => n.who)).toEqual([
			"employee",
			"formerEmployer",
		]);
	});
});

describe("the calendar file", () => {
	const file = calendarFile("2026-11-21", "suqian", tools) ?? "";
	/** Content lines with the folds taken out. */
	const lines = file.replaceAll("\r\n ", "").split("\r\n");

	test("is folded by octets and ends every line with CRLF", () => {
		expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
		expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
		for (const line of file.split("\r\n"))
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(file).not.toContain("\ufffd");
	});
	test("opens and closes every block, each event with its own name and days", () => {
		const count = (line: string) => lines.filter((l) => l === line).length;
		expect(count("BEGIN:VEVENT")).toBe(count("END:VEVENT"));
		expect(lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
		const uids = lines.filter((l) => l.startsWith("UID:"));
		expect(new Set(uids).size).toBe(count("BEGIN:VEVENT"));
		for (const name of [
			"DTSTAMP",
			"DTSTART;VALUE=DATE",
			"DTEND;VALUE=DATE",
			"SUMMARY",
		])
			expect(lines.filter((l) => l.startsWith(`${name}:`)).length).toBe(
				uids.length,
			);
	});
	test("has this period, its pause and the next, the end being the day after the last", () => {
		const days = (title: string) =>
			lines.flatMap((l, i) =>
				l === `SUMMARY:${title}` ? [`${lines[i - 2]} ${lines[i - 1]}`] : [],
			);
		expect(days("江苏省社保：可申报，算12月")).toEqual([
			"DTSTART;VALUE=DATE:20261111 DTEND;VALUE=DATE:20261207",
		]);
		expect(days("江苏省社保：暂停申报")[0]).toBe(
			"DTSTART;VALUE=DATE:20261207 DTEND;VALUE=DATE:20261211",
		);
		expect(days("江苏省社保：可申报，算1月")).toEqual([
			"DTSTART;VALUE=DATE:20261211 DTEND;VALUE=DATE:20270107",
		]);
	});
	test("has the events of the guide's own calendar, id for id", () => {
		const { calendars, file: words } = data.calendars;
		const { jiangsu } = calendars;
		if (!jiangsu) throw new Error("calendar.yaml has no jiangsu");
		const year = calendarFeed("jiangsu", jiangsu, words, {
			asOf: "2026-11-21",
			months: 12,
			base: "https://guide.example.gov.cn",
		});
		const uids = lines.filter((l) => l.startsWith("UID:"));
		expect(uids).toContain("UID:jiangsu-payment-2026-11-25@hrss-guide.invalid");
		expect(uids.length).toBeGreaterThan(6);
		for (const uid of uids) expect(year).toContain(uid);
	});
	test("begins with the next period when asked in the pause", () => {
		const paused = calendarFile("2026-12-08", "suqian", tools) ?? "";
		expect(paused).toContain("20261211");
		expect(paused).not.toContain("20261111");
	});
	test("is not made where no period is known", () => {
		expect([
			calendarFile("2026-11-21", "qingdao", tools),
			calendarFile("2026-11-21", undefined, tools),
		]).toEqual([null, null]);
	});
});
