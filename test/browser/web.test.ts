import { describe, expect, test } from "vitest";
import {
	ask,
	desktop,
	faultsOf,
	hasBrowser,
	phone,
	settled,
} from "./browser.ts";
import { isWide, lowTargets, Visits } from "./visits.ts";

const visits = new Visits();
const { open, complaints } = visits;
const clarify = {
	conversationId: "c",
	outcome: "clarify",
	text: "?",
	citations: [],
	blocks: [{ kind: "text", role: "lead", text: "您问的可能是：" }],
	options: [
		{ label: "法定退休年龄", citations: [] },
		{ label: "弹性延迟退休", citations: [] },
	],
	receipt: "AAAAAAAA",
} as const;

describe.skipIf(!hasBrowser)("the pages in a browser", () => {
	visits.hooks();

	test.each([
		["phone", phone],
		["desktop", desktop],
		["320 px", { width: 320, height: 640 }],
	])(
		"%s: a pasted error is answered with route and sources",
		async (_name, viewport) => {
			const page = await open("/", { viewport });
			await ask(page, "增员提示未获取到人员信息");
			const card = page.locator("article").last();
			expect(await card.locator(".ladder > li").count()).toBeGreaterThan(1);
			expect(await card.locator("ol.path li").count()).toBeGreaterThan(2);
			await card.locator("footer > details summary").click();
			await card
				.locator("ol.sources code")
				.first()
				.waitFor({ state: "visible" });
			expect(await isWide(page)).toBe(false);
			expect(await faultsOf(page)).toEqual([]);
		},
	);

	test("phone: a suggestion is tapped, then the talk is begun anew", async () => {
		const page = await open("/", { viewport: phone, hasTouch: true });
		await page.locator(".suggestions button").first().tap();
		await settled(page, 1);
		await page.locator(".again a").tap();
		await page.locator(".suggestions").waitFor();
		expect(await page.locator(".exchange").count()).toBe(0);
	});

	test("phone: everything that is tapped is at least 44 px high", async () => {
		const page = await open("/", { viewport: phone });
		await ask(page, "失业金怎么申领");
		const small = await lowTargets(
			page,
			"button, select, textarea, summary, .site-head a, .door, .again a",
		);
		expect(small).toEqual([]);
	});

	test("options are buttons, and only those of the last reply", async () => {
		const page = await open("/", { viewport: phone });
		const sent: unknown[] = [];
		// What the bot finds close may change with its data; how the page shows it must not.
		await page.route("**/api/chat", (route) => {
			sent.push(route.request().postDataJSON().text);
			return route.fulfill({ json: clarify });
		});
		await ask(page, "退休");
		expect(await faultsOf(page)).toEqual([]);
		await page.keyboard.press("2");
		await settled(page, 2);
		await page.locator("button[name=pick]").first().click();
		await settled(page, 3);
		expect(sent).toEqual(["退休", "2", "1"]);
		expect(await page.locator(".asked").allTextContents()).toEqual([
			expect.stringContaining("退休"),
			expect.stringContaining(clarify.options[1].label),
			expect.stringContaining(clarify.options[0].label),
		]);
		expect(await page.locator("ol.options.past").count()).toBe(2);
	});

	test("place, audience and the talk are still there after a reload", async () => {
		const page = await open("/");
		await page.selectOption("select[name=region]", "taicang");
		await page.selectOption("select[name=audience]", "employer");
		await ask(page, "增员提示未获取到人员信息");
		await page.reload();
		await settled(page, 1);
		expect(await page.inputValue("select[name=region]")).toBe("taicang");
		expect(await page.inputValue("select[name=audience]")).toBe("employer");
	});

	test("a pasted identity number is neither shown nor kept", async () => {
		const page = await open("/");
		await ask(page, "11010519491231002X 怎么查参保");
		expect(await page.content()).not.toContain("11010519491231002X");
		const kept = await page.evaluate("JSON.stringify({ ...sessionStorage })");
		expect(kept).not.toContain("11010519491231002X");
	});

	test("no connection: the question is kept and can be sent again", async () => {
		const page = await open("/");
		await page.route("**/api/chat", (route) => route.abort());
		await page.fill("#text", "失业金怎么申领");
		await page.keyboard.press("Enter");
		await page.locator(".fault").waitFor();
		await page.unroute("**/api/chat");
		await page.locator(".fault button").click();
		await settled(page, 1);
		complaints.length = 0;
	});

	test("JavaScript off: ask, be answered, ask again", async () => {
		const page = await open("/", { javaScriptEnabled: false, viewport: phone });
		await page.fill("#text", "你好");
		await page.locator(".composer button[type=submit]").click();
		await settled(page, 1);
		await page.fill("#text", "培训补贴怎么申请");
		await page.locator(".composer button[type=submit]").click();
		await page.locator(".earlier li").waitFor();
		// Said too little: asked back, with a button for each option.
		await page.locator("article button[form=composer]").first().click();
		await page.locator(".earlier li").nth(1).waitFor();
		expect(await page.locator(".needs-script").first().isVisible()).toBe(false);
	});

	test("the guide filters while typing", async () => {
		const page = await open("/guide");
		const all = await page.locator("ul.entries li:visible").count();
		await page.fill("#q", "未获取到人员");
		expect(await page.locator("ul.entries li:visible").count()).toBeLessThan(
			all,
		);
		await page.fill("#q", "qqqq");
		await page.locator("#filter-none").waitFor({ state: "visible" });
	});

	test.each(["light", "dark"] as const)(
		"%s: axe finds no fault on any kind of page, at 390 and 1280 px",
		async (colorScheme) => {
			const action = visits.site.guide.actions.list[0]?.id;
			const paths = ["/", "/guide", "/guide/person-not-found", "/errors"];
			paths.push("/actions", `/actions/${action}`, "/guide?q=zzz");
			for (const path of paths)
				for (const viewport of [phone, desktop]) {
					const page = await open(path, { viewport, colorScheme });
					expect(await faultsOf(page), path).toEqual([]);
					expect(await isWide(page), path).toBe(false);
				}
		},
		120_000,
	);

	test("text twice as large still fits at 640 px", async () => {
		const page = await open("/", { viewport: { width: 640, height: 800 } });
		await page.evaluate("document.documentElement.style.fontSize = '200%'");
		await ask(page, "失业金怎么申领");
		expect(await isWide(page)).toBe(false);
		complaints.length = 0;
	});
});
