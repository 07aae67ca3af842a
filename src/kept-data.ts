import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlainData } from "./bot/index.ts";
import type { LearntKeys } from "./knowledge/index.ts";

/** What the build has read from a data folder and found without fault, as plain JSON. */
export interface KeptGuide {
	readonly keys: LearntKeys;
	readonly plain: PlainData;
}

/** Keeps what was made from a folder for later starts. */
export function writeKept(path: string, stamp: string, value: object): void {
	writeFileSync(path, JSON.stringify({ stamp, value }));
}

/**
 * What the build kept, if the folder is to the byte what the build has checked: to parse and to check
 * it again would take half of the start. One changed character, and all is read and checked anew.
 */
export function readKept<T>(path: string, stamp: string): T | undefined {
	// Run from the sources, what checks the data may be newer than what the build kept.
	if (import.meta.url.endsWith(".ts") || !existsSync(path)) return undefined;
	const kept = JSON.parse(readFileSync(path, "utf8")) as {
		readonly stamp: string;
		readonly value: T;
	};
	return kept.stamp === stamp ? kept.value : undefined;
}

/** Changes with every name and every byte of a data folder. */
export function stampOf(folder: string): string {
	const hash = createHash("sha256");
	const names = existsSync(folder)
		? readdirSync(folder, { recursive: true, encoding: "utf8" })
		: [];
	for (const name of names.filter((n) => /\.(yaml|json)$/.test(n)).sort()) {
		const bytes = readFileSync(join(folder, name));
		hash
			.update(`${name.replaceAll("\\", "/")} ${bytes.length}\n`)
			.update(bytes);
	}
	return hash.digest("hex");
}
