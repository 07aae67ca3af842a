import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { serve } from "../guide.ts";
import { desktop, launch } from "./browser.ts";

type Site = Awaited<ReturnType<typeof serve>>;
type Served = Pick<Site, "base" | "close">;

/** A site, a browser, and the pages that a test has open: closed after it, and none may have complained. */
export class Visits<Of extends Served = Site> {
	/** What the pages' scripts and consoles said; a test that expects something takes it away. */
	readonly complaints: string[] = [];
	readonly #pages: Page[] = [];
	readonly #hearsConsole: boolean;
	#site: Of | undefined;
	#browser: Browser | undefined;

	constructor({ hearsConsole = true } = {}) {
		this.#hearsConsole = hearsConsole;
	}

	/** To be called in the `describe` that the browser is for; what is not told to begin with is the guide's own site. */
	hooks(this: Visits<Site>): void;
	hooks(begin: () => Promise<Of>): void;
	hooks(begin?: () => Promise<Of>): void {
		const start = (begin ?? serve) as () => Promise<Of>;
		beforeAll(async () => {
			[this.#site, this.#browser] = await Promise.all([start(), launch()]);
		});
		afterAll(async () => {
			await this.#browser?.close();
			this.#site?.close();
		});
		afterEach(async () => {
			const open = this.#pages.splice(0);
			await Promise.all(open.map((p) => p.context().close()));
			expect(this.complaints.splice(0)).toEqual([]);
		});
	}

	get site(): Of {
		if (!this.#site) throw new Error("the site is there from beforeAll on");
		return this.#site;
	}

	/** A page in a context of its own, with nothing in it yet. */
	async blank(options: BrowserContextOptions = {}): Promise<Page> {
		if (!this.#browser) throw new Error("no browser before beforeAll");
		const context = await this.#browser.newContext({
			viewport: desktop,
			...options,
		});
		const page = await context.newPage();
		page.on("pageerror", (e) => this.complaints.push(e.message));
		page.on("console", (m) => {
			if (this.#hearsConsole && m.type() === "error")
				this.complaints.push(m.text());
		});
		this.#pages.push(page);
		return page;
	}

	/** A page at a path of the site, or at an address elsewhere. */
	readonly open = async (
		path: string,
		options: BrowserContextOptions = {},
	): Promise<Page> => {
		const page = await this.blank(options);
		await page.goto(new URL(path, this.site.base).href);
		return page;
	};
}

/** Whether a page is wider than its window. */
export function isWide(page: Page): Promise<boolean> {
	return page.evaluate<boolean>(
		"document.documentElement.scrollWidth > document.documentElement.clientWidth",
	);
}

/** What a finger would miss: elements in sight that are lower than 44 px (WCAG 2.2, 2.5.5). */
export function lowTargets(page: Page, selector: string): Promise<string[]> {
	return page.evaluate<string[]>(
		`[...document.querySelectorAll(${JSON.stringify(selector)})]
			.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
			.map((e) => e.outerHTML.slice(0, 80))`,
	);
}

/** Goes on by Tab from where the keyboard is, until it is at an element. @throws {Error} after `most` steps */
export async function tabTo(
	page: Page,
	selector: string,
	most = 60,
): Promise<void> {
	const isThere = `document.activeElement.matches(${JSON.stringify(selector)})`;
	for (let i = 0; i < most; i++) {
		if (await page.evaluate<boolean>(isThere)) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`${selector} is not reached by ${most} tabs`);
}
