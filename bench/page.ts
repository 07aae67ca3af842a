import { hasBrowser, launch } from "../test/browser/browser.ts";
import { print, quantiles } from "./figures.ts";

/** Milliseconds after Enter at which each thing had happened. */
interface Times {
	/** The request had left. */
	readonly asked: number;
	/** The reply was there. */
	readonly replied: number;
	/** The reply's card stood in the document. */
	readonly drawn: number;
	/** The frame with it had been shown. */
	readonly shown: number;
}

/** How long the long talk is, and how many of its last answers are counted. */
const longTalk = 40;
const lastOnes = 20;

/** From pressing Enter to the frame in which the answer's card stands on the page, in Chromium, and what takes the time. */
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
		const ask = async (text: string) => {
			await page.fill("#text", text);
			return page.evaluate<Times>(measured);
		};
		const first: Times[] = [];
		for (const text of texts) {
			await begin();
			first.push(await ask(text));
		}
		report("a first question", first);
		await begin();
		const long: Times[] = [];
		for (const text of texts.slice(0, longTalk)) long.push(await ask(text));
		report(`in a talk of ${long.length}`, long.slice(-lastOnes));
	} finally {
		await browser.close();
	}
}

function report(name: string, times: readonly Times[]): void {
	const of = (what: (t: Times) => number) => quantiles(times.map(what));
	console.log(`${name}, Enter to card shown:`);
	print(
		"all of it",
		of((t) => t.shown),
	);
	print(
		"Enter to request",
		of((t) => t.asked),
	);
	print(
		"request to reply",
		of((t) => t.replied - t.asked),
	);
	print(
		"reply to document",
		of((t) => t.drawn - t.replied),
	);
	print(
		"document to frame",
		of((t) => t.shown - t.drawn),
	);
}

/** Runs in the page; as text, so that nothing of the build's tools is looked for there. */
const measured = `new Promise((done) => {
	const start = performance.now();
	const before = document.querySelectorAll("article").length;
	const since = () => performance.now() - start;
	new MutationObserver((_, observer) => {
		if (document.querySelectorAll("article").length === before) return;
		observer.disconnect();
		const drawn = since();
		requestAnimationFrame(() => setTimeout(() => {
			const call = performance.getEntriesByType("resource").findLast((e) => e.name.endsWith("/api/chat"));
			done({ asked: call.startTime - start, replied: call.responseEnd - start, drawn, shown: since() });
		}));
	}).observe(document.body, { childList: true, subtree: true });
	document.getElementById("composer").requestSubmit();
})`;
