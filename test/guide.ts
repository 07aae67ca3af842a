import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { RequestHandler } from "express";
import { pino } from "pino";
import {
	Bot,
	type Guide,
	MemoryRecords,
	MemoryStore,
	readSwitchWords,
	type Store,
	type Surroundings,
	Switches,
} from "../src/bot/index.ts";
import { dataFolder, openGuide } from "../src/built.ts";
import { builtForBrowsers } from "../src/built-offline.ts";
import { type FaceOptions, openFace } from "../src/face.ts";
import { readFaceData } from "../src/face-data.ts";
import { Watching, type WatchingOptions } from "../src/watching/index.ts";

/** The day on which the tests ask. */
export const today = "2026-11-21";

/**
 * The guide over the repository's own data. With a build of this very data at hand (`npm test` makes
 * one) it opens in a second, without one it trains for half a minute: so once a file of tests, and
 * before the first of them, whose time is limited.
 */
const opened = openGuide();
export const guide: Guide = opened.guide;
const faces = readFaceData(dataFolder, opened.data);

/** The same guide with a search that remembers, for tests that ask the same a hundred thousand times. */
export function withMemory(): Guide {
	const known = new Map<string, ReturnType<Guide["search"]["find"]>>();
	const find: Guide["search"]["find"] = (text, context = {}) => {
		const key = `${context.audience} ${text}`;
		const found = known.get(key) ?? guide.search.find(text, context);
		known.set(key, found);
		return found;
	};
	const telling = (text: string) => guide.search.telling(text);
	return {
		...guide,
		search: Object.assign(Object.create(guide.search), { find, telling }),
	};
}

/** A bot over that guide, at midnight of 1970 unless it is handed a clock. */
export function newBot({
	knowing = guide,
	store = new MemoryStore() as Store,
	now = (() => 0) as () => number,
	day = today,
	onTurn = (() => {}) as NonNullable<Surroundings["onTurn"]>,
} = {}): Bot {
	const around = { now, today: () => day, newId: () => randomUUID(), onTurn };
	return new Bot(knowing, store, around);
}

/** Watches requests as the server does, without a token. */
export function newWatching(
	log = pino({ level: "silent" }),
	options: Partial<WatchingOptions> = {},
): Watching {
	const clock = () => performance.now();
	const around = { log, now: Date.now, clock, logAddresses: false };
	return new Watching({ ...around, ...options });
}

/** All switched on. */
export function switchesOf(now: () => number = Date.now): Switches {
	const words = readSwitchWords(dataFolder);
	return new Switches({ records: new MemoryRecords(), words, now });
}

/** The whole HTTP face, API and pages, of a bot. */
export function faceOf(
	bot: Bot,
	{
		log = pino({ level: "silent" }),
		turnsAMinute = 10_000,
		trustProxy = 0,
		origins = [] as readonly string[],
		day = (() => today) as () => string,
		platforms = [] as readonly RequestHandler[],
		watching = newWatching(log),
		publicUrl = undefined as string | undefined,
		now = Date.now as () => number,
		switches = switchesOf(),
		desk = undefined as FaceOptions["desk"],
	} = {},
) {
	const { words, more } = faces;
	const app = openFace({
		bot,
		faces: () => faces,
		offline: builtForBrowsers,
		log,
		today: day,
		now,
		switches,
		perMinute: turnsAMinute,
		trustProxy,
		origins,
		publicUrl,
		port: 80,
		readiness: async () => ({ data: { ok: true, state: "current" } }),
		watching,
		platforms,
		...(desk ? { desk } : {}),
	});
	return { app, words, more };
}

/** The same on a free port. */
export async function serve(
	turnsAMinute = 10_000,
	trustProxy = 0,
	origins: readonly string[] = [],
) {
	const { app, words, more } = faceOf(newBot(), {
		turnsAMinute,
		trustProxy,
		origins,
	});
	const server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	return {
		base: `http://localhost:${port}`,
		guide,
		words,
		more,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
