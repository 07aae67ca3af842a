import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { httpChannel, limited } from "../src/bot/channels/http/index.ts";
import { Bot, type Guide, MemoryStore, type Store } from "../src/bot/index.ts";
import {
	browserFolder,
	dataFolder,
	offlineFolder,
	openGuide,
} from "../src/built.ts";
import { readAssets, readPageWords, webPages } from "../src/web/index.ts";

/** The day on which the tests ask. */
export const today = "2026-11-21";

/**
 * The guide over the repository's own data. With a build of this very data at hand (`npm test` makes
 * one) it opens in a second, without one it trains for half a minute: so once a file of tests, and
 * before the first of them, whose time is limited.
 */
export const guide: Guide = openGuide().guide;

/** The same guide with a search that remembers, for tests that ask the same a hundred thousand times. */
export function withMemory(): Guide {
	const known = new Map<string, ReturnType<Guide["search"]["find"]>>();
	const find: Guide["search"]["find"] = (text, context = {}) => {
		const key = `${context.audience} ${text}`;
		const found = known.get(key) ?? guide.search.find(text, context);
		known.set(key, found);
		return found;
	};
	return {
		...guide,
		search: Object.assign(Object.create(guide.search), { find }),
	};
}

/** A bot over that guide, at midnight of 1970 unless it is handed a clock. */
export function newBot({
	knowing = guide,
	store = new MemoryStore() as Store,
	now = (() => 0) as () => number,
	day = today,
} = {}): Bot {
	const around = { now, today: () => day, newId: () => randomUUID() };
	return new Bot(knowing, store, around);
}

/** The whole HTTP face, API and pages, on a free port. */
export async function serve(turnsAMinute = 10_000, trustProxy = 0) {
	const bot = newBot();
	const words = readPageWords(dataFolder, guide.knowledge);
	const pages = webPages({
		bot,
		words,
		assets: readAssets(browserFolder),
		today: () => today,
		offlineFolder,
		limit: limited(turnsAMinute),
	});
	const app = httpChannel({
		bot,
		log: pino({ level: "silent" }),
		trustProxy,
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
