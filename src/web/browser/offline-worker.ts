import type { Guide, Message } from "../../bot/pure.ts";
import { type OfflineData, openOffline, replyOffline } from "../offline-bot.ts";
import { cacheName, dataPath, modelPath } from "./offline-store.ts";

/** What the page asks of this thread: the talk so far, with the new message last. */
export interface Question extends Pick<Message, "region" | "audience"> {
	readonly id: number;
	readonly said: readonly Pick<Message, "text" | "work">[];
	readonly asOf: string;
}

let guide: Promise<Guide> | undefined;

async function open(): Promise<Guide> {
	const cache = await caches.open(cacheName);
	const [data, model] = await Promise.all([
		cache.match(dataPath),
		cache.match(modelPath),
	]);
	if (!data || !model) throw new Error("nothing is kept on this device");
	return openOffline(
		(await data.json()) as OfflineData,
		new Uint8Array(await model.arrayBuffer()),
	);
}

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
	const { id, said, ...who } = data;
	try {
		guide ??= open();
		postMessage({ id, reply: replyOffline(await guide, said, who) });
	} catch (error) {
		guide = undefined;
		postMessage({ id, fault: String(error) });
	}
});
