import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MemoryStore } from "../../../src/bot/index.ts";
import { browserFolder, dataFolder } from "../../../src/built.ts";
import {
	picturesPart,
	readPictureWords,
} from "../../../src/desk/pictures/index.ts";
import { readAssets, readPageWords } from "../../../src/web/index.ts";
import { faceOf, guide, newBot } from "../../guide.ts";
import { routesOf } from "../frame.ts";
import { madeFeedback, madeTurns } from "./made-turns.ts";

/** When the tests look: 2026-11-21 17:30 at the bureau. */
export const now = Date.UTC(2026, 10, 21, 9, 30);

const clock = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Asia/Shanghai",
	dateStyle: "short",
	timeStyle: "short",
});
/** The day and minute at the bureau. */
export const timeAt = (at: number): string => clock.format(at);

export const pictureWords = readPictureWords(dataFolder);

/** A store with so many days of made turns, and what was said of every twentieth. */
export async function madeStore(
	days: number,
	aDay: number,
): Promise<MemoryStore> {
	const store = new MemoryStore();
	const making = {
		until: now,
		days,
		aDay,
		subjects: [...guide.entries.keys()].map((id) => `entry:${id}`),
		places: ["taicang", "qingdao", "suqian", "jiangsu", undefined],
	};
	for (const turn of madeTurns(making)) await store.recordTurn(turn);
	for (const said of madeFeedback(madeTurns(making), 20))
		await store.recordFeedback(said);
	return store;
}

/** The whole face with the pictures on it, over what this store has counted. */
export async function servePictures(store: MemoryStore) {
	const words = readPageWords(dataFolder, guide.knowledge);
	const assets = readAssets(browserFolder);
	const part = picturesPart({
		counted: store,
		guide: () => guide,
		words: () => pictureWords,
		topics: () => words.subjects,
		style: assets?.more.picturesStyle,
		now: () => now,
		timeAt,
	});
	const { app } = faceOf(newBot({ store }), {
		platforms: [routesOf(part, { words, assets })],
	});
	const server: Server = app.listen(0);
	await new Promise((done) => server.once("listening", done));
	const { port } = server.address() as AddressInfo;
	return {
		base: `http://localhost:${port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
