import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "./ask.ts";
import { print, quantiles } from "./figures.ts";

/**
 * The start to the first answer, a whole HTTP turn on the real data, right after the start and when the server
 * has run a while, no text twice, and the memory then held.
 */
export async function benchTurn(
	texts: readonly string[],
	/** Asked after those. */
	others: readonly string[],
	/** What else is to be measured on the same server. */
	more?: (port: number) => Promise<void>,
): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-bench-"));
	const started = performance.now();
	const server = serveFrom(folder);
	// One connection for all, as a browser or a proxy keeps it open.
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	try {
		const port = await portOf(server);
		await ask(agent, port, { text: texts[0] });
		console.log(
			`start to first answer: ${(performance.now() - started).toFixed(0)} ms`,
		);
		const timesOf = async (asked: readonly string[]) => {
			const times: number[] = [];
			for (const text of asked) {
				const before = performance.now();
				await ask(agent, port, { text });
				times.push(performance.now() - before);
			}
			return quantiles(times);
		};
		print("one HTTP turn, at first", await timesOf(texts));
		console.log(`memory after ${texts.length} turns: ${memoryOf(server)} MB`);
		print("and after those", await timesOf(others));
		await more?.(port);
	} finally {
		agent.destroy();
		server.kill();
		await new Promise((done) => server.once("exit", done));
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The built server, as `npm start` runs it. */
export function serveFrom(
	folder: string,
	env: Record<string, string> = {},
	/** More arguments of node, and a channel to what they load. */
	probe: readonly string[] = [],
): ChildProcess {
	return spawn(
		process.execPath,
		[
			...probe,
			"--max-semi-space-size=2",
			"--max-old-space-size=512",
			"--no-parallel-scavenge",
			"--v8-pool-size=1",
			"--regexp-tier-up-ticks=20",
			"dist/main.js",
		],
		{
			env: {
				...process.env,
				PORT: "0",
				DATA_DIR: folder,
				RATE_LIMIT: "1000000",
				LOG_LEVEL: "info",
				...env,
			},
			stdio: [
				"ignore",
				"pipe",
				"inherit",
				...(probe.length ? ["ipc" as const] : []),
			],
		},
	);
}

export function portOf(server: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		server.stdout?.on("data", (chunk: Buffer) => {
			const found = /"port":(\d+)/.exec(chunk.toString());
			if (found) resolve(Number(found[1]));
		});
		server.once("exit", (code) =>
			reject(new Error(`server ended with ${code}`)),
		);
	});
}

/** Resident memory, where the system tells (Linux). */
export function memoryOf({ pid }: ChildProcess): string {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		return ((Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) || 0) / 1024).toFixed(
			0,
		);
	} catch {
		return "unknown";
	}
}
