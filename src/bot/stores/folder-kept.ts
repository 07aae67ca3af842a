import type { Conversation } from "../conversation.ts";
import type { Receipt } from "../receipts.ts";
import type { DatedReader } from "./dated-reader.ts";
import { type Dates, journalPath, readConversations } from "./folder.ts";
import { type Dated, readLines } from "./lines.ts";
import { recordsIn } from "./records-read.ts";
import type { Kept, TurnKept } from "./store.ts";

/** A line of the journal: a turn whole. Lines of before 2026-11 hold the conversation alone. */
export type TurnLine = TurnKept | Conversation;

export function conversationIn(line: TurnLine): Conversation {
	return "conversation" in line ? line.conversation : line;
}

const codeOf = ({ code }: Receipt): string => code;

/** The turns of the journal; their receipts and missed questions may not stand elsewhere yet. */
export function turnsIn(folder: string): TurnKept[] {
	return turnsOf(readLines<TurnLine>(journalPath(folder)));
}

const turnsOf = (lines: readonly TurnLine[]): TurnKept[] =>
	lines.filter((line) => "conversation" in line);

/** Those of the files, then those that are late for them. */
async function* withLate<T extends Dated>(
	files: DatedReader<T>,
	late: readonly T[],
	key: (value: T) => string,
): AsyncGenerator<T> {
	const left = new Map(late.filter(files.isKept).map((v) => [key(v), v]));
	for await (const value of files.all()) {
		left.delete(key(value));
		yield value;
	}
	yield* left.values();
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
	const late = turnsOf(lines);
	const receipts = late.map((t) => t.receipt);
	for await (const value of withLate(dates.receipts, receipts, codeOf))
		yield { kind: "receipt", value };
	for await (const value of dates.feedback.all())
		yield { kind: "feedback", value };
	for await (const value of dates.turns.all()) yield { kind: "turn", value };
	const missed = late.flatMap((t) => t.missed ?? []);
	for await (const value of withLate(dates.missed, missed, JSON.stringify))
		yield { kind: "missed", value };
	yield* recordsIn(folder, dates.audit);
}
