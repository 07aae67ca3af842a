import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { serve } from "../guide.ts";
import { desktop, faultsOf, hasBrowser, phone } from "./browser.ts";
import { isWide, Visits } from "./visits.ts";

let host: Server;
let hostPort: number;
let tag = "";

const visits = new Visits();
const { open, complaints } = visits;
/** Another site: its page, and a policy that allows our script and frame and nothing inline. */
const otherSite = (name: "127.0.0.1" | "localhost") =>
	`http://${name}:${hostPort}/`;

describe.skipIf(!hasBrowser)("the further pages in a browser", () => {
	visits.hooks(async () => {
		host = createServer((_req, res) => {
			res.setHeader("Content-Type", "text/html; charset=utf-8");
			res.setHeader(
				"Content-Security-Policy",
				`default-src 'self'; script-src ${visits.site.base}; frame-src ${visits.site.base}`,
			);
			res.end(
				`<!doctype html><html lang="zh-CN"><head><title>别的网站</title></head><body><main><h1>别的网站</h1><button id="own" type="button">自己的按钮</button></main>${tag}</body></html>`,
			);
		});
		await new Promise<void>((done) => host.listen(0, done));
		hostPort = (host.address() as AddressInfo).port;
		return serve(10_000, 0, [`http://127.0.0.1:${hostPort}`]);
	});
	afterAll(() => {
		host?.closeAllConnections();
		host?.close();
	});

	describe("the widget on another site", () => {
		const withTag = (attributes = "") => {
			tag = `<script src="${visits.site.base}/widget.js" ${attributes} defer></script>`;
		};
		const opener = (page: Page) =>
			page.getByRole("button", { name: visits.site.more.widget.open });
		const frameOf = (page: Page) => page.frameLocator("iframe");
		/** Opens the chat and waits until its script has taken the page over. */
		const openChat = async (page: Page) => {
			await opener(page).click();
			await frameOf(page).locator("html.scripted").waitFor();
			return frameOf(page);
		};

		test.each([
			["phone", phone],
			["desktop", desktop],
		])("%s: a question is asked and answered", async (_name, viewport) => {
			withTag('data-start="户籍性质为空" data-region="taicang"');
			const page = await open(otherSite("127.0.0.1"), { viewport });
			expect(await page.locator("iframe").getAttribute("src")).toBeNull();
			const chat = await openChat(page);
			expect(await chat.locator("#text").inputValue()).toBe("户籍性质为空");
			expect(await chat.locator("select[name=region]").inputValue()).toBe(
				"taicang",
			);
			await chat.locator("#text").press("Enter");
			await chat.locator("article").first().waitFor();
			expect(await chat.locator("article").textContent()).toContain("我的信息");
			expect(await chat.locator(".site-head").count()).toBe(0);
			expect(await isWide(page)).toBe(false);
			expect(await faultsOf(page)).toEqual([]);
		});

		test("Escape in the chat closes it, and the focus goes back", async () => {
			withTag();
			const page = await open(otherSite("127.0.0.1"));
			await opener(page).focus();
			await page.keyboard.press("Enter");
			await frameOf(page).locator("#text").focus();
			await page.keyboard.press("Escape");
			await page.locator(".panel").waitFor({ state: "hidden" });
			expect(
				await opener(page).evaluate(
					(e) => (e.getRootNode() as ShadowRoot).activeElement === e,
				),
			).toBe(true);
		});

		test("opened by the page's own button, the focus goes back there", async () => {
			withTag();
			const page = await open(otherSite("127.0.0.1"));
			await page.locator("#own").focus();
			await page.evaluate("hrssGuide.open()");
			await page.locator(".panel").waitFor();
			await page.evaluate("hrssGuide.close()");
			expect(await page.evaluate("document.activeElement.id")).toBe("own");
		});

		test("the talk can be begun anew inside the frame", async () => {
			withTag('data-start="你好"');
			const page = await open(otherSite("127.0.0.1"));
			const chat = await openChat(page);
			await chat.locator("#text").press("Enter");
			await chat.locator("article").first().waitFor();
			await chat.locator(".again a").click();
			await chat.locator(".suggestions").waitFor();
			expect(await chat.locator("article").count()).toBe(0);
		});

		test("one name is left on the page, and a second tag adds nothing", async () => {
			tag = "";
			const without = await open(otherSite("127.0.0.1"));
			const names = "Object.getOwnPropertyNames(window).length";
			const before = await without.evaluate(names);
			withTag();
			tag += tag;
			const page = await open(otherSite("127.0.0.1"));
			await opener(page).waitFor();
			expect(Number(await page.evaluate(names)) - Number(before)).toBe(1);
			expect(await page.evaluate("typeof hrssGuide.open")).toBe("function");
			expect(await opener(page).count()).toBe(1);
		});

		test.each([
			["dark", "dark"],
			["light", "light"],
			["auto", null],
		])("data-theme=%s reaches the chat", async (theme, attribute) => {
			withTag(`data-theme="${theme}"`);
			const page = await open(otherSite("127.0.0.1"), {
				colorScheme: theme === "dark" ? "light" : "dark",
			});
			await opener(page).click();
			const root = frameOf(page).locator("html");
			await frameOf(page).locator("#text").waitFor();
			expect(await root.getAttribute("data-theme")).toBe(attribute);
			const ground = await frameOf(page)
				.locator("html")
				.evaluate((e) => getComputedStyle(e).backgroundColor);
			expect(ground).toBe(
				theme === "light" ? "rgb(244, 246, 248)" : "rgb(17, 23, 29)",
			);
		});

		test("a theme that is none is told to whoever wrote the tag", async () => {
			withTag('data-theme="blue"');
			const page = await open(otherSite("127.0.0.1"));
			await opener(page).waitFor();
			expect(complaints.splice(0).join()).toContain(
				"allowed: auto, light, dark",
			);
		});

		test("a site that is not on the list gets no chat, only the way to ours", async () => {
			withTag();
			const page = await open(otherSite("localhost"));
			const told = page.waitForEvent("console");
			await opener(page).click();
			await told;
			expect(complaints.splice(0).join()).toContain("frame-ancestors");
			expect(page.frames().some((f) => f.url().includes("/embed"))).toBe(false);
			expect(
				await page
					.getByRole("link", { name: visits.site.more.widget.outside })
					.getAttribute("href"),
			).toBe(`${visits.site.base}/`);
		});

		test("the example page shows it at work", async () => {
			const page = await open(`${visits.site.base}/widget/example`);
			await opener(page).click();
			await frameOf(page).locator("#text").waitFor();
			expect(await faultsOf(page)).toEqual([]);
		});
	});

	describe("the seat", () => {
		test("one key an answer: ask, pick, read, ask anew", async () => {
			const page = await open(`${visits.site.base}/seat`);
			await page.keyboard.type("增员提示未获取到人员信息");
			await page.keyboard.press("Enter");
			await page.locator(".hits a").first().waitFor();
			await page.keyboard.press("1");
			await page.locator("article.script").waitFor();
			expect(await page.locator("#script").textContent()).toContain(
				"未获取到人员",
			);
			await page.keyboard.press("2");
			await page.locator('.hits a[data-key="2"][aria-current]').waitFor();
			await page.keyboard.press("Escape");
			expect(await page.evaluate("document.activeElement.id")).toBe("q");
			// In the box a digit is a digit.
			await page.keyboard.type("3");
			expect(await page.locator("#q").inputValue()).toBe("3");
			expect(await page.locator('[data-key="2"][aria-current]').count()).toBe(
				1,
			);
		});

		test.each([
			["phone, dark", phone, "dark"],
			["desktop, light", desktop, "light"],
			["320 px", { width: 320, height: 640 }, "light"],
		] as const)(
			"%s: large script, nothing wider than the page, no axe fault",
			async (_name, viewport, colorScheme) => {
				const page = await open(
					`${visits.site.base}/seat?q=${encodeURIComponent("户籍性质为空")}&region=taicang&pick=entry:hukou-empty`,
					{ viewport, colorScheme },
				);
				const size = await page
					.locator(".aloud p")
					.first()
					.evaluate((e) => Number.parseFloat(getComputedStyle(e).fontSize));
				expect(size).toBeGreaterThan(22);
				expect(await isWide(page)).toBe(false);
				expect(await faultsOf(page)).toEqual([]);
			},
		);

		test("without script the same is reached by links", async () => {
			const page = await open(
				`${visits.site.base}/seat?q=${encodeURIComponent("户籍性质为空")}`,
				{ javaScriptEnabled: false },
			);
			await page.locator(".hits a").first().click();
			await page.locator("article.script").waitFor();
		});
	});

	describe("the API page", () => {
		test.each([
			["phone", phone, "light"],
			["desktop, dark", desktop, "dark"],
		] as const)(
			"%s: nothing from outside, nothing wider than the page, no axe fault, folded or not",
			async (_name, viewport, colorScheme) => {
				const page = await open(`${visits.site.base}/docs`, {
					viewport,
					colorScheme,
				});
				const asked: string[] = [];
				page.on("request", (r) => asked.push(r.url()));
				await page.reload();
				expect(await faultsOf(page)).toEqual([]);
				for (const details of await page.locator("details").all())
					await details.evaluate((d: HTMLDetailsElement) => {
						d.open = true;
					});
				expect(await faultsOf(page)).toEqual([]);
				expect(await isWide(page)).toBe(false);
				expect(asked.length).toBeGreaterThan(2);
				expect(asked.filter((u) => !u.startsWith(visits.site.base))).toEqual(
					[],
				);
			},
		);

		/** Opens the form of a call, does something in it, sends it, and gives what came back. */
		const tried = async (page: Page, id: string, change = async () => {}) => {
			const call = page.locator(`#${id}`);
			await call.locator("summary").click();
			await change();
			await call.locator("form [type=submit]").click();
			await call.locator("[data-answer]").waitFor();
			return {
				status: await call.locator(".status").textContent(),
				text: await call.locator("[data-answer] textarea").inputValue(),
			};
		};

		test.each([
			["health", 200, '"status": "ok"'],
			["chat", 200, '"outcome": "answer"'],
			["entry", 200, '"id": "hukou-empty"'],
			["search", 200, '"results"'],
			["evaluate", 200, '"kind": "missing"'],
		])("%s works as it stands there", async (id, status, said) => {
			const page = await open(`${visits.site.base}/docs`);
			const answer = await tried(page, id);
			expect(answer.status).toContain(String(status));
			expect(answer.text).toContain(said);
		});

		test("a file is checked", async () => {
			const page = await open(`${visits.site.base}/docs`);
			const answer = await tried(page, "check", () =>
				page.setInputFiles("#check-file", {
					name: "people.csv",
					mimeType: "text/csv",
					buffer: Buffer.from("姓名,证件号码\n甲,1\n"),
				}),
			);
			expect(answer.text).toContain('"kind": "roster"');
		});

		test("what is refused is shown", async () => {
			const page = await open(`${visits.site.base}/docs`);
			const answer = await tried(page, "entry", () =>
				page.fill("#entry-id", "no such/entry"),
			);
			expect(answer.status).toContain("404");
			expect(answer.text).toContain('"issues"');
			expect(complaints.splice(0).join()).toContain("404");
		});

		test("a type's name leads to its explanation, unfolded", async () => {
			const page = await open(`${visits.site.base}/docs`);
			await page.locator("#chat a[href='#schema-Reply']").first().click();
			await page.locator("#schema-Reply[open]").waitFor();
		});

		test("without script it is read, and a call without blanks still works", async () => {
			const page = await open(`${visits.site.base}/docs`, {
				javaScriptEnabled: false,
			});
			await page.locator("#search summary").click();
			await page.locator("#search form [type=submit]").click();
			await page.waitForURL("**/api/search?**");
			expect(await page.locator("body").textContent()).toContain('"results"');
			// The browser's own page around JSON asks for /favicon.ico.
			for (const said of complaints.splice(0)) expect(said).toContain("404");
		});
	});
});
