import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFolder } from "../../src/built.ts";
import { DataError } from "../../src/knowledge/index.ts";
import { readPageWords } from "../../src/web/index.ts";
import { guide, serve, today } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const get = async (path: string) => {
	const response = await fetch(site.base + path);
	return { response, body: await response.text() };
};
const tableRows = (body: string) =>
	[...body.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([row]) =>
		row
			.replace(/<[^>]*>/g, " ")
			.replace(/\s+/g, " ")
			.trim(),
	);

describe("a month's windows", () => {
	test.each([
		[
			"2026-11",
			[
				"10月11日至11月6日",
				"11月7日至11月10日",
				"11月11日至12月6日",
				"11月25日",
			],
		],
		[
			"2026-12",
			[
				"11月11日至12月6日",
				"12月7日至12月10日",
				"12月11日至1月6日",
				"12月25日",
			],
		],
		[
			"2027-02",
			["1月11日至2月6日", "2月7日至2月10日", "2月11日至3月6日", "2月25日"],
		],
		// The payment at the tax office is of December 2023.
		[
			"2023-11",
			["10月11日至11月6日", "11月7日至11月10日", "11月11日至12月6日"],
		],
		// The period is of August 2021: its first window opens on the 11th, the pause before is there.
		["2021-08", ["8月7日至8月10日", "8月11日至9月6日"]],
		["2021-07", []],
	])("jiangsu, %s: %j", async (month, days) => {
		const { body } = await get(`/calendar?region=jiangsu&month=${month}`);
		const rows = tableRows(body);
		expect(rows).toHaveLength(days.length);
		days.forEach((day, i) => {
			expect(rows[i]).toContain(`${day} `);
		});
	});

	test.each([
		["2026-11", "11月30日"],
		["2027-02", "2月28日"],
		["2028-02", "2月29日"],
	])(
		"qingdao, %s: payment by %s, and no declaration period of Jiangsu's",
		async (month, day) => {
			const { body } = await get(`/calendar?region=qingdao&month=${month}`);
			expect(tableRows(body)).toHaveLength(1);
			expect(tableRows(body)[0]).toContain(day);
			expect(body).not.toContain("暂停申报</");
			expect(body).toContain("没有查到");
		},
	);

	test("the month of a declaration is the next one", async () => {
		const { body } = await get("/calendar?region=kunshan&month=2026-12");
		expect(body).toContain("可申报，算12月");
		expect(body).toContain("可申报，算1月");
	});

	test.each(guide.knowledge.regions.map((r) => r.id))(
		"%s shows the calendar that regions.yaml names, or says that there is none",
		async (region) => {
			const { body } = await get(`/calendar?region=${region}`);
			const own = guide.places.nearest(region, "calendar");
			expect(body.match(/class="one-calendar"/g)?.length ?? 0).toBe(
				own ? 1 : 0,
			);
			expect(body.includes(`/calendar/${own}.ics`)).toBe(own !== undefined);
			expect(body.includes("没有查到出处")).toBe(own === undefined);
		},
	);

	test("today's window is said in words", async () => {
		const { body } = await get("/calendar?region=jiangsu");
		expect(body).toContain("今天11月21日：可申报，算12月，到12月6日为止。");
		const later = await get("/calendar?region=jiangsu&month=2026-12");
		expect(later.body).not.toContain("今天");
	});
});

describe("the calendar file", () => {
	test.each(["jiangsu", "qingdao"])(
		"%s: whole, dated from today on, ids stable",
		async (id) => {
			const { response, body } = await get(`/calendar/${id}.ics`);
			expect(response.headers.get("content-type")).toBe(
				"text/calendar; charset=utf-8",
			);
			expect(response.headers.get("content-disposition")).toContain(
				`hrss-${id}.ics`,
			);
			const lines = body.replaceAll("\r\n ", "").split("\r\n");
			const uids = lines.filter((l) => l.startsWith("UID:"));
			expect(uids.length).toBeGreaterThanOrEqual(12);
			expect(new Set(uids).size).toBe(uids.length);
			const ends = lines.filter((l) => l.startsWith("DTEND"));
			for (const end of ends)
				expect(end.slice(-8) > today.replaceAll("-", "")).toBe(true);
			expect((await get(`/calendar/${id}.ics`)).body).toBe(body);
		},
	);

	test("jiangsu: the window under way, the pause and the payment are in it", async () => {
		const { body } = await get("/calendar/jiangsu.ics");
		for (const uid of [
			"jiangsu-declaration-2026-11-11",
			"jiangsu-pause-2026-12-07",
			"jiangsu-payment-2026-11-25",
		])
			expect(body).toContain(`UID:${uid}@hrss-guide.invalid`);
		expect(body).not.toContain("jiangsu-pause-2026-11-07");
	});

	test.each([
		"/calendar/atlantis.ics",
		"/calendar/jiangsu",
		"/calendar/constructor.ics",
	])("%s is not there", async (path) => {
		expect((await get(path)).response.status).toBe(404);
	});
});

describe("data/calendar.yaml", () => {
	const folder = mkdtempSync(join(tmpdir(), "calendar-"));
	afterAll(() => rmSync(folder, { recursive: true }));
	const broken = (from: string, to: string) => {
		for (const name of ["page", "chat-page", "guide-pages", "calendar"]) {
			const file = `${name}.yaml`;
			cpSync(join(dataFolder, file), join(folder, file));
		}
		const path = join(folder, "calendar.yaml");
		const text = readFileSync(path, "utf8");
		expect(text).toContain(from);
		writeFileSync(path, text.replace(from, to));
		try {
			readPageWords(folder, guide.knowledge);
			return "";
		} catch (error) {
			if (error instanceof DataError) return error.message;
			throw error;
		}
	};

	test.each([
		["id: declaration", "id: declaration", ""],
		["entry: declaration-period", "entry: nothing", "no entry nothing"],
		["units: [update#T2]", "units: [update#Z99]", "no unit update#Z99"],
		["{ by: 25 }", "{ by: 31 }", "days"],
		["days: closedPeriod", "days: holiday", "days"],
		["\n  qingdao:", "\n  qd:", "no calendar qingdao"],
		["算{month}月\n", "算{year}月\n", "only these blanks"],
	])("%j written as %j: %j", (from, to, says) => {
		const told = broken(from, to);
		if (says === "") expect(told).toBe("");
		else
			expect(told).toMatch(
				new RegExp(`calendar\\.yaml:\\d+:\\d+.*${says}`, "s"),
			);
	});
});
