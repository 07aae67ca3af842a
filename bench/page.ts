import { hasBrowser, launch } from "../test/browser/browser.ts";
import { print, quantiles } from "./figures.ts";

/** From pressing Enter to the frame in which the answer's card stands on the page, in Chromium. */
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
		const times: number[] = [];
		for (const text of texts) {
			await page.goto(`http://127.0.0.1:${port}/`);
			await page.evaluate("sessionStorage.clear()");
			await page.reload();
			await page.fill("#text", text);
			times.push(await page.evaluate(measured));
		}
		print("Enter to card on page", quantiles(times));
	} finally {
		await browser.close();
	}
}

/** Runs in the page; as text, so that nothing of the build's tools is looked for there. */
const measured = `new Promise((done) => {
	const start = performance.now();
	new MutationObserver((_, observer) => {
		if (!document.querySelector("article")) return;
		observer.disconnect();
		requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
	}).observe(document.body, { childList: true, subtree: true });
	document.getElementById("composer").requestSubmit();
})`;
