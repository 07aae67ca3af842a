import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database, FileStore, PostgresStore } from "../src/bot/index.ts";
import { killWriters } from "../test/bot/stores/kills.ts";
import { ownPostgres } from "../test/bot/stores/postgres-server.ts";
import { keep } from "../test/bot/stores/turns.ts";

const kills = 200;

/** Kills a process in the middle of its writes, 200 times on each store, and counts what was lost. */
export async function benchKills(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-kills-"));
	const postgres = await ownPostgres();
	try {
		const inFolder = await killWriters(
			kills,
			{ KIND: "folder", PLACE: folder },
			() => FileStore.open(folder, keep, Date.now),
		);
		console.log("folder:", inFolder);
		if (!postgres) return;
		const url = await postgres.newDatabase();
		const inDatabase = await killWriters(
			kills,
			{ KIND: "database", PLACE: url },
			() => PostgresStore.open(new Database({ url }), keep, Date.now),
		);
		console.log("PostgreSQL:", inDatabase);
	} finally {
		await postgres?.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}
