import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, today } from "../guide.ts";
import {
	ask,
	faultsOf,
	hasBrowser,
	launch,
	phone,
	settled,
} from "./browser.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
let page: Page;
const complaints: string[] = [];

/** All that a card says, without what only the office can give (the receipt, the verdict). */
const told = () =>
	page
		.locator("article")
		.last()
		.evaluate((card) =>
			[...card.querySelectorAll("h3, p.said, li, .known, .banner")]
				.filter((e) => !e.closest("footer > p, .feedback"))
				.map((e) => e.textContent)
				.join("\n"),
		);

/** Opens the fold about use without a network, and presses its button. */
const pressOffline = async () => {
	const { title } = site.words.talk.offline;
	const fold = page.locator(".device details", { hasText: title });
	await fold.locator("summary").click();
	await fold.locator("button").click();
	return fold;
};

describe.skipIf(!hasBrowser)("without a network", () => {
	beforeAll(async () => {
		[site, browser] = await Promise.all([serve(), launch()]);
		const context = await browser.newContext({ viewport: phone });
		page = await context.newPage();
		page.on("pageerror", (e) => complaints.push(e.message));
		// The device's clock says the day on which the tests ask.
		await page.clock.setFixedTime(new Date(`${today}T04:00:00Z`));
	});
	afterAll(async () => {
		await browser?.close();
		site?.close();
	});

	test("the page, kept by a button, answers as it does online, and says that it is offline", async () => {
		const questions = [
			"增员提示未获取到人员信息",
			"失业金怎么申领",
			"男，1966年5月出生，什么时候退休",
			"今天天气怎么样",
		];
		await page.goto(`${site.base}/`);
		const online: string[] = [];
		for (const question of questions) {
			await ask(page, question);
			online.push(await told());
		}
		await page.locator(".again a").click();
		await page.locator(".suggestions").waitFor();
		await pressOffline();
		await page
			.getByText(site.words.talk.offline.saved.replace("{day}", today))
			.waitFor({ timeout: 60_000 });
		await page.context().setOffline(true);
		await page.reload();
		for (const [i, question] of questions.entries()) {
			await ask(page, question);
			expect(await told(), question).toBe(online[i]);
		}
		const banners = await page.locator(".banner.offline").allTextContents();
		expect(banners).toHaveLength(questions.length);
		expect(banners[0]).toContain(today);
		expect(await page.locator("article .feedback").count()).toBe(0);
		expect(await faultsOf(page)).toEqual([]);
	}, 120_000);

	test("what was asked back offline is answered offline, though the network is back", async () => {
		await page.locator(".again a").click();
		await page.locator(".suggestions").waitFor();
		await ask(page, "我什么时候可以退休");
		await page.context().setOffline(false);
		await page
			.locator(
				"#latest button[form=composer][name=say], #latest button[name=pick]",
			)
			.first()
			.click();
		await settled(page, 2);
		expect(await page.locator(".banner.offline").count()).toBe(2);
		await page.locator(".again a").click();
		await page.locator(".suggestions").waitFor();
		await ask(page, "失业金怎么申领");
		expect(await page.locator(".banner.offline").count()).toBe(0);
	}, 60_000);

	test("a page that was seen is there again; what was removed answers no more", async () => {
		await page.goto(`${site.base}/guide/person-not-found`);
		const title = await page.locator("h1").textContent();
		await page.goto(`${site.base}/`);
		const fold = await pressOffline();
		await fold.getByText(site.words.talk.offline.save).waitFor();
		await page.context().setOffline(true);
		await page.goto(`${site.base}/guide/person-not-found`);
		expect(await page.locator("h1").textContent()).toBe(title);
		await page.goto(`${site.base}/`);
		await page.fill("#text", "失业金怎么申领");
		await page.keyboard.press("Enter");
		await page.locator(".fault").waitFor();
		expect(complaints).toEqual([]);
	}, 60_000);
});
