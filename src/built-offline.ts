import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { type Learnt, learntToBytes } from "./knowledge/index.ts";
import type { OfflineFiles } from "./web/index.ts";
import type { OfflineData } from "./web/offline-bot.ts";

/** What browsers fetch for use without a network. */
const offlineFolder = join(
	dirname(fileURLToPath(import.meta.url)),
	"..",
	"dist",
	"offline",
);

/**
 * The data and the model, packed, as browsers fetch them for use without a network. They make the
 * indexes themselves: that takes a second there, and would double what is fetched.
 */
export function forBrowsers(
	data: OfflineData,
	{ model }: Learnt,
): OfflineFiles {
	const files = {
		"data.json": gzipSync(JSON.stringify(data)),
		"model.bin": gzipSync(learntToBytes(data.keys, { model })),
	};
	const bytes = Object.values(files).reduce((sum, b) => sum + b.length, 0);
	return { version: data.plain.version, files, bytes };
}

const about = z.object({ version: z.string(), bytes: z.int() });

/** Those of the build where they are of these very data, else made now: what is served and what browsers keep never differ. */
export function offlineOf(data: OfflineData, learnt: Learnt): OfflineFiles {
	const built = builtForBrowsers();
	return built?.version === data.plain.version
		? built
		: forBrowsers(data, learnt);
}

/** What the build made for use without a network; undefined where it made nothing. */
export function builtForBrowsers(): OfflineFiles | undefined {
	const path = join(offlineFolder, "about.json");
	if (!existsSync(path)) return undefined;
	const files = {
		"data.json": join(offlineFolder, "data.json.gz"),
		"model.bin": join(offlineFolder, "model.bin.gz"),
	};
	return { ...about.parse(JSON.parse(readFileSync(path, "utf8"))), files };
}

/** The build keeps them for every start. */
export function keepForBrowsers(data: OfflineData, learnt: Learnt): void {
	const { version, files, bytes } = forBrowsers(data, learnt);
	mkdirSync(offlineFolder, { recursive: true });
	for (const [name, file] of Object.entries(files))
		writeFileSync(join(offlineFolder, `${name}.gz`), file);
	const text = JSON.stringify({ version, bytes });
	writeFileSync(join(offlineFolder, "about.json"), text);
}
