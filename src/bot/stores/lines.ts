import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";

/** Something that happened at a time, in milliseconds since 1970. */
export interface Dated {
	readonly at: number;
}

/** The values of a file of lines; one that a crash cut short was never acknowledged, and is left out. */
export function readLines<T>(path: string): T[] {
	if (!existsSync(path)) return [];
	return readFileSync(path, "utf8")
		.split("\n")
		.flatMap((line) => parsedLine<T>(line) ?? []);
}

/** Undefined for a line that was not written to its end before the machine went down. */
export function parsedLine<T>(line: string): T | undefined {
	if (line === "") return undefined;
	try {
		return JSON.parse(line) as T;
	} catch {
		return undefined;
	}
}

/** When the first whole line of a file was written; a clock set back removes nothing that way. */
export async function firstTime(path: string): Promise<number> {
	for await (const line of linesOf(path)) {
		const value = parsedLine<Dated>(line);
		if (value) return value.at;
	}
	return statSync(path).mtimeMs;
}

/**
 * The lines of a file, one after the other; none where there is no file. Only \n ends a line:
 * readline would also cut at U+2028, which people paste and JSON does not escape.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
	for await (const lines of someLinesOf(path)) yield* lines;
}

/** The same, as many together as were read at once: awaiting each of a million lines takes seconds. */
export async function* someLinesOf(path: string): AsyncGenerator<string[]> {
	if (!existsSync(path)) return;
	let rest = "";
	for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		yield lines;
	}
	if (rest !== "") yield [rest];
}

/** The old file stays whole until the new one is on the disk. */
export async function replaceFile(path: string, text: string): Promise<void> {
	const handle = await open(`${path}.new`, "w", 0o600);
	try {
		await handle.writeFile(text);
		await handle.datasync();
	} finally {
		await handle.close();
	}
	await rename(`${path}.new`, path);
}

/** When the file, where there is one, is on the disk as it stands. */
export async function flushFile(path: string): Promise<void> {
	if (!existsSync(path)) return;
	const handle = await open(path, "r+");
	try {
		await handle.datasync();
	} finally {
		await handle.close();
	}
}
