import { request } from "node:http";
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
const work = async (action: string, fields: Record<string, string>) => {
	const response = await fetch(`${site.base}/actions/${action}`, {
		method: "POST",
		headers: html,
		body: new URLSearchParams(fields),
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

	test.each([
		["a<b>", 400],
		["[x", 400],
		["127.0.0.1", 200],
	])("asked for under the host %j: %i", async (host, status) => {
		const path = "/sitemap.xml";
		const headers = { host, accept: "text/html" };
		const got = await new Promise((done, fail) => {
			request(`${site.base}${path}`, { headers }, (res) => {
				res.resume();
				done(res.statusCode);
			})
				.on("error", fail)
				.end();
		});
		expect(got).toBe(status);
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

describe("an action's form", () => {
	test("every action has a field for every slot, and every field a label", async () => {
		for (const action of site.guide.actions.list) {
			const { body } = await get(`/actions/${action.id}`);
			for (const slot of site.guide.actions.slotsOf(action)) {
				const field = `${action.id}: ${slot.id}`;
				expect(body, field).toMatch(new RegExp(`name="${slot.id}(\\.years)?"`));
				expect(body, field).toContain(slot.question);
			}
		}
	});

	test.each([
		["2026-11-06", "能办", "closed"],
		["2026-11-07", "正在暂停申报", "open"],
		["2026-11-10", "正在暂停申报", "open"],
		["2026-11-11", "能办", "closed"],
	])("filing on %s: %s", async (filingDay, says) => {
		const { response, body } = await work("filing-today", { filingDay });
		expect(response.status).toBe(200);
		expect(response.headers.get("cache-control")).toBe("no-store");
		expect(body).toContain(says);
		expect(body).toContain(site.words.more.worked.outcome.result);
		expect(body.match(/<tr class="held"/g)).toHaveLength(1);
	});

	test("an empty form says which facts are missing, and leads to their fields", async () => {
		const { body } = await work("unemployment-benefit", {});
		expect(body).toContain(site.words.more.worked.missing);
		expect(body).toContain('href="#f-leavingReason"');
		expect(body).not.toContain('class="held"');
	});

	test.each([
		["base-clamp", { wage: "abc" }, "wage"],
		["base-clamp", { wage: "-5" }, "wage"],
		["filing-today", { filingDay: "2026-02-30" }, "filingDay"],
		["unemployment-benefit", { registeredUnemployed: "maybe" }, "registered"],
		["unemployment-benefit", { "contributionMonths.years": "zehn" }, "contrib"],
		["retirement-age", { birthMonth: "2027-13" }, "birthMonth"],
	])(
		"%s with %o: the field is named, nothing is worked out",
		async (action, fields, slot) => {
			const { response, body } = await work(
				action,
				fields as Record<string, string>,
			);
			expect(response.status).toBe(200);
			expect(body).toContain(site.words.more.worked.outcome.faulty);
			expect(body).toContain(`href="#f-${slot}`);
			expect(body).not.toContain('class="held"');
		},
	);

	test("full-width digits and thousands separators are a number", async () => {
		const { body } = await work("late-payment-surcharge", {
			arrears: "１０，０００",
			dueDay: "2026-10-01",
			paidDay: "2026-10-11",
		});
		expect(body).toContain(site.words.more.worked.outcome.result);
	});

	test("elsewhere than it holds, it is not covered", async () => {
		const { body } = await work("filing-today", {
			filingDay: "2026-11-08",
			region: "qingdao",
		});
		expect(body).toContain(site.words.more.worked.outcome.notCovered);
		expect(body).not.toContain('class="held"');
	});

	test("a number that is checked is not written back", async () => {
		const number = "11010519491231002X";
		const { body } = await work("number-check", {
			number,
			numberKind: "residentId",
		});
		expect(body).not.toContain(number);
	});

	test("mark-up that is typed comes back as words", async () => {
		const typed = '"><script>alert(1)</script>';
		const { body } = await work("base-clamp", { wage: typed });
		expect(body).not.toContain("<script>alert");
	});

	test.each([[{ region: "atlantis" }], [{ wage: "1".repeat(300) }]])(
		"a form that the page did not make is refused: %o",
		async (fields) => {
			const { response } = await work("base-clamp", fields as never);
			expect(response.status).toBe(400);
		},
	);
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

describe("kept pages", () => {
	test.each(["/guide", "/guide/declaration-period", "/errors", "/menus"])(
		"%s is not sent again to who has it",
		async (path) => {
			const first = await get(path);
			const tag = first.response.headers.get("etag") ?? "";
			expect(tag).toMatch(/^W\/"/);
			// Else fetch, told of a tag, would ask for a new copy in any case.
			const asking = { "cache-control": "max-age=0" };
			const again = await get(path, { ...asking, "if-none-match": tag });
			expect(again.response.status).toBe(304);
			expect(again.body).toBe("");
			const other = await get(path, { ...asking, "if-none-match": 'W/"x"' });
			expect(other.response.status).toBe(200);
			expect(other.response.headers.get("etag")).toBe(tag);
		},
	);

	test("pages differ in their tags", async () => {
		const tags = await Promise.all(
			["/guide", "/errors", "/menus", "/actions"].map(async (path) =>
				(await get(path)).response.headers.get("etag"),
			),
		);
		expect(new Set(tags).size).toBe(tags.length);
	});
});

describe("crawlers", () => {
	test("the sitemap holds every page once, each answers, each says it is its own address", async () => {
		const { response, body } = await get("/sitemap.xml");
		expect(response.headers.get("content-type")).toContain("xml");
		const urls = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			(m) => m[1] ?? "",
		);
		expect(new Set(urls).size).toBe(urls.length);
		const { knowledge, actions } = site.guide;
		expect(urls).toHaveLength(
			6 + knowledge.entries.length + actions.list.length,
		);
		for (const url of urls.slice(1)) {
			const page = await get(url.slice(site.base.length));
			expect(page.response.status, url).toBe(200);
			expect(page.body, url).toContain(`<link rel="canonical" href="${url}"/>`);
		}
	});

	test("robots.txt names the sitemap and keeps the interface out", async () => {
		const { response, body } = await get("/robots.txt");
		expect(response.headers.get("content-type")).toContain("text/plain");
		expect(body).toContain(`Sitemap: ${site.base}/sitemap.xml`);
		expect(body).toContain("Disallow: /api/");
	});
});
