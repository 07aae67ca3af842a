import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";
import { desktop, faultsOf, hasBrowser, launch, phone } from "./browser.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
const pages: Page[] = [];
const complaints: string[] = [];

const open = async (path: string, options: BrowserContextOptions = {}) => {
	const context = await browser.newContext({ viewport: desktop, ...options });
	const page = await context.newPage();
	page.on("pageerror", (e) => complaints.push(e.message));
	page.on("console", (m) => {
		if (m.type() === "error") complaints.push(m.text());
	});
	await page.goto(site.base + path);
	pages.push(page);
	return page;
};
const isWide = (page: Page) =>
	page.evaluate(
		"document.documentElement.scrollWidth > document.documentElement.clientWidth",
	);
const shown = (page: Page) => page.locator("ul.entries li:visible").count();
const lifeEvent = "/guide/qingdao-hire-archived";

describe.skipIf(!hasBrowser)("the guide's pages in a browser", () => {
	beforeAll(async () => {
		[site, browser] = await Promise.all([serve(), launch()]);
	});
	afterAll(async () => {
		await browser?.close();
		site?.close();
	});
	afterEach(async () => {
		await Promise.all(pages.splice(0).map((p) => p.context().close()));
		expect(complaints.splice(0)).toEqual([]);
	});

	test.each([
		["phone", phone],
		["desktop", desktop],
	])(
		"%s: the guide narrows by words, subject, place and audience",
		async (_, viewport) => {
			const page = await open("/guide", { viewport });
			const all = await shown(page);
			await page.selectOption("[name=subject]", "card");
			const cards = await shown(page);
			expect(cards).toBeLessThan(all);
			await page.selectOption("[name=region]", "qingdao");
			const here = await shown(page);
			expect(here).toBeLessThan(cards);
			expect(here).toBeGreaterThan(0);
			await page.selectOption("[name=audience]", "employer");
			await page.fill("#q", "qqqq");
			expect(await shown(page)).toBe(0);
			expect(await page.locator("#filter-none").textContent()).toContain(
				"qqqq",
			);
			for (const name of ["subject", "region", "audience"])
				await page.selectOption(`[name=${name}]`, "");
			await page.fill("#q", "");
			expect(await shown(page)).toBe(all);
		},
	);

	test("what the filter shows is what the query shows", async () => {
		const page = await open("/guide");
		await page.selectOption("[name=region]", "kunshan");
		await page.selectOption("[name=audience]", "individual");
		const filtered = await page
			.locator("ul.entries li:visible a")
			.allTextContents();
		const asked = await open("/guide?region=kunshan&audience=individual");
		expect(await asked.locator("ul.entries li a").allTextContents()).toEqual(
			filtered,
		);
		// Made for a query, the page holds no more than that: typing must not pretend otherwise.
		await asked.fill("#q", "zzzz");
		expect(await shown(asked)).toBe(filtered.length);
	});

	test("words that stand nowhere are handed to the server, which finds what is near", async () => {
		const page = await open("/guide");
		await page.fill("#q", "公司倒闭了咋领失业钱");
		expect(await shown(page)).toBe(0);
		await page.keyboard.press("Enter");
		await page.waitForURL("**/guide?**");
		expect(await shown(page)).toBeGreaterThan(0);
		expect(await page.locator("#filter-status").textContent()).toBe(
			site.words.guide.near,
		);
	});

	test("JavaScript off: the guide and the errors are narrowed by their forms", async () => {
		const page = await open("/guide", { javaScriptEnabled: false });
		await page.selectOption("[name=subject]", "exams");
		await page.locator("form.filter button").click();
		expect(await page.locator("section.subject").count()).toBe(1);
		await page.goto(`${site.base}/errors`);
		await page.fill("#q", "系统提示：未获取到人员信息！");
		await page.locator("form.filter button").click();
		expect(await page.locator("tbody tr").count()).toBe(1);
	});

	test.each([
		["phone", phone],
		["desktop", desktop],
	])(
		"%s: a pasted screen finds its error, and nothing leaves the page",
		async (_, viewport) => {
			const page = await open("/errors", { viewport });
			const sent: string[] = [];
			page.on("request", (r) => {
				if (!r.url().endsWith(".svg")) sent.push(r.url());
			});
			await page.fill("#q", "　提示： 未获取到人员信息 ，请核对（确定）");
			const rows = page.locator("tbody tr:visible");
			expect(await rows.count()).toBe(1);
			await page.keyboard.press("Enter");
			expect(sent).toEqual([]);
			await rows.first().locator("a").click();
			await page.waitForURL("**/errors/E-PERSON-NOT-FOUND");
			await page.goBack();
			await page.fill("#q", "打印机缺纸");
			await page.locator("#filter-none").waitFor({ state: "visible" });
			expect(await page.locator("table:visible").count()).toBe(0);
		},
	);

	test.each([
		["phone", phone],
		["desktop", desktop],
	])(
		"%s: a check list is ticked by keyboard, kept, and cleared",
		async (_, viewport) => {
			const page = await open(lifeEvent, { viewport });
			const boxes = page.locator(".tickable input");
			const count = await boxes.count();
			expect(count).toBeGreaterThan(3);
			const told = page.locator("#ticked");
			expect(await told.textContent()).toContain(`已勾0项`);
			await boxes.first().focus();
			await page.keyboard.press("Space");
			await page.keyboard.press("Tab");
			await page.keyboard.press("Space");
			expect(await told.textContent()).toContain("已勾2项");
			await page.reload();
			expect(await page.locator(".tickable input:checked").count()).toBe(2);
			expect(
				await page.locator(".progress progress").getAttribute("value"),
			).toBe("2");
			for (const box of await boxes.all()) await box.check();
			expect(await told.textContent()).toBe(`${count}项都勾完了`);
			await page.locator("[data-untick]").click();
			await page.reload();
			expect(await page.locator(".tickable input:checked").count()).toBe(0);
		},
	);

	test("two check lists do not know each other's ticks", async () => {
		const page = await open(lifeEvent);
		await page.locator(".tickable input").first().check();
		await page.goto(`${site.base}/guide/qingdao-hire-other`);
		expect(await page.locator(".tickable input:checked").count()).toBe(0);
	});

	test("JavaScript off: the check list is a plain list", async () => {
		const page = await open(lifeEvent, { javaScriptEnabled: false });
		expect(await page.locator(".progress").isVisible()).toBe(false);
		expect(await page.locator(".required li").count()).toBeGreaterThan(3);
		expect(await page.locator(".required input").count()).toBe(0);
	});

	test.each([
		["phone", phone, "svg.indented"],
		["desktop", desktop, "svg.columns"],
	])(
		"%s: menus are searched; the picture in sight is marked and goes to what is found",
		async (_, viewport, shape) => {
			const page = await open("/menus", { viewport });
			const map = page.locator(".map").first();
			expect(await map.locator("svg:visible").getAttribute("class")).toBe(
				shape.slice(4),
			);
			await page.fill("#menu-q", "人员变更回退");
			const hit = map.locator(`${shape} .node.hit`).first();
			await hit.waitFor();
			const [box, frame] = [await hit.boundingBox(), await map.boundingBox()];
			if (!box || !frame) throw new Error("nothing is drawn");
			expect(box.y).toBeGreaterThanOrEqual(frame.y - 1);
			expect(box.y + box.height).toBeLessThanOrEqual(
				frame.y + frame.height + 1,
			);
			const lists = page.locator(".tree li.hit:visible");
			expect(await lists.count()).toBeGreaterThan(0);
			expect(await page.locator("#menu-status").textContent()).toContain(
				String(await lists.count()),
			);
			await lists.first().locator(".leads a").first().click();
			await page.waitForURL("**/guide/**");
		},
	);

	test("a picture's box with one matter leads to it, one with several to the list", async () => {
		const page = await open("/menus");
		const links = page.locator("svg.columns .leads a");
		const hrefs = await links.evaluateAll((all) =>
			all.map((a) => a.getAttribute("href") ?? ""),
		);
		expect(hrefs.some((h) => h.startsWith("/guide/"))).toBe(true);
		const inside = hrefs.findIndex((h) => h.startsWith("#menu-"));
		await links.nth(inside).click();
		expect(page.url()).toContain("#menu-");
		expect(await page.locator(":target .leads a").count()).toBeGreaterThan(1);
	});

	test("keyboard: the picture scrolls, its boxes are no stops of their own", async () => {
		const page = await open("/menus", { viewport: phone });
		await page.locator(".map").first().focus();
		await page.keyboard.press("ArrowDown");
		await page.waitForFunction("document.querySelector('.map').scrollTop > 0");
		await page.keyboard.press("Tab");
		expect(
			await page.evaluate("document.activeElement.closest('svg') === null"),
		).toBe(true);
	});

	test.each([
		["with JavaScript", true],
		["without", false],
	])(
		"%s: an action is worked out by its form",
		async (_, javaScriptEnabled) => {
			const page = await open("/actions/filing-today", {
				javaScriptEnabled,
				viewport: phone,
			});
			await page.fill("[name=filingDay]", "2026-11-08");
			await page.locator(".facts-form button").click();
			expect(await page.locator("#outcome").textContent()).toContain(
				"正在暂停申报",
			);
			expect(await page.locator("tr.held").count()).toBe(1);
			expect(await page.inputValue("[name=filingDay]")).toBe("2026-11-08");
			expect(await page.locator(".trace li").count()).toBeGreaterThan(1);
		},
	);

	test("the calendar goes from month to month and from place to place", async () => {
		const page = await open("/calendar", { viewport: phone });
		expect(await page.locator("svg.month").count()).toBe(2);
		await page.selectOption("[name=region]", "kunshan");
		await page.locator(".choose button").click();
		expect(await page.locator("svg.month").count()).toBe(1);
		await page.locator(".months a").last().click();
		expect(await page.locator("h1").textContent()).toContain("2026年12月");
		expect(await page.inputValue("[name=region]")).toBe("kunshan");
		const download = page.waitForEvent("download");
		await page.locator("a[download]").click();
		expect((await download).suggestedFilename()).toBe("hrss-jiangsu.ics");
	});

	const paths = [
		"/guide?q=zzz",
		"/errors?q=zzz",
		"/errors/E-PERSON-NOT-FOUND",
		"/guide/monthly-tax-payment",
		lifeEvent,
		"/actions",
		"/actions/life-event-checklist",
		"/actions/unemployment-benefit",
		"/calendar",
		"/calendar?region=beijing",
		"/menus",
		"/menus?q=%E5%81%9C%E4%BF%9D",
	];
	// The colours are the same at every size, so that dark is looked at once.
	test.each([
		["light", [phone, desktop]],
		["dark", [phone]],
	] as const)(
		"%s: axe finds no fault, and nothing is wider than the window",
		async (colorScheme, viewports) => {
			for (const path of paths)
				for (const viewport of viewports) {
					const page = await open(path, { viewport, colorScheme });
					expect(await faultsOf(page), path).toEqual([]);
					expect(await isWide(page), path).toBe(false);
				}
		},
		180_000,
	);

	test("axe finds no fault in an outcome, a question, a refusal", async () => {
		for (const [action, fields] of [
			["filing-today", { filingDay: "2026-11-08" }],
			["unemployment-benefit", {}],
			["base-clamp", { wage: "abc" }],
		] as const) {
			const page = await open(`/actions/${action}`, { viewport: phone });
			for (const [name, value] of Object.entries(fields))
				await page.fill(`[name=${name}]`, value);
			await page.locator(".facts-form button").click();
			await page.locator("#outcome").waitFor();
			expect(await faultsOf(page), action).toEqual([]);
			expect(await isWide(page), action).toBe(false);
		}
	});

	test("type twice as large still fits at 640 px, and the pictures grow with it", async () => {
		for (const path of [
			lifeEvent,
			"/errors",
			"/calendar",
			"/menus",
			"/actions/unemployment-benefit",
			"/guide",
		]) {
			const page = await open(path, { viewport: { width: 640, height: 800 } });
			const map = page.locator(".map svg:visible").first();
			const before = path === "/menus" ? await map.boundingBox() : null;
			await page.evaluate("document.documentElement.style.fontSize = '200%'");
			expect(await isWide(page), path).toBe(false);
			if (before)
				expect((await map.boundingBox())?.width).toBeGreaterThan(
					before.width * 1.8,
				);
			complaints.length = 0;
		}
	});

	test("phone: everything that is tapped on these pages is at least 44 px high", async () => {
		for (const path of [
			lifeEvent,
			"/errors",
			"/calendar",
			"/actions/unemployment-benefit",
			"/menus",
		]) {
			const page = await open(path, { viewport: phone });
			const small = await page.evaluate(`[...document.querySelectorAll(
				"main button, main select, main summary, .door, .picks label, .tickable label, .subject-links a, main input[type=search], main input[type=text]"
			)].filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44)
				.map((e) => e.outerHTML.slice(0, 80))`);
			expect(small, path).toEqual([]);
		}
	});

	test("on paper there is the matter and no machinery", async () => {
		const page = await open(lifeEvent);
		await page.emulateMedia({ media: "print" });
		for (const gone of [".site-head", "[data-untick]", "[data-print]"])
			expect(await page.locator(gone).first().isVisible()).toBe(false);
		expect(await page.locator(".tickable input").first().isVisible()).toBe(
			true,
		);
		expect(await page.locator(".print-only").first().textContent()).toContain(
			"/guide/qingdao-hire-archived",
		);
	});
});
