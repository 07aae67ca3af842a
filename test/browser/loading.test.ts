import { describe, expect, test } from "vitest";
import { desktop, hasBrowser, phone } from "./browser.ts";
import { Visits } from "./visits.ts";

const visits = new Visits();

/** What a page did while it loaded, as the browser itself counts it. */
interface Loaded {
	/** How far things moved without having been asked to (Cumulative Layout Shift; 0.1 is called good). */
	readonly shift: number;
	readonly elements: number;
	/** Files without which nothing is painted. */
	readonly blocking: readonly string[];
	/** Milliseconds until the largest thing was painted (Largest Contentful Paint). */
	readonly largest: number;
	/** Milliseconds for which a press would have waited (Total Blocking Time, of tasks over 50 ms). */
	readonly blocked: number;
}

/** Watches from the first moment; as text, so that nothing of the build's tools is looked for there. */
const watch = `
	window.seen = { shift: 0, largest: 0, blocked: 0 };
	const on = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
	on("layout-shift", (e) => { if (!e.hadRecentInput) seen.shift += e.value; });
	on("largest-contentful-paint", (e) => { seen.largest = e.startTime; });
	on("longtask", (e) => { seen.blocked += e.duration - 50; });
`;
const told = `({
	...seen,
	elements: document.querySelectorAll("*").length,
	blocking: performance.getEntriesByType("resource").filter((e) => e.renderBlockingStatus === "blocking").map((e) => new URL(e.name).pathname),
})`;

describe.skipIf(!hasBrowser)("what a page does while it loads", () => {
	visits.hooks();

	test.each([
		["/", 400, 1],
		["/guide", 3500, 1],
		["/guide/person-not-found", 900, 1],
		["/guide/qingdao-hire-archived", 900, 1],
		["/errors", 900, 1],
		["/actions", 500, 1],
		["/actions/retirement-age", 700, 1],
		["/calendar", 900, 1],
		["/menus", 5000, 1],
		["/check", 500, 1],
		["/seat", 500, 1],
		["/docs", 3000, 2],
		["/embed", 300, 1],
	])(
		"%s: hardly anything moves by itself, at most %i elements, at most %i file(s) before the first paint",
		async (path, elements, blocking) => {
			for (const viewport of [phone, desktop]) {
				const page = await visits.blank({ viewport });
				await page.addInitScript(watch);
				await page.goto(visits.site.base + path, { waitUntil: "load" });
				await page.evaluate(
					"document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done)))",
				);
				const seen = await page.evaluate<Loaded>(told);
				console.log(
					`${path} at ${viewport.width}: ${seen.elements} elements, shift ${seen.shift.toFixed(4)}, largest paint ${seen.largest.toFixed(0)} ms, blocked ${seen.blocked.toFixed(0)} ms`,
				);
				expect(seen.shift).toBeLessThan(0.1);
				expect(seen.elements).toBeLessThanOrEqual(elements);
				expect(seen.blocking.length).toBeLessThanOrEqual(blocking);
				expect(seen.blocking.filter((f) => !f.endsWith(".css"))).toEqual([]);
			}
		},
	);
});
