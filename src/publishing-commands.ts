import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { faultsOf } from "./all-data.ts";
import type { Replies } from "./bot/index.ts";
import { UsageError } from "./commands.ts";
import {
	exported,
	exportedApart,
	fitting,
	hashOf,
	type NamedPatch,
	Publications,
	readExport,
} from "./desk/publishing/index.ts";
import { DataError } from "./knowledge/index.ts";
import { openReader } from "./open-store.ts";
import { readSettings } from "./settings.ts";

/** Writes what was published as patches: into one file, or each into a file of its own in a folder. */
export async function exportPatches(
	out: string | undefined,
	isForced: boolean,
	words: Replies,
): Promise<number> {
	if (!out) throw new UsageError(words.say("export.needOut"));
	const store = await openReader(readSettings(process.env), Date.now);
	try {
		const history = await new Publications(store.records).list();
		const isFolder =
			/[\\/]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
		const files = isFolder
			? new Map(
					[...exportedApart(history)].map(([name, text]) => [
						join(out, name),
						text,
					]),
				)
			: new Map([[out, exported(history)]]);
		const taken = [...files.keys()].filter((file) => existsSync(file));
		if (taken.length > 0 && !isForced)
			throw new UsageError(
				words.say("export.taken", { file: taken.join(" ") }),
			);
		if (isFolder) mkdirSync(out, { recursive: true });
		for (const [file, text] of files) writeFileSync(file, text);
		const count = readExport(exported(history), out).length;
		console.log(words.say("export.done", { out, count }));
		return 0;
	} finally {
		await store.close();
	}
}

/**
 * Carries out exported patches on a data folder. Nothing is written where the loader would refuse the
 * outcome.
 * @returns 0; 1 where patches did not fit and were left out, each named; 2 where nothing was written
 * @throws {DataError} where the export cannot be read
 */
export async function importPatches(
	from: string | undefined,
	to: string | undefined,
	words: Replies,
): Promise<number> {
	if (!from || !to) throw new UsageError(words.say("import.need"));
	if (!existsSync(from) || !existsSync(to))
		throw new UsageError(
			words.say("import.missing", { file: existsSync(from) ? to : from }),
		);
	const patches = readPatches(from);
	const { texts, leftOut } = await fitting(to, await hashOf(to), patches);
	const faults = await faultsWith(to, texts.changed);
	if (faults.length > 0) {
		console.error(words.say("import.refused", { to }));
		console.error(new DataError(faults).message);
		return 2;
	}
	for (const [file, text] of texts.changed) writeFileSync(join(to, file), text);
	const applied = patches.length - leftOut.length;
	const files = texts.changed.size;
	console.log(words.say("import.done", { to, count: applied, files }));
	for (const { number, title, why } of leftOut)
		console.error(words.say("import.leftOut", { number, title, why }));
	return leftOut.length > 0 ? 1 : 0;
}

function readPatches(from: string): readonly NamedPatch[] {
	const files = statSync(from).isDirectory()
		? readdirSync(from)
				.filter((name) => name.endsWith(".yaml"))
				.sort()
				.map((name) => join(from, name))
		: [from];
	return files.flatMap((file) => readExport(readFileSync(file, "utf8"), file));
}

/** Tried on a copy, so that a folder in use never holds what cannot be loaded. */
async function faultsWith(
	folder: string,
	changed: ReadonlyMap<string, string>,
) {
	const aside = await mkdtemp(join(tmpdir(), "hrss-guide-import-"));
	try {
		const copy = join(aside, basename(folder) || "data");
		await cp(folder, copy, { recursive: true });
		for (const [file, text] of changed) writeFileSync(join(copy, file), text);
		return faultsOf(copy);
	} finally {
		await rm(aside, { recursive: true, force: true });
	}
}
