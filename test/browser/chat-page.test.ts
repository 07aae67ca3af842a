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

const visits = new Visits({ hearsConsole: false });
const { open } = visits;
const withFacts = (facts: object) =>
	`/?action=retirement-age#facts=${encodeURIComponent(JSON.stringify(facts))}`;
const known = { retirementGroup: "men", birthMonth: "1966-05" };

describe.skipIf(!hasBrowser)("the chat page in a browser", () => {
	visits.hooks();

	test("a shared action is worked out from the facts after #, which the server never sees", async () => {
		const page = await visits.blank();
		const seen: string[] = [];
		page.on("request", (r) => seen.push(r.url()));
		await page.goto(visits.site.base + withFacts(known));
		await page.locator("article.result").waitFor();
		expect(await page.locator(".known dd span").allTextContents()).toEqual([
			expect.any(String),
			"1966年5月",
		]);
		expect(seen.filter((url) => url.includes("1966"))).toEqual([]);
		expect(page.url()).toBe(`${visits.site.base}/`);
	});

	test("a fact is changed where it stands, by the keyboard, and the result follows", async () => {
		const page = await open(withFacts(known));
		await page.locator("article.result").waitFor();
		const before = page.locator("article.result .said").first();
		const first = await before.textContent();
		await page.locator(".known button").nth(1).focus();
		await page.keyboard.press("Enter");
		await settled(page, 2);
		await page.locator("#fact").fill("1970-01");
		await page.locator("#fact").press("Enter");
		await settled(page, 3);
		const last = page.locator("article.result").last().locator(".said").first();
		expect(await last.textContent()).not.toBe(first);
		// Only the last review can be changed: the bot goes on from there.
		expect(await page.locator(".known button").count()).toBe(2);
	});

	test("a link cut short asks for the facts; one with an impossible fact is refused", async () => {
		const cut = await open("/?action=retirement-age#facts=%7B%22reti");
		await cut.locator("article.ask").waitFor();
		const bad = await open(withFacts({ birthMonth: "1966-13" }));
		await bad.locator(".fault").waitFor();
		const none = await open("/?action=no-such-action");
		expect(await none.locator("h1").textContent()).toBe(
			visits.site.words.faults.notFound.title,
		);
	});

	test("a code for the phone is drawn when it is asked for, and taken away again", async () => {
		const page = await open("/");
		await ask(page, "增员提示未获取到人员信息");
		const button = page.locator(".tools [data-code]");
		await button.click();
		const code = page.locator("figure.code svg");
		await code.waitFor();
		expect(await code.getAttribute("aria-label")).toContain("/guide/");
		expect(await button.getAttribute("aria-expanded")).toBe("true");
		expect(await faultsOf(page)).toEqual([]);
		await button.click();
		expect(await code.count()).toBe(0);
	});

	test("suggestions while typing: arrows choose, Escape closes, Enter asks", async () => {
		const page = await open("/");
		const field = page.locator("#text");
		await field.pressSequentially("失业");
		const list = page.locator("[role=listbox]");
		await list.waitFor();
		await page.keyboard.press("ArrowUp");
		await page.keyboard.press("ArrowDown");
		const chosen = page.locator("[role=option][aria-selected=true]");
		expect(await field.getAttribute("aria-activedescendant")).toBe(
			await chosen.getAttribute("id"),
		);
		expect(await faultsOf(page)).toEqual([]);
		// What is told to a screen reader is not in the way of others.
		const told = page.locator(".composer [role=status]");
		expect((await told.boundingBox())?.height).toBeLessThan(2);
		expect(await told.textContent()).toMatch(/\d/);
		await page.keyboard.press("Escape");
		expect(await list.count()).toBe(0);
		expect(await field.inputValue()).toBe("失业");
		await field.pressSequentially("金");
		await list.waitFor();
		await page.keyboard.press("ArrowDown");
		const title = await chosen.textContent();
		await page.keyboard.press("Enter");
		await settled(page, 1);
		expect(await page.locator(".asked").textContent()).toContain(title);
		expect(await field.inputValue()).toBe("");
	});

	test.each([true, false])(
		"a verdict with its reason is taken, JavaScript %s",
		async (javaScriptEnabled) => {
			const page = await open("/", { javaScriptEnabled, viewport: phone });
			await page.fill("#text", "增员提示未获取到人员信息");
			await page.locator(".composer button[type=submit]").click();
			await settled(page, 1);
			await page.locator(".verdict summary").click();
			await page.fill(".verdict textarea", "菜单没有这一项");
			await page.locator(".verdict details button").click();
			const words = visits.site.words.talk.feedback;
			await page
				.getByText(javaScriptEnabled ? words.thanks : words.text)
				.waitFor();
		},
	);

	test("a reply is read aloud in Chinese, and stopped by the same button", async () => {
		const page = await open("/");
		await page.evaluate(`window.said = [];
			speechSynthesis.speak = (u) => window.said.push([u.lang, u.text.length > 20]);
			speechSynthesis.cancel = () => window.said.push("cancel");`);
		await ask(page, "失业金怎么申领");
		const button = page.locator("[data-speak]");
		const label = await button.textContent();
		await button.click();
		expect(await button.textContent()).not.toBe(label);
		await button.click();
		expect(await page.evaluate("window.said")).toEqual([
			"cancel",
			["zh-CN", true],
			"cancel",
		]);
	});

	test("what is spoken is written into the field, to be looked over before it is sent", async () => {
		const page = await visits.blank({ viewport: phone });
		await page.addInitScript(`window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget {
			start() {
				const heard = new Event("result");
				heard.results = [[{ transcript: this.lang === "zh-CN" ? "失业金" : "?" }]];
				this.dispatchEvent(heard);
			}
			stop() { this.dispatchEvent(new Event("end")); }
		};`);
		await page.goto(`${visits.site.base}/`);
		const button = page.locator("[data-hear]");
		await button.click();
		expect(await button.getAttribute("aria-pressed")).toBe("true");
		expect(await page.inputValue("#text")).toBe("失业金");
		expect(await faultsOf(page)).toEqual([]);
		await button.click();
		expect(await button.getAttribute("aria-pressed")).toBe("false");
		expect(await page.locator(".exchange").count()).toBe(0);
	});

	test("what was not heard, and a device that has no voice, is told where it was asked for", async () => {
		const page = await visits.blank({ viewport: phone });
		await page.addInitScript(`window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget {
			start() { this.dispatchEvent(new Event("error")); this.dispatchEvent(new Event("end")); }
			stop() {}
		};
		window.speechSynthesis.speak = (said) => said.dispatchEvent(new SpeechSynthesisErrorEvent("error", { utterance: said, error: "language-unavailable" }));`);
		await page.goto(`${visits.site.base}/`);
		const { tools, speech } = visits.site.words.talk;
		await page.locator("[data-hear]").click();
		await page.getByText(speech.failed).first().waitFor();
		expect(await page.locator(".unheard").isVisible()).toBe(true);
		await ask(page, "失业金怎么申领");
		await page.locator("[data-speak]").click();
		await page.locator("button", { hasText: tools.mute }).waitFor();
	});

	test("a browser without voice or ears shows neither button", async () => {
		const page = await visits.blank();
		await page.addInitScript(
			`delete window.speechSynthesis; delete Window.prototype.speechSynthesis;
			delete window.webkitSpeechRecognition; delete window.SpeechRecognition;`,
		);
		await page.goto(`${visits.site.base}/`);
		await ask(page, "失业金怎么申领");
		expect(await page.locator("[data-hear]").isVisible()).toBe(false);
		expect(await page.locator("[data-print]").isVisible()).toBe(true);
	});

	test("JavaScript off: a shared action starts by a button, and a fact is changed", async () => {
		const page = await open("/?action=retirement-age", {
			javaScriptEnabled: false,
			viewport: phone,
		});
		await page.locator(".suggestions button[name=work]").click();
		await page.locator("article.ask button[name=say]").first().click();
		await page.fill("#fact", "1966-05");
		await page.locator(".fact .field button").click();
		await page.locator("article.result").waitFor();
		await page.locator(".known button").nth(1).click();
		await page.locator("#fact").waitFor();
		expect(await page.locator(".known button").count()).toBe(1);
	});

	test("questions stay on the device until they are cleared", async () => {
		const page = await open("/");
		await ask(page, "失业金怎么申领");
		await page.locator(".again a").click();
		await page.locator(".suggestions").waitFor();
		await page.locator(".device summary").first().click();
		const kept = page.locator(".device button[name=say]");
		expect(await kept.allTextContents()).toEqual(["失业金怎么申领"]);
		expect(await faultsOf(page)).toEqual([]);
		await page.locator(".device button.quiet").first().click();
		expect(await kept.count()).toBe(0);
		await page.reload();
		expect(await kept.count()).toBe(0);
	});

	test("nothing moves that was already in sight when the answer comes", async () => {
		for (const viewport of [phone, desktop]) {
			const page = await open("/", { viewport });
			await page.evaluate(`window.shift = 0;
				new PerformanceObserver((list) => {
					for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value;
				}).observe({ type: "layout-shift", buffered: true });`);
			await ask(page, "增员提示未获取到人员信息");
			await page.evaluate("new Promise((d) => requestAnimationFrame(d))");
			expect(await page.evaluate("window.shift")).toBe(0);
		}
	});

	describe("the mode for the old", () => {
		test.each([
			["/", phone],
			["/", desktop],
			["/guide/person-not-found", phone],
			["/errors", phone],
			["/actions", desktop],
			["/guide", phone],
		] as const)(
			"%s at %j is large, and axe has no fault",
			async (path, viewport) => {
				const page = await open(`${path}?mode=large`, { viewport });
				const small =
					await page.evaluate(`[...document.querySelectorAll("body *")]
				.filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
				.filter((e) => parseFloat(getComputedStyle(e).fontSize) < 24 && !e.closest(".visually-hidden, script"))
				.map((e) => e.outerHTML.slice(0, 90))`);
				expect(small).toEqual([]);
				const tight =
					await page.evaluate(`[...document.querySelectorAll("p, li, dd, td")]
				.filter((e) => parseFloat(getComputedStyle(e).lineHeight) < 1.3 * parseFloat(getComputedStyle(e).fontSize))
				.map((e) => e.outerHTML.slice(0, 90))`);
				expect(tight).toEqual([]);
				expect(await faultsOf(page)).toEqual([]);
				// Colours that are still on their way have no contrast of their own.
				await page.emulateMedia({
					colorScheme: "dark",
					reducedMotion: "reduce",
				});
				expect(await faultsOf(page)).toEqual([]);
				expect(await isWide(page)).toBe(false);
			},
		);

		test("a talk in it: large targets, no fault, nothing comes up while typing", async () => {
			const page = await open("/?mode=large", { viewport: phone });
			await page.locator("#text").pressSequentially("失业");
			expect(await page.locator("[role=listbox]").count()).toBe(0);
			await page.fill("#text", "");
			await ask(page, "增员提示未获取到人员信息");
			const low = await lowTargets(
				page,
				"button, select, textarea, summary, .site-head a, .door, .again a, .theme-switch a",
			);
			expect(low).toEqual([]);
			expect(await faultsOf(page)).toEqual([]);
			expect(await isWide(page)).toBe(false);
		});

		test.each([true, false])(
			"is switched in the head and remembered on every page, JavaScript %s",
			async (javaScriptEnabled) => {
				const page = await open("/", { javaScriptEnabled });
				const mode = () => page.locator("html").getAttribute("data-mode");
				expect(await mode()).toBeNull();
				await page.locator(".to-large").click();
				await expect.poll(mode).toBe("large");
				await page.goto(`${visits.site.base}/errors`);
				expect(await mode()).toBe("large");
				await page.locator(".to-standard").click();
				await expect.poll(mode).toBeNull();
				await page.goto(`${visits.site.base}/`);
				expect(await mode()).toBeNull();
			},
		);
	});

	test.each(["light", "dark"] as const)(
		"a %s page by choice, whatever the system says",
		async (theme) => {
			const colorScheme = theme === "light" ? "dark" : "light";
			const page = await open("/", { colorScheme });
			await page.locator(`.theme-switch a[href$=${theme}]`).click();
			await ask(page, "增员提示未获取到人员信息");
			const shade = await page.evaluate(
				"parseInt(getComputedStyle(document.querySelector('article')).backgroundColor.slice(4))",
			);
			expect(Number(shade) > 128).toBe(theme === "light");
			expect(await faultsOf(page)).toEqual([]);
		},
	);
});
