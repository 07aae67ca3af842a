import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "./ask.ts";
import { portOf, serveFrom } from "./turn.ts";

const turns = Number(process.env.SOAK_TURNS ?? 200_000);
/** How often it is looked at what is held. */
const every = 20_000;
const atOnce = 4;
/** A conversation that is kept takes memory as long as it lasts: so many go on at a time. */
const conversations = 1000;

/**
 * Many turns on the built server: what it holds of memory every 20,000, once all that nobody needs is
 * gone. The heap must not grow; what the process has of the machine (RSS) may for a while.
 */
export async function benchSoak(texts: readonly string[]): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-soak-"));
	const server = serveFrom(folder, { LOG_LEVEL: "info" }, [
		"--expose-gc",
		"--import",
		new URL("soak-probe.mjs", import.meta.url).href,
	]);
	const agent = new Agent({ keepAlive: true });
	const started = performance.now();
	try {
		const port = await portOf(server);
		console.log(`soak: 0 turns, ${await heldBy(server)}`);
		let done = 0;
		const one = async () => {
			while (done < turns) {
				const n = done++;
				await ask(agent, port, {
					conversationId: `soak-${n % conversations}`,
					text: texts[(n * 7919) % texts.length] ?? "",
				});
				if ((n + 1) % every === 0) {
					const seconds = ((performance.now() - started) / 1000).toFixed(0);
					console.log(
						`soak: ${n + 1} turns, ${await heldBy(server)}, ${seconds} s`,
					);
				}
			}
		};
		await Promise.all(Array.from({ length: atOnce }, one));
	} finally {
		agent.destroy();
		server.kill();
		await new Promise((gone) => server.once("exit", gone));
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Memory after the garbage is collected, in MB. */
async function heldBy(server: ChildProcess): Promise<string> {
	server.send("memory");
	const [held] = (await once(server, "message")) as [NodeJS.MemoryUsage];
	const mb = (bytes: number) => (bytes / 1_048_576).toFixed(1);
	return `heap ${mb(held.heapUsed)} MB, array buffers ${mb(held.arrayBuffers)} MB, RSS ${mb(held.rss)} MB`;
}
