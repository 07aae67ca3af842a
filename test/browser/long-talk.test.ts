import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ask, desktop, hasBrowser, phone, settled } from "./browser.ts";
import { Visits } from "./visits.ts";

const visits = new Visits();

const questions = [
	"增员提示未获取到人员信息",
	"失业金怎么申领",
	"社保卡丢了怎么补办",
	"参保登记在哪里办",
];

/** Where the exchanges of the talk lie to each other, to the pixel. */
function measure(page: Page): Promise<readonly number[]> {
	return page.evaluate(`[...document.querySelectorAll(".exchange")].flatMap((e) => {
		const { width, height } = e.getBoundingClientRect();
		return [e.offsetTop, width, height];
	})`);
}

describe.skipIf(!hasBrowser)("a talk that goes on", () => {
	visits.hooks();

	test.each([
		["phone", phone],
		["desktop", desktop],
	])(
		"%s: what was said is not laid out anew while an answer is awaited",
		async (_, viewport) => {
			const page = await visits.open("/", { viewport });
			for (const text of questions.slice(0, 3)) await ask(page, text);
			let answer: () => void = () => undefined;
			const held = new Promise<void>((done) => {
				answer = done;
			});
			await page.route("**/api/chat", async (route) => {
				await held;
				await route.continue();
			});
			const before = await measure(page);
			await page.fill("#text", questions[3] ?? "");
			await page.keyboard.press("Enter");
			await page.locator("[role=log][aria-busy=true]").waitFor();
			const during = await measure(page);
			// The last of them loses its buttons: it is no longer the one that is answered.
			const kept = before.length - 3;
			expect(during.slice(0, kept)).toEqual(before.slice(0, kept));
			answer();
			await settled(page, 4);
			expect((await measure(page)).slice(0, kept)).toEqual(
				before.slice(0, kept),
			);
		},
	);

	test("the answer is in sight in the frame that brings it, however long the talk", async () => {
		const page = await visits.open("/", { viewport: phone });
		for (const [n, text] of questions.entries()) {
			await page.evaluate(`window.seen = new Promise((done) => {
				new MutationObserver((_, watch) => {
					const card = document.querySelectorAll("article")[${n}];
					if (!card) return;
					watch.disconnect();
					requestAnimationFrame(() => done(card.getBoundingClientRect().top / innerHeight));
				}).observe(document.body, { childList: true, subtree: true });
			}), 0`);
			await ask(page, text);
			const top = await page.evaluate<number>("window.seen");
			expect(top).toBeGreaterThanOrEqual(0);
			expect(top).toBeLessThan(0.5);
		}
	});
});
