import {
	buildGuide,
	type Draft,
	freshConversation,
	type Guide,
	type Message,
	type PlainData,
	takeData,
	takeMessage,
	whoAsks,
} from "../bot/pure.ts";

import { type LearntKeys, learntFromBytes } from "../knowledge/pure.ts";

/** The data as /offline/data.json has them. */
export interface OfflineData {
	readonly plain: PlainData;
	/** Whose model belongs to them. */
	readonly keys: LearntKeys;
}

/** Opens the guide from what was kept on a device. @throws where data and model are of different builds */
export function openOffline(data: OfflineData, model: Uint8Array): Guide {
	const learnt = learntFromBytes(model, data.keys);
	if (!learnt.model)
		throw new Error("the model is not of these data: fetch both again");
	return buildGuide(takeData(data.plain), learnt);
}

/** The reply to the last of the messages of a talk, as the bot would give it. */
export function replyOffline(
	guide: Guide,
	said: readonly Pick<Message, "text" | "work">[],
	{
		asOf,
		...who
	}: Pick<Message, "region" | "audience"> & { readonly asOf: string },
): Draft {
	let conversation = freshConversation("offline", 0);
	let reply: Draft | undefined;
	for (const { text, work } of said) {
		const end = takeMessage(
			guide,
			{ said: text, asOf, who: whoAsks(work ? { ...who, work } : who) },
			conversation,
		);
		reply = end.reply;
		const turns = conversation.turns + 1;
		conversation = { ...end.conversation, turns };
	}
	if (!reply) throw new Error("a talk has at least one message");
	return reply;
}
