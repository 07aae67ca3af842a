import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { serve } from "../guide.ts";
import { desktop, launch } from "./browser.ts";

type Site = Awaited<ReturnType<typeof serve>>;

/** A site, a browser, and the pages that a test has open: closed after it, and none may have complained. */
export class Visits {
	/** What the pages' scripts and consoles said; a test that expects something takes it away. */
	readonly complaints: string[] = [];
	readonly #pages: Page[] = [];
	readonly #hearsConsole: boolean;
	#site: Site | undefined;
	#browser: Browser | undefined;

	constructor({ hearsConsole = true } = {}) {
		this.#hearsConsole = hearsConsole;
	}

	/** To be called in the `describe` that the browser is for. */
	hooks(begin: () => Promise<Site> = serve): void {
		beforeAll(async () => {
			[this.#site, this.#browser] = await Promise.all([begin(), launch()]);
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

	get site(): Site {
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
