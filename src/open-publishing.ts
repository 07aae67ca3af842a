import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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
	talksThatHold,
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
 * under DATA_DIR, or, where a database keeps the records, in a folder of this process that nobody else
 * can look into, and that goes when the process ends.
 * @throws {DataError} where the words or the test talks cannot be used
 */
export function openPublishing(
	settings: Settings,
	store: Store,
	around: Around,
): Publishing {
	const { KNOWLEDGE_DIR: base = dataFolder, TALKS_DIR, DATA_DIR } = settings;
	const isAlone = settings.DATABASE_URL === undefined;
	const talks = () => (TALKS_DIR ? talksThatHold(TALKS_DIR) : keptTalks());
	// What is wrong with them is told at the start and not to who publishes.
	if (TALKS_DIR) talks();
	return new Publishing({
		...around,
		records: store.records,
		base,
		under: isAlone ? join(DATA_DIR, "published") : ownFolder(),
		settings: readPublishing(base).settings,
		thread: publishingThread,
		talks,
		past: () => pastQuestions(store),
		publishers: () => publishersIn(store.records),
		now: Date.now,
		newId: randomUUID,
		isAlone,
	});
}

/** Under a name that cannot be guessed, for us alone (mode 0700), gone however the process ends by itself. */
function ownFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "hrss-guide-published-"));
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

function keptTalks() {
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
