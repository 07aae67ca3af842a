import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
	type Desk,
	data,
	missed,
	names,
	openDesk,
	secret,
	start,
} from "../desk/desk.ts";
import { desktop, faultsOf, hasBrowser, launch, phone } from "./browser.ts";

const { words } = data;
let browser: Browser;
let desk: Desk;
let empty: Desk;
const pages: Page[] = [];
const complaints: string[] = [];

const open = async (
	path: string,
	options: BrowserContextOptions = {},
	base = desk.base,
) => {
	const context = await browser.newContext({ viewport: desktop, ...options });
	const page = await context.newPage();
	page.on("pageerror", (e) => complaints.push(e.message));
	page.on("console", (m) => {
		if (m.type() === "error") complaints.push(m.text());
	});
	await page.goto(base + path);
	pages.push(page);
	return page;
};
const signIn = async (page: Page, name: string, given = secret) => {
	await page.getByLabel(words.signIn.name).fill(name);
	await page.getByLabel(words.signIn.secret).fill(given);
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: words.signOut }).waitFor();
};
const isWide = (page: Page) =>
	page.evaluate(
		"document.documentElement.scrollWidth > document.documentElement.clientWidth",
	);
/** Where SHOTS names a folder, what was seen is left there to be looked at. */
const shoot = async (page: Page, name: string) => {
	const folder = process.env.SHOTS;
	if (folder)
		await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe.skipIf(!hasBrowser)("the desk in a browser", () => {
	beforeAll(async () => {
		[desk, empty, browser] = await Promise.all([
			openDesk({ propose: async () => ({ draft: "d-7" }) }),
			openDesk({ isEmpty: true }),
			launch(),
		]);
		const region = "taicang";
		for (const [i, said] of [
			"户籍性质这一栏是空的咋弄",
			"户籍性质这一栏是空的要咋弄",
			"提示：职工李四的单据20261105不存在，请先核实",
			"退休了还能不能补缴前面断掉的那几年",
		].entries())
			await desk.store.recordMissed(
				missed(said, {
					...{ at: start + i, conversation: `c${i}`, region },
					...(i < 2 ? { offered: ["entry:hukou-empty"] } : {}),
					...(i < 2 ? { outcome: "clarify", channel: "web" } : {}),
				}),
			);
	});
	afterAll(async () => {
		await browser?.close();
		desk?.close();
		empty?.close();
	});
	afterEach(async () => {
		await Promise.all(pages.splice(0).map((p) => p.context().close()));
		expect(complaints.splice(0)).toEqual([]);
	});

	test("a publisher signs in by keyboard, settles a question, accepts a phrasing, sees it in the audit", async () => {
		const page = await open("/desk");
		await signIn(page, names.publisher);
		await page
			.getByRole("link", { name: words.questions.label })
			.first()
			.click();
		await page.getByRole("link", { name: "户籍性质这一栏" }).click();
		await page
			.getByRole("button", { name: new RegExp(words.questions.one.choose) })
			.first()
			.click();
		await page.getByText(words.common.saved).waitFor();
		await page
			.getByRole("button", { name: words.questions.one.propose })
			.click();
		const toDraft = page.getByRole("link", {
			name: words.questions.one.toDraft,
		});
		expect(await toDraft.getAttribute("href")).toBe(
			"/desk/publishing/drafts/d-7",
		);
		await page.getByRole("link", { name: words.audit.label }).click();
		await page.getByText("question.phrasing").waitFor({ state: "detached" });
		await page
			.getByRole("cell", {
				name: words.audit.whats["question.phrasing"] ?? "?",
			})
			.waitFor();
		await page.getByRole("button", { name: words.signOut }).click();
		await page.getByText(words.signIn.signedOut).waitFor();
	});

	test.each([
		["desktop, light", desktop, "light"],
		["phone, dark", phone, "dark"],
		["320 px", { width: 320, height: 640 }, "light"],
	] as const)(
		"%s: every page without script: nothing wider than the page, no axe fault",
		async (name, viewport, colorScheme) => {
			const page = await open("/desk", { viewport, colorScheme });
			expect(await faultsOf(page)).toEqual([]);
			await shoot(page, `sign-in ${name}`);
			await signIn(page, names.publisher);
			const list = await page.request.get(
				`${desk.base}/desk/questions?state=all`,
			);
			const [, one = ""] =
				/href="(\/desk\/questions\/\w+)"/.exec(await list.text()) ?? [];
			expect(one).not.toBe("");
			for (const [i, path] of [
				"/desk",
				"/desk/questions?state=all",
				one,
				"/desk/messages",
				"/desk/audit",
				"/desk/staff",
				"/desk/account",
			].entries()) {
				await page.goto(desk.base + path);
				await shoot(page, `${i} ${name}`);
				expect({ path, wide: await isWide(page) }).toEqual({
					path,
					wide: false,
				});
				expect(await faultsOf(page)).toEqual([]);
			}
		},
	);

	test("without script all of it goes by forms", async () => {
		const page = await open("/desk", { javaScriptEnabled: false });
		await signIn(page, names.publisher);
		await page.getByRole("link", { name: words.staff.label }).first().click();
		await page.getByLabel(words.staff.name).fill("新来的");
		await page
			.getByRole("button", { name: words.staff.submit, exact: true })
			.click();
		expect(await page.locator(".made").textContent()).toMatch(/^\w{20}$/);
		await shoot(page, "made");
		await page.getByRole("link", { name: words.staff.made.back }).click();
		expect(await page.getByText("新来的").count()).toBeGreaterThan(0);
	});

	test("nobody to sign in yet: the page says what to do", async () => {
		const page = await open("/desk", { viewport: phone }, empty.base);
		await page.getByText("hrss-guide staff add").waitFor();
		expect(await faultsOf(page)).toEqual([]);
		await shoot(page, "first");
	});
});
