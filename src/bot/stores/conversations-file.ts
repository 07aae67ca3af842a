import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { Conversation } from "../conversation.ts";
import {
	type Conversations,
	conversationsPath,
	type Dates,
	journalPath,
	readConversations,
} from "./folder.ts";
import { conversationIn, type TurnLine, turnsIn } from "./folder-kept.ts";
import { Journal } from "./journal.ts";
import { flushFile } from "./lines.ts";
import type { TurnKept } from "./store.ts";

/** So many lines of the journal, and the whole is written anew: some megabytes at most. */
const leastJournal = 2000;
/** More where there are more conversations, so that to write them all is never the most of the work. */
const linesPerConversation = 0.5;
/** Read at the start in one go. */
const mostJournal = 20_000;
/** What is past its retention does not stay in the journal of a quiet office. */
const dayMs = 86_400_000;

/**
 * Conversations in one JSON file (lowdb), with a journal of the turns since: lowdb writes the whole file
 * each time, too much for every turn. A turn is one line there, with all that is kept of it, so that one
 * wait for the disk is enough. Silent conversations are dropped after a time.
 */
export class ConversationsFile {
	readonly #folder: string;
	readonly #path: string;
	readonly #db: Low<{ conversations: Conversations }>;
	readonly #journal: Journal<TurnLine>;
	readonly #dates: Pick<Dates, "receipts" | "missed">;
	readonly #isAlive: (conversation: Conversation) => boolean;
	#compactAt = leastJournal;
	/** The newest turn when that was done last. */
	#compactedAt = 0;
	/** When the newest turn was kept, in milliseconds since 1970. */
	newest = 0;

	/**
	 * @param dates where receipts and missed questions are looked for
	 * @throws {StoreOpenError} that names the file that cannot be read
	 */
	constructor(
		folder: string,
		isAlive: (conversation: Conversation) => boolean,
		dates: Pick<Dates, "receipts" | "missed">,
	) {
		const conversations = readConversations(folder);
		this.#folder = folder;
		this.#path = conversationsPath(folder);
		this.#isAlive = isAlive;
		this.#dates = dates;
		this.#db = new Low(new JSONFile(this.#path), { conversations });
		this.#journal = new Journal(journalPath(folder));
		for (const { at } of Object.values(conversations))
			this.newest = Math.max(this.newest, at);
		for (const line of this.#journal.all()) this.#take(conversationIn(line));
	}

	has(id: string): boolean {
		return id in this.#db.data.conversations;
	}

	get(id: string): Conversation | undefined {
		const found = this.#db.data.conversations[id];
		return found && this.#isAlive(found) ? found : undefined;
	}

	/** As after a start: a power cut may have taken what was written beside the journal. */
	async tidy(): Promise<void> {
		const turns = turnsIn(this.#folder);
		await this.#dates.receipts.complete(turns.map((t) => t.receipt));
		await this.#dates.missed.complete(turns.flatMap((t) => t.missed ?? []));
		await this.compact();
	}

	/**
	 * Resolves when the turn is on the disk, all of it; `get` gives its conversation from then on. Receipt
	 * and missed question are written first, to be found as soon as the turn counts: of one that was
	 * never taken they harm nobody. The disk is waited for with the line that the turn counts by.
	 */
	async add({ conversation, receipt, missed }: TurnKept): Promise<void> {
		// Written to two files each, and made into JSON once: they are the bulk of a turn.
		const [receiptLine, missedLine] = [receipt, missed].map((v) =>
			JSON.stringify(v),
		);
		const { receipts, missed: questions } = this.#dates;
		await Promise.all([
			receipts.add(receipt, receiptLine),
			missed && questions.add(missed, missedLine),
		]);
		const rest = missedLine ? `,"missed":${missedLine}` : "";
		await this.#journal.add(
			`{"conversation":${JSON.stringify(conversation)},"receipt":${receiptLine}${rest}}`,
			() => this.#take(conversation),
		);
		const isOld = conversation.at - this.#compactedAt > dayMs;
		if (isOld || this.#journal.lines > this.#compactAt) this.#compactSoon();
	}

	/** Puts these in the place of all. */
	replaceAll(conversations: Conversations): Promise<void> {
		return this.#write(() => conversations);
	}

	/** Writes the whole file anew, without those silent too long and the one to forget, and empties the journal. */
	compact(forgotten?: string): Promise<void> {
		return this.#write((before) => {
			const after: Conversations = Object.create(null);
			for (const [id, conversation] of Object.entries(before))
				if (id !== forgotten && this.#isAlive(conversation))
					after[id] = conversation;
			return after;
		});
	}

	close(): Promise<void> {
		return this.#journal.close();
	}

	#take(conversation: Conversation): void {
		this.#db.data.conversations[conversation.id] = conversation;
		this.newest = Math.max(this.newest, conversation.at);
	}

	/** The turn is in the journal already: where the whole cannot be written now, it is tried again later. */
	#compactSoon(): void {
		this.#compactAt = this.#journal.lines + leastJournal;
		this.#compactedAt = this.newest;
		this.compact().catch(() => undefined);
	}

	#write(change: (before: Conversations) => Conversations): Promise<void> {
		return this.#journal.replace(async () => {
			const before = this.#db.data.conversations;
			this.#db.data.conversations = change(before);
			try {
				const { receipts, missed } = this.#dates;
				await Promise.all([receipts.toDisk(), missed.toDisk()]);
				await this.#db.write();
				// It stands for the journal, which is emptied then.
				await flushFile(this.#path);
				const { length } = Object.keys(this.#db.data.conversations);
				const lines = Math.max(leastJournal, length * linesPerConversation);
				this.#compactAt = Math.min(lines, mostJournal);
				this.#compactedAt = this.newest;
			} catch (error) {
				this.#db.data.conversations = before;
				throw error;
			}
		});
	}
}
