import { freshConversation } from "../../../src/bot/conversation.ts";
import type { Missed, Retention, Store } from "../../../src/bot/index.ts";
import { type Receipt, receiptCode } from "../../../src/bot/receipts.ts";
import type { Kept } from "../../../src/bot/stores/store.ts";

export const hour = 3_600_000;
export const day = 24 * hour;
/** As the settings have it where nothing is set. */
export const keep: Retention = {
	conversations: day,
	receipts: 30 * day,
	feedback: 400 * day,
	turns: 400 * day,
	missed: 180 * day,
};

/** A turn of a made conversation, as the bot would have it kept. */
export function turnOf(id: string, turns: number, at: number) {
	const conversation = { ...freshConversation(id, at), turns };
	const receipt: Receipt = {
		code: receiptCode(id, turns, at),
		at,
		version: "v1",
		said: `第${turns}句\u2028还是第${turns}句`,
		masked: false,
		asOf: "2026-11-21",
		before: { ...conversation, turns: turns - 1 },
		replyText: `答${turns}`,
		units: ["kunshan#E1"],
	};
	return { conversation, receipt };
}

export async function save(
	store: Store,
	id: string,
	turns: number,
	at: number,
): Promise<Receipt> {
	const turn = turnOf(id, turns, at);
	await store.save(turn);
	return turn.receipt;
}

/** Turns from the first to the last, one after the other; gives the last one's receipt. */
export async function talk(
	store: Store,
	id: string,
	turns: number,
	at: number,
): Promise<Receipt> {
	for (let n = 1; n < turns; n++) await save(store, id, n, at);
	return save(store, id, turns, at);
}

export async function allOf(store: Store): Promise<Kept[]> {
	const all: Kept[] = [];
	for await (const one of store.all()) all.push(one);
	return all;
}

/** A missed question of a made conversation. */
export function missedIn(conversation: string, at: number): Missed {
	return {
		at,
		receipt: receiptCode(conversation, 1, at),
		conversation,
		said: `没有答上的\u2028一句${at}`,
		outcome: "decline",
		offered: ["entry:x"],
		region: "taicang",
	};
}
