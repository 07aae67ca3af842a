import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheets, writeSheets } from "../../src/sheets/index.ts";
import { data, words } from "../checking/data.ts";
import { headings, person, results, roster } from "../checking/people.ts";
import { hostileFiles } from "../sheets/hostile.ts";
import { faultsOf, hasBrowser, phone } from "./browser.ts";
import { isWide, tabTo, Visits } from "./visits.ts";

const folder = mkdtempSync(join(tmpdir(), "check-page-"));
const at = (name: string) => join(folder, name);

const visits = new Visits();
const open = async (options: BrowserContextOptions = {}) => {
	const page = await visits.open("/check", options);
	if (options.javaScriptEnabled !== false)
		await page.selectOption("select[name=region]", "kunshan");
	return page;
};
const check = async (page: Page, file: string) => {
	await page.setInputFiles("#file", file);
	await page.locator("form.columns button[type=submit]").click();
	await page.locator("#report").waitFor();
};
const save = async (name: string, rows: ReturnType<typeof roster>) =>
	writeFileSync(at(name), await writeSheets([{ name: "名单", rows }]));

describe.skipIf(!hasBrowser)("the file check in a browser", () => {
	visits.hooks();
	beforeAll(async () => {
		const spaced = person(2).map((c, i) => (i === 2 ? ` ${c} ` : c));
		await Promise.all([
			save("spaced.xlsx", [headings, person(1), spaced, person(3)]),
			save("roster.xlsx", roster(60)),
			save("large.xlsx", roster(20_000)),
			save("result.xlsx", results(20)),
		]);
	});
	afterAll(async () => {
		rmSync(folder, { recursive: true });
	});

	test("from dropping a file to its corrected copy, checked again and clean; nothing is sent", async () => {
		const page = await open();
		const sent: string[] = [];
		page.on("request", (r) => sent.push(`${r.method()} ${r.url()}`));
		const bytes = [...readFileSync(at("spaced.xlsx"))];
		const dropped = await page.evaluateHandle((bytes) => {
			const transfer = new DataTransfer();
			const file = new File([new Uint8Array(bytes)], "名单.xlsx");
			transfer.items.add(file);
			return transfer;
		}, bytes);
		await page.dispatchEvent(".drop", "drop", { dataTransfer: dropped });
		await page.locator("#columns").waitFor();
		await page.locator("form.columns button[type=submit]").click();
		await page.locator("#report").waitFor();

		const waiting = page.waitForEvent("download");
		await page.getByRole("button", { name: words.report.corrected }).click();
		const download = await waiting;
		expect(download.suggestedFilename()).toBe(
			`名单-${words.report.corrected}.xlsx`,
		);
		await download.saveAs(at("corrected.xlsx"));
		const { grids } = await readSheets(
			new Uint8Array(readFileSync(at("corrected.xlsx"))),
			"corrected.xlsx",
			data.settings.limits,
		);
		expect(grids[0]?.rows[2]?.cells).toEqual(person(2));
		expect(grids[1]?.rows).toHaveLength(2);

		await page.getByRole("link", { name: words.page.another }).click();
		await check(page, at("corrected.xlsx"));
		expect(await page.locator(".said.good").textContent()).toContain("3");
		expect(
			await page.getByRole("button", { name: words.report.corrected }).count(),
		).toBe(0);
		// The rules and the worker are fetched; no request carries anything away.
		expect(sent.filter((r) => !/^GET .*\/(check|assets)\//.test(r))).toEqual(
			[],
		);
	});

	test.each<[string, BrowserContextOptions]>([
		["phone, dark", { viewport: phone, colorScheme: "dark" }],
		["desktop, light", {}],
		["320 px", { viewport: { width: 320, height: 640 } }],
	])("%s: every step fits and is accessible", async (_name, options) => {
		const page = await open(options);
		const isFine = async () => {
			expect(await isWide(page)).toBe(false);
			expect(await faultsOf(page)).toEqual([]);
		};
		await isFine();
		await page.setInputFiles("#file", at("roster.xlsx"));
		await page.locator("#columns").waitFor();
		await isFine();
		await page.locator("form.columns button[type=submit]").click();
		await page.locator("#report").waitFor();
		await isFine();
		await page.locator("ol.bars button").first().click();
		await page.locator("details[open]").waitFor();
		await isFine();
	});

	test("a group, a level and a word filter the table; more is shown when asked for", async () => {
		const page = await open();
		await check(page, at("roster.xlsx"));
		const rows = page.locator(".findings tbody tr");
		expect(await rows.count()).toBe(data.settings.pageRows);
		await page.locator(".findings > .doors button").click();
		expect(await rows.count()).toBeGreaterThan(data.settings.pageRows);
		await page.selectOption(".findings select", "reject");
		expect(await rows.count()).toBe(6);
		await page.selectOption(".findings select", "");
		await page
			.locator("ol.bars button", { hasText: "户籍性质" })
			.first()
			.click();
		expect(await rows.count()).toBe(6);
		await page.fill(".findings input[type=search]", "no such thing");
		expect(await rows.count()).toBe(0);
	});

	test("keyboard only", async () => {
		const page = await open();
		await page.setInputFiles("#file", at("roster.xlsx"));
		await page.locator("#columns:focus").waitFor();
		await tabTo(page, "[type=submit]");
		await page.keyboard.press("Enter");
		await page.locator("#report:focus").waitFor();
	});

	test("a long check can be stopped, and the page stays usable meanwhile", async () => {
		const page = await open();
		await page.setInputFiles("#file", at("large.xlsx"));
		await page.locator("form.columns button[type=submit]").click();
		await page.locator("#progress").waitFor();
		await page.getByRole("button", { name: words.work.stop }).click();
		expect(await page.locator(".fault").textContent()).toBe(words.work.stopped);
		await check(page, at("spaced.xlsx"));
	});

	test("a result file: unknown messages are said to be so; a summary is kept when asked for, and forgotten", async () => {
		const page = await open();
		await check(page, at("result.xlsx"));
		expect(await page.locator("#unknown").count()).toBe(1);
		const calendar = page.waitForEvent("download");
		await page.getByRole("button", { name: words.plan.calendar }).click();
		expect((await calendar).suggestedFilename()).toBe(words.plan.calendarName);
		const kept = () => page.evaluate("Object.keys(localStorage).length");
		const before = Number(await kept());
		await page.getByRole("button", { name: words.earlier.keepIt }).click();
		expect(await kept()).toBe(before + 1);
		await page.reload();
		await check(page, at("result.xlsx"));
		await page.getByRole("heading", { name: words.earlier.cameBack }).waitFor();
		await page.locator("#earlier ~ .doors button.quiet").click();
		expect(await kept()).toBe(before);
	});

	test.each(
		hostileFiles.filter((f) => /XFD1048576|one kilobyte|\.xls$/.test(f.what)),
	)("$what is refused in words", async ({ name, make }) => {
		const page = await open();
		const buffer = Buffer.from(make());
		await page.setInputFiles("#file", { name, mimeType: "", buffer });
		const fault = page.locator(".fault");
		await fault.waitFor();
		expect(await fault.textContent()).not.toMatch(/[{}]/);
		await check(page, at("spaced.xlsx"));
	});

	test("without JavaScript the form is sent and answered", async () => {
		const page = await open({ javaScriptEnabled: false });
		await page.setInputFiles("#file", at("roster.xlsx"));
		await page.getByRole("button", { name: words.page.wantReport }).click();
		await page.locator("#report").waitFor();
		expect(await page.locator(".findings tbody tr").count()).toBeGreaterThan(5);
	});
});
