import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Guide, Records, Store } from "./bot/index.ts";
import { dataFolder, publishingThread, talksPath } from "./built.ts";
import type { Staff } from "./desk/part.ts";
import {
	type PastQuestion,
	Publishing,
	readPublishing,
	talksFile,
} from "./desk/publishing/index.ts";
import type { Settings } from "./settings.ts";

/** What publishing has to do with the rest of the server. */
export interface Around {
	readonly guide: () => Guide;
	/** Serves a data folder from now on; false where it was refused. */
	readonly serve: (folder: string) => Promise<boolean>;
	/** Tells the other processes on the same store. */
	readonly tell: () => Promise<void>;
}

/**
 * Publishing over a store. What it publishes is made anew from the records wherever it is not there:
 * under DATA_DIR, or, where a database keeps the records, in a folder of this process.
 * @throws {DataError}
 */
export function openPublishing(
	settings: Settings,
	store: Store,
	around: Around,
): Publishing {
	const base = settings.KNOWLEDGE_DIR ?? dataFolder;
	const isAlone = settings.DATABASE_URL === undefined;
	const own = join(tmpdir(), `hrss-guide-published-${process.pid}`);
	return new Publishing({
		...around,
		records: store.records,
		base,
		under: isAlone ? join(settings.DATA_DIR, "published") : own,
		settings: readPublishing(base).settings,
		thread: publishingThread,
		talks: readKeptTalks,
		past: () => pastQuestions(store),
		publishers: () => publishersIn(store.records),
		now: Date.now,
		newId: randomUUID,
		isAlone,
	});
}

function readKeptTalks() {
	if (!existsSync(talksPath))
		throw new Error(`${talksPath} is missing: run the build (npm run build)`);
	return talksFile.parse(JSON.parse(readFileSync(talksPath, "utf8")));
}

/** What was asked, as the receipts keep it: masked. What a number was taken out of cannot be asked again. */
async function* pastQuestions(
	store: Pick<Store, "all">,
): AsyncIterable<PastQuestion> {
	const asked: (PastQuestion & { readonly at: number })[] = [];
	for await (const { kind, value } of store.all())
		if (kind === "receipt" && !value.masked && value.before.turns === 0) {
			const { said: text, region, audience, asOf, at } = value;
			asked.push({
				text,
				asOf,
				at,
				...(region ? { region } : {}),
				...(audience ? { audience } : {}),
			});
		}
	for (const { at: _, ...question } of asked.sort((a, b) => b.at - a.at))
		yield question;
}

async function publishersIn(records: Records): Promise<number> {
	const staff = await records.list<Partial<Staff>>("staff");
	return staff.filter(({ value }) => value.role === "publisher").length;
}
