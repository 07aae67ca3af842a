import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
	applyPatch,
	type ConflictTold,
	conflictTold,
	type Patch,
	PatchConflict,
	type Texts,
} from "./patches/index.ts";

/** A patch with what it is known by. */
export interface NamedPatch {
	/** The publication that brought it; 0 for the draft that is being tried. */
	readonly number: number;
	readonly title: string;
	/** The program's own data when it was written: on others, what they have taken up is passed over. */
	readonly base: string;
	readonly operations: Patch;
}

/** A patch that the data no longer have room for. */
export interface LeftOut {
	readonly number: number;
	readonly title: string;
	/** Where it does not fit, and why. */
	readonly why: string;
	readonly conflict?: ConflictTold;
}

/** The data with every patch that fits, in their order. @param hash of the base, see `hashOf` */
export async function fitting(
	base: string,
	hash: string,
	patches: readonly NamedPatch[],
): Promise<{ texts: FolderTexts; leftOut: LeftOut[] }> {
	const texts = new FolderTexts(base);
	const leftOut: LeftOut[] = [];
	for (const { number, title, operations, base: own } of patches)
		try {
			applyPatch(texts, operations, own !== hash);
			// Others are being answered meanwhile.
			await setImmediate();
		} catch (error) {
			if (!(error instanceof PatchConflict)) throw error;
			const conflict = conflictTold(error);
			leftOut.push({ number, title, why: error.message, conflict });
		}
	return { texts, leftOut };
}

/** What a data folder holds, in 16 hexadecimal digits. */
export async function hashOf(folder: string): Promise<string> {
	const hash = createHash("sha256");
	for (const name of await filesUnder(folder)) {
		hash.update(`${name}\n`);
		hash.update(await readFile(join(folder, name)));
	}
	return hash.digest("hex").slice(0, 16);
}

/** The texts of a data folder, read when asked for; changes stay in memory. */
export class FolderTexts implements Texts {
	readonly #folder: string;
	readonly changed = new Map<string, string>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	get(file: string): string | undefined {
		const path = join(this.#folder, file);
		const changed = this.changed.get(file);
		if (changed !== undefined || !existsSync(path)) return changed;
		return readFileSync(path, "utf8");
	}

	set(file: string, text: string): void {
		this.changed.set(file, text);
	}
}

/** All files under a folder, by their names from there, in order. */
async function filesUnder(folder: string): Promise<string[]> {
	const all = await readdir(folder, { recursive: true, withFileTypes: true });
	return all
		.filter((f) => f.isFile())
		.map((f) => join(f.parentPath ?? dirname(f.name), f.name))
		.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/"))
		.sort();
}
