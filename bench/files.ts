import { execFileSync } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCsv, writeSheets } from "../src/sheets/index.ts";
import { hasBrowser, launch } from "../test/browser/browser.ts";
import { results, roster } from "../test/checking/people.ts";
import { serve } from "../test/guide.ts";
import { hostileFiles } from "../test/sheets/hostile.ts";

interface Took {
	readonly told: string;
	readonly ms: number;
	/** Milliseconds of processor time, which a busy machine does not lengthen much. */
	readonly cpu: number;
	/** Megabytes over what stood before the file was opened, and in all. */
	readonly more: number;
	readonly peak: number;
}

/** Whole files: 10,000 rows on the server and in Chromium, and what each hostile file costs until it is refused. */
export async function benchFiles(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-files-"));
	try {
		const book = (rows: ReturnType<typeof roster>) =>
			writeSheets([{ name: "a", rows }]);
		writeFileSync(join(folder, "roster.xlsx"), await book(roster(10_000)));
		writeFileSync(join(folder, "roster.csv"), writeCsv(roster(10_000)));
		writeFileSync(join(folder, "result.xlsx"), await book(results(10_000)));
		for (const name of ["roster.xlsx", "roster.csv", "result.xlsx"])
			print(`10,000 rows, ${name}`, one(join(folder, name)));
		if (hasBrowser) await inChromium(join(folder, "roster.xlsx"));
		for (const { what, name, make } of hostileFiles) {
			const path = join(folder, name);
			writeFileSync(path, make());
			print(what, one(path));
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** In a process of its own, so that no file profits from, or pays for, another. */
function one(path: string): Took {
	const args = ["--import", "tsx", "bench/one-file.ts", path];
	return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

function print(what: string, { told, ms, cpu, more, peak }: Took): void {
	console.log(
		`${what}: ${told}; ${ms.toFixed(0)} ms (${cpu.toFixed(0)} ms of processor), ${more.toFixed(0)} MB more, ${peak.toFixed(0)} MB at most`,
	);
}

/** From the chosen file to the report, with the longest time the page could not answer meanwhile. */
async function inChromium(path: string): Promise<void> {
	const [site, browser] = await Promise.all([serve(), launch()]);
	try {
		const page = await browser.newPage();
		await page.goto(`${site.base}/check`);
		await page.selectOption("select[name=region]", "kunshan");
		await page.evaluate(`
			window.longest = 0;
			let last = performance.now();
			setInterval(() => {
				const now = performance.now();
				window.longest = Math.max(window.longest, now - last);
				last = now;
			}, 4);
		`);
		const started = performance.now();
		await page.setInputFiles("#file", path);
		await page.locator("#columns").waitFor();
		const opened = performance.now() - started;
		await page.evaluate("window.longest = 0");
		const asked = performance.now();
		await page.locator("form.columns button[type=submit]").click();
		await page.locator("#report").waitFor();
		const checked = performance.now() - asked;
		const longest = Number(await page.evaluate("window.longest"));
		console.log(
			`10,000 rows in Chromium: opened in ${opened.toFixed(0)} ms, checked in ${checked.toFixed(0)} ms; the page was busy for at most ${longest.toFixed(0)} ms; its process ${largestRenderer().toFixed(0)} MB at most`,
		);
	} finally {
		await browser.close();
		site.close();
	}
}

/** The highest memory of the process that holds the page and its worker (Linux), in MB. */
function largestRenderer(): number {
	const peaks = readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.map((pid) => {
			try {
				const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
				if (!command.includes("--type=renderer")) return 0;
				const status = readFileSync(`/proc/${pid}/status`, "utf8");
				return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
			} catch {
				return 0;
			}
		});
	return Math.max(0, ...peaks);
}
