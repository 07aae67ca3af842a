import { readFileSync } from "node:fs";
import {
	Database,
	FileStore,
	PostgresStore,
	Replicas,
	type Retention,
	readFolder,
	type Store,
	StoreOpenError,
} from "./bot/index.ts";
import type { Settings } from "./settings.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The store that the settings ask for. */
export interface OpenedStore {
	readonly store: Store;
	/** The other processes on the same store, where there may be any. */
	readonly replicas: (reload: () => void) => Replicas | undefined;
}

/**
 * Opens it.
 * @throws {StoreOpenError} that says which cannot be used, why, and what to do
 */
export async function openStore(
	settings: Settings,
	now: () => number,
): Promise<OpenedStore> {
	const keep = retentionOf(settings);
	const database = databaseOf(settings);
	if (!database)
		return {
			store: await FileStore.open(settings.DATA_DIR, keep, now),
			replicas: () => undefined,
		};
	return {
		store: await PostgresStore.open(database, keep, now),
		replicas: (reload) => new Replicas(database, reload),
	};
}

/**
 * Reads it while a server may be writing.
 * @throws {StoreOpenError}
 */
export async function openReader(
	settings: Settings,
	now: () => number,
): Promise<Store> {
	if (settings.DATABASE_URL) return (await openStore(settings, now)).store;
	return readFolder(settings.DATA_DIR, retentionOf(settings), now);
}

function retentionOf(settings: Settings): Retention {
	return {
		conversations: settings.CONVERSATION_HOURS * hourMs,
		receipts: settings.RECEIPT_DAYS * dayMs,
		feedback: settings.FEEDBACK_DAYS * dayMs,
		turns: settings.ANALYTICS_DAYS * dayMs,
		missed: settings.QUESTION_DAYS * dayMs,
	};
}

function databaseOf(settings: Settings): Database | undefined {
	const { DATABASE_URL: url, DATABASE_PASSWORD_FILE: file } = settings;
	if (!url) return undefined;
	return new Database({ url, password: file && passwordIn(file) });
}

function passwordIn(file: string): string {
	try {
		return readFileSync(file, "utf8").trim();
	} catch (error) {
		throw new StoreOpenError(
			`DATABASE_PASSWORD_FILE ${file} cannot be read (${error instanceof Error ? error.message : error})`,
		);
	}
}
