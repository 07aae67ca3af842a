import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";

let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	site = await serve();
});
afterAll(() => site.close());

const html = { accept: "text/html" };
const get = async (path: string, headers: Record<string, string> = {}) => {
	const response = await fetch(site.base + path, {
		headers: { ...html, ...headers },
		redirect: "manual",
	});
	return { response, body: await response.text() };
};
const entriesIn = (body: string) =>
	[...body.matchAll(/<li data-words[^>]*><a href="\/guide\/([^"]+)"/g)].map(
		([, id]) => site.guide.entries.get(id ?? ""),
	);
const rowsIn = (body: string) => body.match(/<tr data-words/g)?.length ?? 0;

describe("the guide, narrowed by query", () => {
	test("by subject: only its entries, and all of them", async () => {
		const { body } = await get("/guide?subject=unemployment");
		const own = site.guide.knowledge.entries.filter(
			(e) => e.subject === "unemployment",
		);
		expect(entriesIn(body)).toEqual(own);
	});

	test("by audience", async () => {
		const { body } = await get("/guide?audience=individual");
		const found = entriesIn(body);
		expect(found.length).toBeGreaterThan(0);
		for (const e of found) expect(e?.audience).toContain("individual");
	});

	test.each([
		["kunshan", "kunshan", true],
		["kunshan", "jiangsu", true],
		["kunshan", "china", true],
		["taicang", "kunshan", false],
		["kunshan", "qingdao", false],
		["jiangsu", "kunshan", true],
		["qingdao", "jiangsu", false],
	])("by place: %s shows what holds in %s: %s", async (place, of, isShown) => {
		const only = site.guide.knowledge.entries.filter((e) =>
			e.advice.every((a) => a.regions.every((r) => r === of)),
		);
		expect(only.length).toBeGreaterThan(0);
		const shown = new Set(
			entriesIn((await get(`/guide?region=${place}`)).body),
		);
		for (const entry of only) expect(shown.has(entry)).toBe(isShown);
	});

	test("several at once, and the form keeps what was chosen", async () => {
		const { body } = await get(
			`/guide?subject=card&region=kunshan&audience=individual&q=${encodeURIComponent("挂失")}`,
		);
		const found = entriesIn(body);
		expect(found.length).toBeGreaterThan(0);
		for (const e of found) expect(e?.subject).toBe("card");
		expect(body).toMatch(/<option value="card" selected/);
		expect(body).toMatch(/<option value="kunshan" selected/);
		expect(body).toContain('value="挂失"');
	});

	test("nothing passes: that is said", async () => {
		const { body } = await get("/guide?subject=exams&region=qingdao&q=zzzz");
		expect(entriesIn(body)).toEqual([]);
	});

	test("a place that there is not is refused, and so is a month", async () => {
		for (const path of [
			"/guide?region=atlantis",
			"/calendar?region=atlantis",
			"/calendar?month=2026-13",
			"/calendar?month=x",
		]) {
			const { response, body } = await get(path);
			expect(response.status, path).toBe(400);
			expect(body).toContain(site.words.faults.badRequest.title);
		}
	});

	test("a number in what is looked for is hidden where it is shown", async () => {
		const number = "11010519491231002X";
		for (const path of ["/guide", "/errors", "/menus"]) {
			const { response, body } = await get(`${path}?q=${number}`);
			expect(response.status).toBe(200);
			expect(body).not.toContain(number);
		}
	});

	test("weighs at most 60 KB gzipped", async () => {
		const { body } = await get("/guide");
		const weight = gzipSync(body).length;
		console.log(`/guide: ${weight} bytes gzipped`);
		expect(weight).toBeLessThan(60 * 1024);
	});
});

describe("errors", () => {
	test("every message, pasted among other words, finds its own page", async () => {
		for (const entry of site.guide.knowledge.entries)
			for (const message of entry.messages) {
				const pasted = encodeURIComponent(`系统提示：“${message}”`);
				const { body } = await get(`/errors?q=${pasted}`);
				const address = entry.code
					? `/errors/${entry.code}`
					: `/guide/${entry.id}`;
				expect(body, message).toContain(`href="${address}"`);
			}
	});

	test("a message that is not known is not given another's page", async () => {
		const q = encodeURIComponent("打印机缺纸请装纸");
		const { body } = await get(`/errors?q=${q}`);
		expect(rowsIn(body)).toBe(0);
		expect(body).toContain(site.words.more.errors.none);
	});

	test("every code has its permanent page, which is its entry's one address", async () => {
		for (const { code, id, title } of site.guide.knowledge.entries) {
			if (!code) continue;
			const own = await get(`/errors/${code}`);
			expect(own.response.status, code).toBe(200);
			expect(own.body).toContain(title.replaceAll('"', "&quot;"));
			const canonical = `<link rel="canonical" href="${site.base}/errors/${code}"/>`;
			expect(own.body).toContain(canonical);
			expect((await get(`/guide/${id}`)).body).toContain(canonical);
		}
	});

	test("a code in small letters leads to the page, one that is none to 404", async () => {
		const { response } = await get("/errors/e-hukou-empty");
		expect(response.status).toBe(301);
		expect(response.headers.get("location")).toBe("/errors/E-HUKOU-EMPTY");
		expect((await get("/errors/E-NOTHING")).response.status).toBe(404);
	});
});

describe("an entry's page", () => {
	test("tells what changed where several hold, newest first", async () => {
		const { body } = await get("/guide/monthly-tax-payment");
		const changes = /<section class="changes">.*?<\/section>/s.exec(body)?.[0];
		expect(changes).toContain(site.words.more.changes.title);
		const [first = "", second = ""] = changes?.match(/<li>.*?<\/li>/gs) ?? [];
		expect(first).toContain("2024年7月1日");
		expect(second).toContain("2023年12月1日");
	});

	test("life events are check lists; others are not", async () => {
		for (const { id, kind } of site.guide.knowledge.entries) {
			const { body } = await get(`/guide/${id}`);
			expect(body.includes("data-checklist"), id).toBe(kind === "lifeEvent");
		}
	});
});
