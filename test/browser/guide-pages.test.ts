import { describe, expect, test } from "vitest";
import { desktop, faultsOf, hasBrowser, phone } from "./browser.ts";
import { isWide, lowTargets, Visits } from "./visits.ts";

const visits = new Visits();
const { open, complaints } = visits;
const lifeEvent = "/guide/qingdao-hire-archived";

describe.skipIf(!hasBrowser)("the guide's pages in a browser", () => {
	visits.hooks();

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
		"/actions/life-event-checklist",
		"/actions/unemployment-benefit",
		"/calendar",
		"/calendar?region=beijing",
		"/menus?q=%E5%81%9C%E4%BF%9D",
	];
	// The colours are the same at every size, so that dark is looked at once.
	test.each([
		["light", [phone, desktop], [...paths, "/menus"]],
		["dark", [phone], paths],
	] as const)(
		"%s: axe finds no fault, and nothing is wider than the window",
		async (colorScheme, viewports, of) => {
			for (const path of of)
				for (const viewport of viewports) {
					const page = await open(path, { viewport, colorScheme });
					expect(await faultsOf(page), path).toEqual([]);
					expect(await isWide(page), path).toBe(false);
				}
		},
		300_000,
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
	}, 120_000);

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
	}, 120_000);

	test("phone: everything that is tapped on these pages is at least 44 px high", async () => {
		for (const path of [
			lifeEvent,
			"/errors",
			"/calendar",
			"/actions/unemployment-benefit",
			"/menus",
		]) {
			const page = await open(path, { viewport: phone });
			const small = await lowTargets(
				page,
				"main button, main select, main summary, .door, .picks label, .tickable label, .subject-links a, main input[type=search], main input[type=text]",
			);
			expect(small, path).toEqual([]);
		}
	}, 120_000);
});
