import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	Database,
	FileStore,
	MemoryStore,
	PostgresStore,
	type Store,
} from "../src/bot/index.ts";
import { ownPostgres } from "../test/bot/stores/postgres-server.ts";
import { keep, turnOf } from "../test/bot/stores/turns.ts";
import { print, quantiles } from "./figures.ts";

const turns = 2000;
const conversations = 100;

/** What keeping a turn costs on each store. */
export async function benchStore(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-store-"));
	const postgres = await ownPostgres();
	try {
		console.log(`load and save of a turn, ${conversations} conversations`);
		await measure("memory", new MemoryStore());
		await measure(
			"folder",
			await FileStore.open(join(folder, "data"), keep, Date.now),
		);
		if (postgres) {
			const database = new Database({ url: await postgres.newDatabase() });
			await measure(
				"PostgreSQL, same machine",
				await PostgresStore.open(database, keep, Date.now),
			);
		}
	} finally {
		await postgres?.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(name: string, store: Store): Promise<void> {
	const times: number[] = [];
	for (let n = 0; n < turns; n++) {
		const id = `bench-${n % conversations}`;
		const turn = Math.floor(n / conversations) + 1;
		const kept = turnOf(id, turn, Date.now());
		const started = performance.now();
		await store.conversation(id);
		await store.save(kept);
		times.push(performance.now() - started);
	}
	print(name, quantiles(times));
	await store.close();
}
