import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MemoryStore } from "../../../src/bot/index.ts";
import { chartCsv } from "../../../src/desk/pictures/csv.ts";
import { madeStore, now, pictureWords, servePictures } from "./site.ts";

let site: Awaited<ReturnType<typeof servePictures>>;
let store: MemoryStore;
beforeAll(async () => {
	store = await madeStore(400, 20);
	await store.recordTurn({
		at: now,
		day: "2026-11-21",
		outcome: "answer",
		subject: "entry:=cmd()|gone",
		channel: "web",
		searched: true,
		ms: 4,
	});
	site = await servePictures(store);
});
afterAll(() => site.close());

const get = async (path: string) => {
	const response = await fetch(`${site.base}/desk/pictures${path}`);
	return { response, text: await response.text() };
};
const names = Object.keys(pictureWords.charts);

describe("the page", () => {
	test("has every picture with its summary, its table and its file", async () => {
		const { response, text } = await get("");
		expect(response.status).toBe(200);
		expect(response.headers.get("cache-control")).toBe("no-store");
		for (const name of names) {
			const [, section = ""] = text.split(`id="${name}"`);
			expect(section).toMatch(/role="img" aria-label="[^"]+"/);
			expect(section).toContain("<table>");
			expect(section).toContain(`/desk/pictures/${name}.csv?`);
		}
		expect(text).not.toMatch(/\{[a-z]+\}/);
		expect(text).not.toMatch(/NaN|undefined|Infinity/);
		expect(text).not.toContain("style=");
	});

	test.each([
		["", "2026-10-23", 30 * 20 - 8 + 1],
		["?days=7", "2026-11-15", 7 * 20 - 8 + 1],
		["?days=365", "2025-11-22", 365 * 20 - 8 + 1],
	])("%s: from %s, about %d turns", async (query, from, turns) => {
		const { text } = await get(query);
		expect(text).toContain(`${from}至2026-11-21`);
		const told = Number(/共(\d+)轮问答/.exec(text)?.[1]);
		expect(Math.abs(told - turns)).toBeLessThan(12);
	});

	test("a place takes in what lies in it, a channel only itself", async () => {
		const count = async (query: string) =>
			Number(/共(\d+)轮问答/.exec((await get(query)).text)?.[1]);
		const all = await count("?days=90");
		const province = await count("?days=90&place=jiangsu");
		const town = await count("?days=90&place=taicang");
		const nowhere = await count("?days=90&place=none");
		expect(province).toBeGreaterThan(town);
		expect(town).toBeGreaterThan(0);
		expect(nowhere).toBeGreaterThan(0);
		expect(province + nowhere).toBeLessThan(all);
		const byChannel = ["web", "widget", "seat", "http", "mcp"].concat([
			"telegram",
			"wechat",
			"wecom",
			"cli",
			"none",
		]);
		const counts = await Promise.all(
			byChannel.map((c) => count(`?days=90&channel=${c}`)),
		);
		expect(counts.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0)).toBe(all);
	});

	test.each([
		["?days=31", "days"],
		["?days=-7", "days"],
		["?place=atlantis", "place"],
		["?channel=smoke", "channel"],
		["?days=7&days=30", "days"],
	])("400 for %s, the field named", async (query, field) => {
		const { response, text } = await get(query);
		expect(response.status).toBe(400);
		expect(JSON.parse(text).issues[0].field).toBe(field);
	});

	test("nothing counted yet is said, not drawn", async () => {
		const empty = await servePictures(new MemoryStore());
		const response = await fetch(`${empty.base}/desk/pictures`);
		const text = await response.text();
		empty.close();
		expect(text).toContain(pictureWords.page.none);
		expect(text).not.toContain("<svg class");
	});
});

describe("the files", () => {
	test.each(names)(
		"%s.csv has the mark for Excel and a line for each row",
		async (name) => {
			const response = await fetch(
				`${site.base}/desk/pictures/${name}.csv?days=30`,
			);
			const bytes = new Uint8Array(await response.arrayBuffer());
			expect(response.status).toBe(200);
			expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
			expect(response.headers.get("content-type")).toContain("text/csv");
			expect(response.headers.get("content-disposition")).toContain(
				`${name}-2026-10-23-2026-11-21.csv`,
			);
			const lines = new TextDecoder().decode(bytes).trim().split(/\r?\n/);
			expect(lines.length).toBeGreaterThan(1);
			const cells = lines[0]?.split(",").length ?? 0;
			expect(cells).toBeGreaterThan(2);
		},
	);

	test("their figures are those of the page", async () => {
		const { text: csv } = await get("/questions.csv?days=7");
		const { text: page } = await get("?days=7");
		const rows = csv.trim().split(/\r?\n/).slice(1);
		expect(rows).toHaveLength(7);
		const sum = rows.reduce((n, row) => n + Number(row.split(",")[3]), 0);
		expect(page).toContain(`共${sum}轮问答`);
	});

	test("what a spreadsheet would work out stays text", () => {
		const csv = chartCsv({
			name: "x",
			title: "x",
			note: "x",
			summary: "x",
			picture: { kind: "bars", bars: [] },
			columns: [
				{ heading: "=1+1", form: "text" },
				{ heading: "b", form: "share" },
			],
			rows: [
				["=cmd()", 0.123456],
				["+1", null],
				["-1", 1],
				["@x", 0],
			],
		});
		expect(new TextDecoder().decode(csv).trim().split(/\r?\n/)).toEqual([
			"'=1+1,b",
			"'=cmd(),0.1235",
			"'+1,",
			"'-1,1",
			"'@x,0",
		]);
	});

	test.each(["/nothing.csv", "/questions.xlsx", "/__proto__.csv"])(
		"404 for %s, those there are named",
		async (path) => {
			const { response, text } = await get(path);
			expect(response.status).toBe(404);
			expect(JSON.parse(text).issues[0].message).toContain("questions.csv");
		},
	);
});
