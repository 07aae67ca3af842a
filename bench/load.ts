import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { memoryOf, portOf, serveFrom } from "./turn.ts";

const seconds = 4;
const rounds = 7;
const connections = 10;
const few = 20;
const bareExpress = fileURLToPath(new URL("bare-express.mjs", import.meta.url));
const path = "/api/chat";
const headers = { "content-type": "application/json" };

/**
 * The whole server under load beside a bare Express that answers the same bytes without having to find
 * them: once where no text is asked twice, once where strangers ask the same few.
 */
export async function benchLoad(all: readonly string[]): Promise<void> {
	const texts = [...new Set(all)];
	const folder = mkdtempSync(join(tmpdir(), "hrss-load-"));
	const server = serveFrom(folder);
	let bare: ReturnType<typeof spawn> | undefined;
	try {
		const port = await portOf(server);
		const bytes = await sample(port, texts[0] ?? "");
		const file = join(folder, "answer.json");
		writeFileSync(file, bytes);
		// A process of its own as ours has: within this one it would share a core with who asks.
		bare = spawn(process.execPath, [bareExpress, path, file], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const barePort = await portOf(bare);
		console.log(
			`POST ${path}, ${connections} connections, ${seconds} s each, answers of about ${(bytes.length / 1024).toFixed(1)} kB`,
		);
		const same = texts.slice(0, few);
		const each = await load("ours, all different", port, texts);
		const bases: number[] = [];
		const shares: number[] = [];
		// By turns: other programs of the machine come and go.
		for (let round = 0; round < rounds; round++) {
			const base = await load("bare Express", barePort, same);
			const ours = await load(`ours, the same ${few}`, port, same);
			bases.push(base);
			shares.push(ours / base);
		}
		const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
		console.log(
			`  of the bare one, median: the same ${few} ${percent(median(shares))} (${shares.map(percent).join(", ")}), all different ${percent(each / median(bases))}; memory ${memoryOf(server)} MB`,
		);
	} finally {
		bare?.kill();
		server.kill();
		await new Promise((gone) => server.once("exit", gone));
		rmSync(folder, { recursive: true, force: true });
	}
}

function median(of: readonly number[]): number {
	return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

async function sample(port: number, text: string): Promise<string> {
	const body = JSON.stringify({ text });
	const url = `http://127.0.0.1:${port}${path}`;
	const reply = await fetch(url, { method: "POST", headers, body });
	return reply.text();
}

/** Requests a second. Over all connections, one text after the other: each would else ask all of them. */
async function load(
	name: string,
	port: number,
	texts: readonly string[],
): Promise<number> {
	let asked = 0;
	const setupRequest = (request: autocannon.Request) => ({
		...request,
		body: JSON.stringify({ text: texts[asked++ % texts.length] }),
	});
	const { requests, latency, errors, non2xx } = await autocannon({
		url: `http://127.0.0.1:${port}`,
		connections,
		duration: seconds,
		requests: [{ method: "POST", path, headers, setupRequest }],
	});
	const twice = asked > texts.length ? "" : ", none twice";
	console.log(
		`  ${name.padEnd(22)} ${requests.average.toFixed(0).padStart(7)} requests/s  p50 ${latency.p50} ms  p99 ${latency.p99} ms  errors ${errors + non2xx}  texts ${Math.min(asked, texts.length)}${twice}`,
	);
	return requests.average;
}
