import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	Database,
	FileStore,
	type Guide,
	PostgresStore,
	type Store,
} from "../src/bot/index.ts";
import { dataFolder } from "../src/built.ts";
import { chartsOf } from "../src/desk/pictures/charts.ts";
import { readPictureWords } from "../src/desk/pictures/index.ts";
import { readPageWords } from "../src/web/index.ts";
import { ownPostgres } from "../test/bot/stores/postgres-server.ts";
import { keep } from "../test/bot/stores/turns.ts";
import { madeFeedback, madeTurns } from "../test/desk/pictures/made-turns.ts";
import { timeAt } from "../test/desk/pictures/site.ts";

const now = Date.UTC(2026, 10, 21, 9, 30);
const periods = [7, 365] as const;
const runs = 3;

/** As many turns made by the database itself: putting them in one by one takes minutes. */
const fill = `INSERT INTO turns (at, day, outcome, subject, region, channel, searched, p, ms)
	SELECT $1::bigint - n::bigint * 86400, '2026-11-21', 'answer', 'entry:' || (n % 300), 'taicang', 'web', true, (n % 1000) / 1000.0, (n % 2000) / 100.0
	FROM generate_series(0, 364999) AS n`;

/** What the pictures of a year of a thousand turns a day cost on each store, with one in twenty judged. */
export async function benchPictures(guide: Guide): Promise<void> {
	const making = {
		until: now,
		days: 365,
		aDay: 1000,
		subjects: [...guide.entries.keys()].map((id) => `entry:${id}`),
		places: ["taicang", "qingdao", "suqian", "jiangsu", undefined],
	};
	async function* year() {
		for (const value of madeTurns(making))
			yield { kind: "turn", value } as const;
		for (const value of madeFeedback(madeTurns(making), 20))
			yield { kind: "feedback", value } as const;
	}
	const folder = mkdtempSync(join(tmpdir(), "hrss-pictures-"));
	const postgres = await ownPostgres();
	try {
		const files = await FileStore.open(folder, keep, () => now);
		await files.restore(year());
		await measure("folder", files, guide);
		await files.close();
		if (!postgres) return;
		const database = new Database({ url: await postgres.newDatabase() });
		const rows = await PostgresStore.open(database, keep, () => now);
		await database.with((client) => client.query(fill, [now]));
		await measure("PostgreSQL, same machine", rows, guide);
		await rows.close();
	} finally {
		await postgres?.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(name: string, store: Store, guide: Guide) {
	const words = readPictureWords(dataFolder);
	const topics = readPageWords(dataFolder, guide.knowledge).subjects;
	for (const period of periods)
		for (let run = 0; run < runs; run++) {
			const cpu = process.cpuUsage();
			const started = performance.now();
			const { turns } = await chartsOf(
				{ period, place: "", channel: "" },
				{ counted: store, guide, words, topics, now, timeAt },
			);
			const { user, system } = process.cpuUsage(cpu);
			const ms = Math.round((user + system) / 1000);
			const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
			console.log(
				`pictures, ${name}, ${period} days: ${turns} turns, ${ms} ms of processor, ${Math.round(performance.now() - started)} ms, heap ${heap} MB`,
			);
		}
}
