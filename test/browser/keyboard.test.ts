import { describe, expect, test } from "vitest";
import { ask, desktop, hasBrowser, phone, settled } from "./browser.ts";
import { tabTo, Visits } from "./visits.ts";

const visits = new Visits();

/** What has the keyboard, and whether anything lies over its middle (WCAG 2.2, 2.4.11). */
const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return undefined;
	const { left, top, right, bottom } = e.getBoundingClientRect();
	const over = document.elementFromPoint((left + right) / 2, Math.max(top + 1, Math.min((top + bottom) / 2, innerHeight - 1)));
	return { name: e.id || e.textContent.trim().slice(0, 30) || e.name, isInLog: e.closest("[role=log]") !== null, isFree: over !== null && (e.contains(over) || over.contains(e)) };
})()`;
interface Focused {
	readonly name: string;
	readonly isInLog: boolean;
	readonly isFree: boolean;
}

/** Notes what the live regions of the page say, as a screen reader would hear it: each text that comes into one, once. */
const listen = `window.heard = [];
	const note = (text) => { if (text.trim()) heard.push(text.trim()); };
	new MutationObserver((changes) => {
		for (const { type, target, addedNodes } of changes) {
			const element = target.nodeType === 1 ? target : target.parentElement;
			const region = element?.closest("[aria-live=polite], [role=status], [role=alert]");
			if (!region) continue;
			if (type === "characterData") note(target.data);
			else for (const node of addedNodes) note(node.textContent);
		}
	}).observe(document.body, { childList: true, characterData: true, subtree: true }), 0`;

describe.skipIf(!hasBrowser)("the talk without a pointer", () => {
	visits.hooks();

	test.each([
		["phone", phone],
		["desktop", desktop],
	])(
		"%s: what the keyboard comes to is never behind the field",
		async (_, viewport) => {
			const page = await visits.open("/", { viewport });
			await page.emulateMedia({ reducedMotion: "reduce" });
			await ask(page, "增员提示未获取到人员信息");
			await page.locator("#latest h3").focus();
			const behind: Focused[] = [];
			let count = 0;
			for (;;) {
				await page.keyboard.press("Tab");
				const now = await page.evaluate<Focused | undefined>(focused);
				if (!now?.isInLog) break;
				count += 1;
				if (!now.isFree) behind.push(now);
			}
			expect(count).toBeGreaterThan(8);
			expect(behind).toEqual([]);
		},
	);

	test("a sum from the first question to its result, and a fact changed, by keys alone", async () => {
		const page = await visits.open("/");
		await tabTo(page, "#text");
		await page.keyboard.type("我什么时候可以退休");
		await page.keyboard.press("Enter");
		await settled(page, 1);
		// The question takes the keyboard: a digit answers it, and the next has the keyboard again.
		await page.locator("#latest h3:focus").waitFor();
		await page.keyboard.press("1");
		await settled(page, 2);
		await page.locator("#latest h3:focus").waitFor();
		await tabTo(page, "#fact", 3);
		// How a month is typed is the browser's own, and its language's.
		await page.locator("#fact").fill("1966-05");
		await page.keyboard.press("Enter");
		await settled(page, 3);
		expect(await page.locator("#latest article").getAttribute("class")).toMatch(
			/\bresult\b/,
		);
		// A digit that is no option any more does nothing, and nothing is lost.
		await page.keyboard.press("9");
		await tabTo(page, ".known button");
		await page.keyboard.press("Enter");
		await settled(page, 4);
		await page.locator("#latest h3:focus").waitFor();
	});

	test("a digit typed into the field is text, not an option", async () => {
		const page = await visits.open("/");
		await ask(page, "停保");
		await page.locator("#latest button[name=pick]").first().waitFor();
		await page.locator("#text").focus();
		await page.keyboard.press("1");
		expect(await page.inputValue("#text")).toBe("1");
		expect(await page.locator(".exchange").count()).toBe(1);
	});

	test("an answer is told once: that it is waited for, the question, the card", async () => {
		const page = await visits.open("/");
		await page.evaluate(listen);
		await ask(page, "失业金怎么申领");
		await page.locator("[role=log][aria-busy=false]").waitFor();
		const heard = await page.evaluate<string[]>("window.heard");
		const title = (await page.locator("#latest h3 .title").textContent()) ?? "";
		const { waiting } = visits.site.words.chat;
		expect(heard.filter((text) => text.includes(title))).toHaveLength(1);
		expect(heard.filter((text) => text === waiting)).toHaveLength(1);
		// While it is busy a log is not read out; what was announced is taken back when it is over.
		expect(await page.locator("#status").textContent()).toBe("");
	});

	test("Escape closes what came up while typing, and the text stays", async () => {
		const page = await visits.open("/");
		await tabTo(page, "#text");
		await page.keyboard.type("失业");
		await page.locator("[role=listbox]").waitFor();
		await page.keyboard.press("Escape");
		expect(await page.locator("[role=listbox]").count()).toBe(0);
		expect(await page.inputValue("#text")).toBe("失业");
		await page.locator("#text:focus").waitFor();
	});

	test("a code opens by the keyboard and is in sight; the same key closes it", async () => {
		const page = await visits.open("/");
		await ask(page, "失业金怎么申领");
		await page.emulateMedia({ reducedMotion: "reduce" });
		await page.locator("#latest h3").focus();
		await tabTo(page, ".tools [data-code]");
		await page.keyboard.press("Enter");
		await page.locator("figure.code svg").waitFor();
		const [code, field] = [
			await page.locator("figure.code").boundingBox(),
			await page.locator(".composer").boundingBox(),
		];
		if (!code || !field) throw new Error("nothing is drawn");
		expect(code.y + code.height).toBeLessThanOrEqual(field.y + 1);
		await page.keyboard.press("Enter");
		expect(await page.locator("figure.code").count()).toBe(0);
	});
});
