import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import express from "express";
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
import { portOf, serveFrom } from "./turn.ts";

const turns = 2000;
const conversations = 100;
const seconds = 10;
const connections = 10;

/** What keeping a turn costs on each store, and the whole server under load beside a bare one. */
export async function benchStore(texts: readonly string[]): Promise<void> {
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
		await load(texts, join(folder, "served"));
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
		const { conversation, receipt } = turnOf(id, turn, Date.now());
		const started = performance.now();
		await store.conversation(id);
		await store.save(conversation, receipt);
		times.push(performance.now() - started);
	}
	print(name, quantiles(times));
	await store.close();
}

/** The same texts to both; the bare one answers each with a reply of ours, without having to find it. */
async function load(texts: readonly string[], folder: string): Promise<void> {
	const server = serveFrom(folder, { LOG_LEVEL: "info" });
	try {
		const port = await portOf(server);
		const url = `http://127.0.0.1:${port}/api/chat`;
		const headers = { "content-type": "application/json" };
		const body = JSON.stringify({ text: texts[0] });
		const sample = await fetch(url, { method: "POST", headers, body });
		const bytes = await sample.text();
		const app = express();
		app.use(express.json());
		app.post("/api/chat", (_req, res) => {
			res.type("json").send(bytes);
		});
		const bare = createServer(app).listen(0);
		const { port: barePort } = bare.address() as AddressInfo;
		const requests = texts.slice(0, 500).map((text) => ({
			method: "POST" as const,
			path: "/api/chat",
			headers,
			body: JSON.stringify({ text }),
		}));
		console.log(
			`POST /api/chat, ${connections} connections, ${seconds} s, ${requests.length} texts`,
		);
		for (const [name, at] of [
			["ours", port],
			["bare Express", barePort],
		] as const) {
			const result = await autocannon({
				url: `http://127.0.0.1:${at}`,
				connections,
				duration: seconds,
				requests,
			});
			const { latency, errors, non2xx } = result;
			console.log(
				`  ${name.padEnd(22)} ${result.requests.average.toFixed(0).padStart(7)} requests/s  p50 ${latency.p50} ms  p99 ${latency.p99} ms  errors ${errors + non2xx}`,
			);
		}
		bare.close();
	} finally {
		server.kill();
		await new Promise((gone) => server.once("exit", gone));
	}
}
