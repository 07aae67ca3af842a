import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "./ask.ts";
import { memoryOf, portOf, serveFrom } from "./turn.ts";

const turns = 200_000;
const points = 10;
const atOnce = 4;
/** A conversation that is kept takes memory as long as it lasts: so many go on at a time. */
const conversations = 1000;

/** Many turns on the built server: what it holds of memory, ten times on the way. */
export async function benchSoak(texts: readonly string[]): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hrss-soak-"));
	const server = serveFrom(folder, { LOG_LEVEL: "info" });
	const agent = new Agent({ keepAlive: true });
	const started = performance.now();
	try {
		const port = await portOf(server);
		console.log(`soak: 0 turns, ${memoryOf(server)} MB`);
		let done = 0;
		const one = async () => {
			while (done < turns) {
				const n = done++;
				await ask(agent, port, {
					conversationId: `soak-${n % conversations}`,
					text: texts[(n * 7919) % texts.length] ?? "",
				});
				if ((n + 1) % (turns / points) === 0) {
					const seconds = ((performance.now() - started) / 1000).toFixed(0);
					console.log(
						`soak: ${n + 1} turns, ${memoryOf(server)} MB, ${seconds} s`,
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
