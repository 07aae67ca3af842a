import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { httpChannel, limited } from "../../src/bot/channels/http/index.ts";
import { Bot, type Guide, MemoryStore } from "../../src/bot/index.ts";
import { browserFolder, dataFolder, openGuide } from "../../src/built.ts";
import { readAssets, readPageWords, webPages } from "../../src/web/index.ts";

export const today = "2026-11-21";

/** Opening trains where there is no build of this very data: some seconds, so once a file of tests. */
let opened: Guide | undefined;

/** The whole HTTP face on a free port, over the repository's own data. */
export async function serve(turnsAMinute = 10_000) {
	opened ??= openGuide().guide;
	const guide = opened;
	const bot = new Bot(guide, new MemoryStore(), {
		now: () => 0,
		today: () => today,
		newId: () => randomUUID(),
	});
	const words = readPageWords(dataFolder, guide.knowledge);
	const pages = webPages({
		bot,
		words,
		assets: readAssets(browserFolder),
		today: () => today,
		limit: limited(turnsAMinute),
	});
	const app = httpChannel({
		bot,
		log: pino({ level: "silent" }),
		trustProxy: 0,
		rateLimit: turnsAMinute,
		today: () => today,
		publicUrl: "http://localhost",
		extra: [pages],
	});
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	return {
		base: `http://localhost:${port}`,
		guide,
		words,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
