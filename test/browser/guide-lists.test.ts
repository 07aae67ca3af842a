import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { desktop, hasBrowser, phone } from "./browser.ts";
import { Visits } from "./visits.ts";

const visits = new Visits();
const { open } = visits;
const shown = (page: Page) => page.locator("ul.entries li:visible").count();
const lifeEvent = "/guide/qingdao-hire-archived";

describe.skipIf(!hasBrowser)("the guide's lists in a browser", () => {
	visits.hooks();

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
			visits.site.words.guide.near,
		);
	});

	test("JavaScript off: the guide and the errors are narrowed by their forms", async () => {
		const page = await open("/guide", { javaScriptEnabled: false });
		await page.selectOption("[name=subject]", "exams");
		await page.locator("form.filter button").click();
		expect(await page.locator("section.subject").count()).toBe(1);
		await page.goto(`${visits.site.base}/errors`);
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
		await page.goto(`${visits.site.base}/guide/qingdao-hire-other`);
		expect(await page.locator(".tickable input:checked").count()).toBe(0);
	});

	test("JavaScript off: the check list is a plain list", async () => {
		const page = await open(lifeEvent, { javaScriptEnabled: false });
		expect(await page.locator(".progress").isVisible()).toBe(false);
		expect(await page.locator(".required li").count()).toBeGreaterThan(3);
		expect(await page.locator(".required input").count()).toBe(0);
	});
});
