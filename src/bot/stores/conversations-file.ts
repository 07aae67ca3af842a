import { open } from "node:fs/promises";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { Conversation } from "../conversation.ts";
import {
	type Conversations,
	conversationIn,
	conversationsPath,
	type Dates,
	journalPath,
	readConversations,
	type TurnLine,
} from "./folder.ts";
import { Journal } from "./journal.ts";
import type { TurnKept } from "./store.ts";

/** So many lines of the journal, and the whole is written anew: some megabytes at most. */
const longestJournal = 2000;

/**
 * Conversations in one JSON file (lowdb), with a journal of the turns since: lowdb writes the whole file
 * each time, too much for every turn. A turn is one line there, with all that is kept of it, so that one
 * wait for the disk is enough. Silent conversations are dropped after a time.
 */
export class ConversationsFile {
	readonly #path: string;
	readonly #db: Low<{ conversations: Conversations }>;
	readonly #journal: Journal<TurnLine>;
	readonly #dates: Pick<Dates, "receipts" | "missed">;
	/** What stood in the journal at the start. */
	#replayed: TurnKept[] = [];
	readonly #isAlive: (conversation: Conversation) => boolean;
	#compactAt = longestJournal;
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
		this.#path = conversationsPath(folder);
		this.#isAlive = isAlive;
		this.#dates = dates;
		this.#db = new Low(new JSONFile(this.#path), { conversations });
		this.#journal = new Journal(journalPath(folder), (line) => {
			const conversation = conversationIn(line);
			this.#db.data.conversations[conversation.id] = conversation;
			this.newest = Math.max(this.newest, conversation.at);
		});
		for (const { at } of Object.values(conversations))
			this.newest = Math.max(this.newest, at);
		this.#replayed = this.#journal.replay().filter((line) => "receipt" in line);
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
		const turns = this.#replayed;
		this.#replayed = [];
		await this.#dates.receipts.complete(turns.map((t) => t.receipt));
		await this.#dates.missed.complete(turns.flatMap((t) => t.missed ?? []));
		await this.compact();
	}

	/**
	 * Resolves when the turn is on the disk, all of it; `get` gives its conversation from then on. Receipt
	 * and missed question are written first, to be found as soon as the turn counts: of one that was
	 * never taken they harm nobody. The disk is waited for with the line that the turn counts by.
	 */
	async add(turn: TurnKept): Promise<void> {
		const { receipts, missed } = this.#dates;
		await Promise.all([
			receipts.add(turn.receipt),
			turn.missed && missed.add(turn.missed),
		]);
		await this.#journal.add(turn);
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

	/** The turn is in the journal already: where the whole cannot be written now, it is tried again later. */
	#compactSoon(): void {
		this.#compactAt = this.#journal.lines + longestJournal;
		this.compact().then(
			() => {
				this.#compactAt = longestJournal;
			},
			() => undefined,
		);
	}

	#write(change: (before: Conversations) => Conversations): Promise<void> {
		return this.#journal.replace(async () => {
			const before = this.#db.data.conversations;
			this.#db.data.conversations = change(before);
			try {
				await this.#dates.receipts.toDisk();
				await this.#dates.missed.toDisk();
				await this.#db.write();
				await flush(this.#path);
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
