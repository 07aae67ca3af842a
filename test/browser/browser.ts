import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

const places = [
	process.env.CHROMIUM,
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
];
const found = places.find((p) => p !== undefined && existsSync(p));
if (!found)
	console.log(
		`browser tests skipped: no Chromium (looked at ${places.filter(Boolean).join(", ")}; CHROMIUM sets another)`,
	);
export const hasBrowser = found !== undefined;

export function launch(): Promise<Browser> {
	return chromium.launch({
		...(found ? { executablePath: found } : {}),
		args: [
			"--no-sandbox",
			"--headless",
			"--disable-gpu",
			"--disable-background-networking",
			"--no-first-run",
		],
	});
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

/** Types a question, sends it, and waits for the reply's card. */
export async function ask(page: Page, text: string): Promise<void> {
	const before = await page.locator(".exchange").count();
	await page.fill("#text", text);
	await page.keyboard.press("Enter");
	await settled(page, before + 1);
}

export async function settled(page: Page, exchanges: number): Promise<void> {
	await page
		.locator(".exchange")
		.nth(exchanges - 1)
		.locator("article")
		.waitFor();
}

interface Fault {
	readonly id: string;
	readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong on a page, one line a fault. */
export async function faultsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const faults = (await page.evaluate(
		"axe.run().then((r) => r.violations)",
	)) as Fault[];
	return faults.flatMap((f) => f.nodes.map((n) => `${f.id}: ${n.html}`));
}
