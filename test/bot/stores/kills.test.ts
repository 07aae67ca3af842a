import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Database, FileStore, PostgresStore } from "../../../src/bot/index.ts";
import { killWriters } from "./kills.ts";
import { ownPostgres } from "./postgres-server.ts";
import { keep, save, talk } from "./turns.ts";

/** All 200 take minutes: `npm run bench -- kill`. */
const kills = 20;
const postgres = await ownPostgres();
const folder = mkdtempSync(join(tmpdir(), "kills-"));
afterAll(async () => {
	await postgres?.remove();
	rmSync(folder, { recursive: true, force: true });
});

test(`${kills} kills in the middle of writes lose nothing that was acknowledged in a folder`, async () => {
	const end = await killWriters(kills, { KIND: "folder", PLACE: folder }, () =>
		FileStore.open(folder, keep, Date.now),
	);
	expect(end.lost).toEqual([]);
	expect(end.acknowledged).toBeGreaterThanOrEqual(kills);
	expect(end.changes).toBeGreaterThan(0);
}, 180_000);

test.skipIf(!postgres)(
	`${kills} kills in the middle of writes lose nothing that was acknowledged in PostgreSQL`,
	async () => {
		const url = (await postgres?.newDatabase()) ?? "";
		const end = await killWriters(kills, { KIND: "database", PLACE: url }, () =>
			PostgresStore.open(new Database({ url }), keep, Date.now),
		);
		expect(end.lost).toEqual([]);
		expect(end.acknowledged).toBeGreaterThanOrEqual(kills);
		expect(end.changes).toBeGreaterThan(0);
	},
	180_000,
);

test.skipIf(!postgres)(
	"the database itself killed while turns are saved: what was acknowledged is there",
	async () => {
		const url = (await postgres?.newDatabase()) ?? "";
		const store = await PostgresStore.open(
			new Database({ url }),
			keep,
			Date.now,
		);
		const acknowledged: string[] = [];
		for (let round = 0; round < 3; round++) {
			await talk(store, `r${round}`, 2, Date.now());
			const saving = (async () => {
				for (let n = 3; ; n++)
					acknowledged.push(
						(await save(store, `r${round}`, n, Date.now())).code,
					);
			})();
			const failed = expect(saving).rejects.toThrow(/127\.0\.0\.1/);
			await new Promise((done) => setTimeout(done, 50));
			await postgres?.kill();
			await failed;
			await postgres?.start();
			for (const code of acknowledged)
				expect((await store.receipt(code))?.code).toBe(code);
		}
		expect(acknowledged.length).toBeGreaterThan(0);
		await store.close();
	},
	120_000,
);
