import { open } from "node:fs/promises";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { Conversation } from "../conversation.ts";
import {
	type Conversations,
	conversationsPath,
	journalPath,
	readConversations,
} from "./folder.ts";
import { Journal } from "./journal.ts";

/** So many lines of the journal, and the whole is written anew: some megabytes at most. */
const longestJournal = 2000;

/**
 * Conversations in one JSON file (lowdb), with a journal of what has changed since: lowdb writes the
 * whole file each time, too much for every turn. Silent ones are dropped after a time.
 */
export class ConversationsFile {
	readonly #path: string;
	readonly #db: Low<{ conversations: Conversations }>;
	readonly #journal: Journal<Conversation>;
	readonly #isAlive: (conversation: Conversation) => boolean;
	#compactAt = longestJournal;
	/** When the newest turn was kept, in milliseconds since 1970. */
	newest = 0;

	/** @throws {StoreOpenError} that names the file that cannot be read */
	constructor(
		folder: string,
		isAlive: (conversation: Conversation) => boolean,
	) {
		const conversations = readConversations(folder);
		this.#path = conversationsPath(folder);
		this.#isAlive = isAlive;
		this.#db = new Low(new JSONFile(this.#path), { conversations });
		this.#journal = new Journal(journalPath(folder), (conversation) => {
			this.#db.data.conversations[conversation.id] = conversation;
			this.newest = Math.max(this.newest, conversation.at);
		});
		for (const { at } of Object.values(conversations))
			this.newest = Math.max(this.newest, at);
		this.#journal.replay();
	}

	has(id: string): boolean {
		return id in this.#db.data.conversations;
	}

	get(id: string): Conversation | undefined {
		const found = this.#db.data.conversations[id];
		return found && this.#isAlive(found) ? found : undefined;
	}

	/**
	 * Resolves when it is on the disk; `get` gives it from then on.
	 * @param receipt when the receipt of the turn will be on the disk too
	 */
	async add(conversation: Conversation, receipt: Promise<void>): Promise<void> {
		await this.#journal.add(conversation, receipt);
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
