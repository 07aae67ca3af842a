import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readGuideData } from "./bot/index.ts";
import { dataFolder } from "./built.ts";
import { UsageError } from "./commands.ts";
import type { ExchangeData } from "./exchange/index.ts";
import { fill } from "./knowledge/index.ts";
import { readPageWords } from "./web/index.ts";

/** Reads no more than may be read: a disk image named by mistake stays on the disk. */
export function bytesOf(
	file: string,
	{ words, limits }: ExchangeData,
): Uint8Array {
	try {
		const { size } = statSync(file);
		// One byte too many is told by the import with all the rest.
		const most = limits.bytes + 1;
		return size <= most ? readFileSync(file) : new Uint8Array(most);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UsageError(fill(words.noFile, { file, reason }));
	}
}

/** The text of a file of the data folder; undefined where there is none. */
export function textIn(path: string): string | undefined {
	const whole = join(dataFolder, path);
	return existsSync(whole) ? readFileSync(whole, "utf8") : undefined;
}

/** Writes a file, with the folders it needs. */
export function put(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/** Loads a copy of the data with the new files in it, as a server would. @throws {DataError} */
export function prove(patch: ReadonlyMap<string, string>): void {
	const copy = mkdtempSync(join(tmpdir(), "hrss-guide-"));
	try {
		cpSync(dataFolder, copy, { recursive: true });
		for (const [path, text] of patch) put(join(copy, path), text);
		readPageWords(copy, readGuideData(copy).knowledge);
	} finally {
		rmSync(copy, { recursive: true });
	}
}
