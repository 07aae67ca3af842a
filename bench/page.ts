import type { Page } from "playwright-core";
import { hasBrowser, launch } from "../test/browser/browser.ts";
import { print, quantiles } from "./figures.ts";

/** Milliseconds after the key went down at which each thing had happened. */
interface Times {
	/** The request had left. */
	readonly asked: number;
	/** The reply was there. */
	readonly replied: number;
	/** The reply's card stood in the document. */
	readonly drawn: number;
	/** Its heading had been painted within the window (W3C Element Timing, `renderTime`): what a reader sees. */
	readonly shown: number;
}

/** How long the long talk is, and how many of its last answers are counted. */
const longTalk = 40;
const lastOnes = 20;
/** The least, in milliseconds, that a person needs for a question. */
const typing = 500;

/** From Enter to the frame in which the answer is seen, in Chromium, and what takes the time. */
export async function benchPage(
	port: number,
	texts: readonly string[],
): Promise<void> {
	if (!hasBrowser) return;
	const browser = await launch();
	try {
		const page = await browser.newPage({
			viewport: { width: 390, height: 844 },
		});
		const begin = async () => {
			await page.goto(`http://127.0.0.1:${port}/`);
			await page.evaluate("sessionStorage.clear()");
			await page.reload();
			await page.locator("html.scripted").waitFor();
		};
		const first: Times[] = [];
		for (const text of texts) {
			await begin();
			first.push(await ask(page, text));
		}
		report("a first question", first);
		await begin();
		const long: Times[] = [];
		for (const text of texts.slice(0, longTalk))
			long.push(await ask(page, text));
		report(
			`the last ${lastOnes} in a talk of ${long.length}`,
			long.slice(-lastOnes),
		);
	} finally {
		await browser.close();
	}
}

/** Asks as a reader does, by the keyboard; what a page fetches at the first letter is there before the last is typed. */
async function ask(page: Page, text: string): Promise<Times> {
	await page.fill("#text", text);
	await page.waitForTimeout(typing);
	await page.evaluate(measure);
	await page.locator("#text").press("Enter");
	return page.evaluate<Times>("window.times");
}

function report(name: string, times: readonly Times[]): void {
	const of = (what: (t: Times) => number) => quantiles(times.map(what));
	console.log(`${name}, Enter to answer seen:`);
	print(
		"all of it",
		of((t) => t.shown),
	);
	print(
		"Enter to request",
		of((t) => t.asked),
	);
	print(
		"server and line",
		of((t) => t.replied - t.asked),
	);
	print(
		"reply to document",
		of((t) => t.drawn - t.replied),
	);
	print(
		"document to sight",
		of((t) => t.shown - t.drawn),
	);
	print(
		"all but the server",
		of((t) => t.shown - (t.replied - t.asked)),
	);
}

/** Runs in the page; as text, so that nothing of the build's tools is looked for there. */
const measure = `window.times = new Promise((done) => {
	const cards = () => document.querySelectorAll("article");
	const before = cards().length;
	let start, drawn;
	addEventListener("keydown", (e) => { start = e.timeStamp; }, { capture: true, once: true });
	new MutationObserver((_, observer) => {
		if (cards().length === before) return;
		observer.disconnect();
		cards()[before].querySelector(".kind").setAttribute("elementtiming", "answer");
		drawn = performance.now();
	}).observe(document.body, { childList: true, subtree: true });
	new PerformanceObserver((list, observer) => {
		observer.disconnect();
		const shown = list.getEntries()[0].renderTime;
		const call = performance.getEntriesByType("resource").findLast((e) => e.name.endsWith("/api/chat"));
		const times = { asked: call.startTime, replied: call.responseEnd, drawn, shown };
		for (const name in times) times[name] -= start;
		done(times);
	}).observe({ type: "element" });
}), 0`;
