import {
	type Replies,
	readBackup,
	type Store,
	writeBackup,
} from "./bot/index.ts";
import { UsageError } from "./commands.ts";
import { openReader, openStore } from "./open-store.ts";
import { readSettings } from "./settings.ts";

/** Writes all that the store keeps to a file; a server may go on meanwhile. */
export async function backup(
	file: string | undefined,
	words: Replies,
): Promise<number> {
	if (!file) throw new UsageError(words.say("backup.needFile"));
	const store = await openReader(readSettings(process.env), Date.now);
	try {
		const counts = await writeBackup(file, store.all());
		console.log(words.say("backup.done", { file, ...counts }));
		return 0;
	} finally {
		await store.close();
	}
}

/** Puts what a backup holds into the store; one that is not empty is replaced only by force. */
export async function restore(
	file: string | undefined,
	isForced: boolean,
	words: Replies,
): Promise<number> {
	if (!file) throw new UsageError(words.say("restore.needFile"));
	// Read through first: a backup that is not whole touches nothing.
	const { counts, all } = await readBackup(file);
	const { store } = await openStore(readSettings(process.env), Date.now);
	try {
		if (!isForced && !(await isEmpty(store)))
			throw new UsageError(words.say("restore.notEmpty"));
		await store.restore(all());
		console.log(words.say("restore.done", { file, ...counts }));
		return 0;
	} finally {
		await store.close();
	}
}

async function isEmpty(store: Store): Promise<boolean> {
	for await (const _one of store.all()) return false;
	return true;
}
