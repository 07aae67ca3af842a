import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
	madeStore,
	pictureWords,
	servePictures,
} from "../desk/pictures/site.ts";
import { desktop, faultsOf, hasBrowser, phone } from "./browser.ts";
import { isWide, Visits } from "./visits.ts";

const visits = new Visits<Awaited<ReturnType<typeof servePictures>>>();
const open = (query: string, options: BrowserContextOptions = {}) =>
	visits.open(`/desk/pictures${query}`, options);
const large = (page: Page) =>
	page.evaluate("document.documentElement.dataset.mode = 'large'");

describe.skipIf(!hasBrowser)("the pictures in a browser", () => {
	visits.hooks(async () => servePictures(await madeStore(400, 20)));

	test.each<[string, string, BrowserContextOptions, boolean]>([
		["desktop, 30 days", "?days=30", {}, false],
		["desktop, dark, a week", "?days=7", { colorScheme: "dark" }, false],
		["phone, a year", "?days=365", { viewport: phone }, false],
		["phone, large type", "?days=90", { viewport: phone }, true],
		[
			"phone, dark",
			"?days=30",
			{ viewport: phone, colorScheme: "dark" },
			false,
		],
	])(
		"%s: axe finds nothing, nothing sticks out",
		async (_what, query, options, isLarge) => {
			const page = await open(query, options);
			if (isLarge) await large(page);
			expect(await faultsOf(page)).toEqual([]);
			expect(await isWide(page)).toBe(false);
		},
	);

	test.each([
		["desktop", desktop],
		["phone", phone],
	])(
		"%s: words in the pictures are at least 9 px high and none is cut off",
		async (_what, viewport) => {
			const page = await open("?days=90", { viewport });
			const texts = await page.locator("svg.plot text").evaluateAll((all) =>
				all.map((text) => {
					const box = text.getBoundingClientRect();
					const room = text.closest("svg")?.getBoundingClientRect();
					return {
						said: text.textContent,
						height: box.height,
						isInside:
							room !== undefined &&
							box.left >= room.left - 1 &&
							box.right <= room.right + 1 &&
							box.bottom <= room.bottom + 1,
					};
				}),
			);
			expect(texts.length).toBeGreaterThan(20);
			expect(texts.filter((t) => t.height < 9 || !t.isInside)).toEqual([]);
		},
	);

	test("without JavaScript another period is chosen, and a table is scrolled by keys", async () => {
		const page = await open("", { javaScriptEnabled: false });
		await page.selectOption("select[name=days]", "7");
		await page.selectOption("select[name=place]", "taicang");
		await page
			.getByRole("button", { name: pictureWords.page.show })
			.press("Enter");
		await page.waitForURL("**days=7**");
		expect(await page.locator("#questions tbody tr").count()).toBe(7);
		expect(await page.locator("select[name=place]").inputValue()).toBe(
			"taicang",
		);
	});

	test("each table is a room of its own that keys reach", async () => {
		const page = await open("?days=30");
		const rooms = page.locator(".scrolled");
		await rooms.first().focus();
		await page.keyboard.press("End");
		await expect
			.poll(() => rooms.first().evaluate((room) => room.scrollTop))
			.toBeGreaterThan(0);
	});

	test("a file comes down with its name", async () => {
		const page = await open("?days=7");
		const [file] = await Promise.all([
			page.waitForEvent("download"),
			page.locator("#questions a[download]").click(),
		]);
		expect(file.suggestedFilename()).toBe(
			"questions-2026-11-15-2026-11-21.csv",
		);
	});

	test("on paper tables are whole, and forms are not there", async () => {
		const page = await open("?days=30");
		await page.emulateMedia({ media: "print" });
		expect(await page.locator("form.choose").isVisible()).toBe(false);
		const cut = await page
			.locator(".scrolled")
			.evaluateAll(
				(all) =>
					all.filter((room) => room.scrollHeight > room.clientHeight + 1)
						.length,
			);
		expect(cut).toBe(0);
	});
});
