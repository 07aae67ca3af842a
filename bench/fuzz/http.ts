import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import {
	Bot,
	FileStore,
	type Guide,
	type GuideData,
	MemoryRecords,
	readSwitchWords,
	Switches,
} from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import { openFace } from "../../src/face.ts";
import { readFaceData } from "../../src/face-data.ts";
import { Watching } from "../../src/watching/index.ts";
import type { Inputs } from "./inputs.ts";
import type { Leaks } from "./leaks.ts";
import type { Random } from "./random.ts";
import { type Cost, cpuNow, Slowest } from "./slowest.ts";
import { ask, wayIn } from "./ways-in.ts";

const limit = 100;
const every = 5000;
const dayMs = 86_400_000;
const keep = {
	conversations: dayMs,
	receipts: 30 * dayMs,
	feedback: 400 * dayMs,
	turns: 400 * dayMs,
	missed: 180 * dayMs,
};

/** Says so many inputs by every way in, then looks through all that was written; tells how many faults there were. */
export async function fuzzHttp(
	opened: { readonly guide: Guide; readonly data: GuideData },
	inputs: Inputs,
	random: Random,
	leaks: Leaks,
	count: number,
	ended: AbortSignal,
): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-fuzz-"));
	const logs = join(folder, "logs");
	mkdirSync(logs);
	const log = destination({ dest: join(logs, "log"), sync: true });
	const store = await FileStore.open(join(folder, "data"), keep, Date.now);
	const around = {
		now: Date.now,
		today: () => "2026-11-21",
		newId: () => randomUUID(),
	};
	const logger = pino({ level: "trace" }, log);
	const faces = readFaceData(dataFolder, opened.data);
	const app = openFace({
		bot: new Bot(opened.guide, store, around),
		faces: () => faces,
		offline: () => undefined,
		log: logger,
		watching: new Watching({
			log: logger,
			now: Date.now,
			clock: Date.now,
			logAddresses: false,
		}),
		today: around.today,
		now: Date.now,
		switches: new Switches({
			records: new MemoryRecords(),
			words: readSwitchWords(dataFolder),
			now: Date.now,
		}),
		perMinute: 1_000_000,
		trustProxy: 0,
		origins: [],
		publicUrl: undefined,
		port: 80,
		readiness: async () => ({ store: await store.check() }),
		platforms: [],
	});
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	let faults = 0;
	try {
		faults += await sayAll(port, inputs, random, leaks, count, ended);
	} finally {
		server.closeAllConnections();
		server.close();
		await store.close();
	}
	const found = leaks.under(folder);
	for (const line of found.slice(0, 20)) console.log(`  LEAK ${line}`);
	console.log(
		`  of ${leaks.count} numbers and names ${found.length} stand in what was written`,
	);
	rmSync(folder, { recursive: true, force: true });
	return faults + found.length;
}

async function sayAll(
	port: number,
	inputs: Inputs,
	random: Random,
	leaks: Leaks,
	count: number,
	ended: AbortSignal,
): Promise<number> {
	const agent = new Agent({ keepAlive: true });
	const slowest = new Slowest(limit);
	const statuses = new Map<number, number>();
	let faults = 0;
	for (let i = 1; i <= count && !ended.aborted; i++) {
		const input = inputs.next();
		leaks.add(input.secrets);
		const asked = wayIn(random, input, i);
		const [cpu, wall] = [cpuNow(), performance.now()];
		const { status, body } = await ask(agent, port, asked);
		slowest.add({
			kind: `${input.kind} by ${asked.method} ${asked.path.split("?")[0]}`,
			text: input.text,
			cpu: cpuNow() - cpu,
			wall: performance.now() - wall,
		});
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		const said = input.secrets.length > 0 ? leaks.in(body) : [];
		if (status >= 500 || said.length > 0) {
			faults++;
			console.log(
				`  FAULT ${status} ${asked.path.slice(0, 60)} ${said} ${JSON.stringify(input.text.slice(-100))}`,
			);
		}
		if (i % every === 0) console.log(`  ${i} of ${count}`);
	}
	const dear = await again(agent, port, dearest(slowest));
	agent.destroy();
	console.log(`  statuses: ${JSON.stringify([...statuses])}`);
	slowest.print();
	return faults + dear;
}

const dearest = ({ worst }: Slowest): readonly Cost[] =>
	worst.filter((w) => w.cpu > limit);

/** Five times more as a turn: what is dear each time is so by itself, not by what else ran just then. */
async function again(
	agent: Agent,
	port: number,
	dear: readonly Cost[],
): Promise<number> {
	let count = 0;
	for (const { kind, text } of dear) {
		const times: number[] = [];
		for (let n = 0; n < 5; n++) {
			const body = JSON.stringify({ text: `${text.slice(0, -1)}${n}` });
			const before = cpuNow();
			await ask(agent, port, {
				method: "POST",
				path: "/api/chat",
				type: "application/json",
				body,
			});
			times.push(cpuNow() - before);
		}
		const least = Math.min(...times);
		console.log(`  ${kind} again: ${least.toFixed(1)} ms CPU at least`);
		if (least > limit) count++;
	}
	return count;
}
