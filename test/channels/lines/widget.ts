import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator } from "playwright-core";
import { expect } from "vitest";
import { launch } from "../../browser/browser.ts";
import type { ChannelUnderTest } from "../line.ts";
import { serveWith } from "../serve.ts";

/** Another site with our script tag on its page. */
async function otherSite() {
	let tag = "";
	const server = createServer((_req, res) => {
		res.setHeader("Content-Type", "text/html; charset=utf-8");
		res.end(`<!doctype html><title>x</title><body>${tag}</body>`);
	});
	server.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		carry: (base: string) => {
			tag = `<script src="${base}/widget.js" defer></script>`;
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** The widget on another site's page in Chromium: its button pressed, its frame typed into and read. */
export const widget: ChannelUnderTest = {
	name: "widget",
	open: async () => {
		const other = await otherSite();
		const { base, close } = await serveWith({ origins: [other.origin] });
		other.carry(base);
		const browser = await launch();
		return {
			person: async () => {
				const context = await browser.newContext();
				const page = await context.newPage();
				await page.goto(other.origin);
				await page.locator("button.open").click();
				const chat = page.frameLocator("iframe");
				await chat.locator("html.scripted").waitFor();
				return { ...lineIn(chat), end: () => context.close() };
			},
			close: async () => {
				await browser.close();
				await close();
				other.close();
			},
		};
	},
};

function lineIn(chat: FrameLocator) {
	const box = chat.locator("#text");
	const answered = chat.locator(".exchange article, .exchange .fault");
	const enter = async (text: string) => {
		await box.fill(text);
		await box.press("Enter");
	};
	const answer = async (n: number) =>
		(await answered.nth(n).textContent()) ?? "";
	const say = async (text: string) => {
		const n = await answered.count();
		await enter(text);
		return answer(n);
	};
	/** Two that are typed at once: the second stays in the box until the first is answered, and is not lost. */
	const atOnce = async (texts: readonly string[]) => {
		const said: string[] = [];
		for (const text of texts) {
			const n = await answered.count();
			await enter(text);
			while ((await box.inputValue()) !== "") {
				expect(await box.inputValue()).toBe(text);
				await answered.nth(n).waitFor();
				await box.press("Enter");
			}
			said.push(await answer(n));
		}
		return said;
	};
	return { say, atOnce };
}
