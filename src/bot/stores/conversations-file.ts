import { open } from "node:fs/promises";
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
import type { TurnKept } from "./store.ts";

/** So many lines of the journal, and the whole is written anew: some megabytes at most. */
const leastJournal = 2000;
/** More where there are more conversations, so that to write them all is never the most of the work. */
const linesPerConversation = 0.5;

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
		await this.#complete();
		await this.compact();
	}

	/**
	 * Resolves when the turn is on the disk, all of it; `get` gives its conversation from then on. Receipt
	 * and missed question are found from then on too, and reach the disk before the journal is emptied.
	 */
	async add(turn: TurnKept): Promise<void> {
		const conversation = JSON.stringify(turn.conversation);
		// Written to two files each, and made into JSON once: they are the bulk of a turn.
		const receipt = JSON.stringify(turn.receipt);
		const missed = turn.missed && JSON.stringify(turn.missed);
		const rest = missed ? `,"missed":${missed}` : "";
		await this.#journal.add(
			`{"conversation":${conversation},"receipt":${receipt}${rest}}`,
			() => {
				this.#take(turn.conversation);
				this.#dates.receipts.put(turn.receipt, receipt);
				if (turn.missed) this.#dates.missed.put(turn.missed, missed);
			},
		);
		if (this.#journal.lines > this.#compactAt) this.#compactSoon();
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
		this.compact().catch(() => undefined);
	}

	async #complete(): Promise<void> {
		const turns = turnsIn(this.#folder);
		await this.#dates.receipts.complete(turns.map((t) => t.receipt));
		await this.#dates.missed.complete(turns.flatMap((t) => t.missed ?? []));
	}

	#write(change: (before: Conversations) => Conversations): Promise<void> {
		return this.#journal.replace(async () => {
			const before = this.#db.data.conversations;
			this.#db.data.conversations = change(before);
			try {
				const { receipts, missed } = this.#dates;
				if (receipts.isLacking || missed.isLacking) await this.#complete();
				await Promise.all([receipts.toDisk(), missed.toDisk()]);
				await this.#db.write();
				await flush(this.#path);
				const { length } = Object.keys(this.#db.data.conversations);
				this.#compactAt = Math.max(leastJournal, length * linesPerConversation);
			} catch (error) {
				this.#db.data.conversations = before;
				throw error;
			}
		});
	}
}

/** The file that stands for the journal must be on the disk before the journal is emptied. */
async function flush(path: string): Promise<void> {
	const handle = await open(path, "r+");
	try {
		await handle.datasync();
	} finally {
		await handle.close();
	}
}
