import type { Conversation } from "../conversation.ts";
import { type Dates, journalPath, readConversations } from "./folder.ts";
import { readLines } from "./lines.ts";
import { recordsIn } from "./records-read.ts";
import type { Kept, TurnKept } from "./store.ts";

/** A line of the journal: a turn whole. Lines of before 2026-11 hold the conversation alone. */
export type TurnLine = TurnKept | Conversation;

export function conversationIn(line: TurnLine): Conversation {
	return "conversation" in line ? line.conversation : line;
}

/** The turns of the journal; a power cut may have taken their receipts and missed questions elsewhere. */
export function turnsIn(folder: string): TurnKept[] {
	return readLines<TurnLine>(journalPath(folder)).filter(
		(line) => "conversation" in line,
	);
}

/** All that a folder keeps, while its server may go on writing. */
export async function* allIn(
	folder: string,
	dates: Dates,
	isAlive: (conversation: Conversation) => boolean,
): AsyncGenerator<Kept> {
	// The journal first: what is moved from it to the file in between is then read twice, and not lost.
	const lines = readLines<TurnLine>(journalPath(folder));
	const conversations = readConversations(folder);
	for (const conversation of lines.map(conversationIn)) {
		const { turns = 0, at = 0 } = conversations[conversation.id] ?? {};
		if (conversation.at > at || conversation.turns >= turns)
			conversations[conversation.id] = conversation;
	}
	for (const id of Object.keys(conversations).sort()) {
		const value = conversations[id];
		if (value && isAlive(value)) yield { kind: "conversation", value };
	}
	for await (const value of dates.receipts.all())
		yield { kind: "receipt", value };
	for await (const value of dates.feedback.all())
		yield { kind: "feedback", value };
	for await (const value of dates.turns.all()) yield { kind: "turn", value };
	for await (const value of dates.missed.all()) yield { kind: "missed", value };
	yield* recordsIn(folder, dates.audit);
}
