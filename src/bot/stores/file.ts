import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import { z } from "zod";
import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Receipt } from "../receipts.ts";
import { Journal } from "./journal.ts";
import { FolderLock } from "./lock.ts";
import { ReceiptFiles } from "./receipt-files.ts";
import type { Store } from "./store.ts";

const file = z.object({
	conversations: z.record(
		z.string(),
		z.looseObject({ id: z.string(), at: z.number() }),
	),
});
type Data = { conversations: Record<string, Conversation> };

/** So many lines of the journal, and the whole is written anew: some megabytes at most. */
const longestJournal = 2000;

/**
 * Conversations in one JSON file (lowdb), for one process, with a journal of what has changed since:
 * lowdb writes the whole file each time, too much for every turn. Silent ones are dropped after a time.
 */
export class FileStore implements Store {
	readonly #db: Low<Data>;
	readonly #lock: FolderLock;
	readonly #keepMs: number;
	readonly #now: () => number;
	readonly #receipts: ReceiptFiles;
	readonly #journal: Journal;
	readonly #feedback: Journal;

	private constructor(
		db: Low<Data>,
		lock: FolderLock,
		keepMs: number,
		now: () => number,
		receipts: ReceiptFiles,
		journal: Journal,
		feedback: Journal,
	) {
		this.#db = db;
		this.#lock = lock;
		this.#keepMs = keepMs;
		this.#now = now;
		this.#receipts = receipts;
		this.#journal = journal;
		this.#feedback = feedback;
	}

	/**
	 * Opens the folder, making it where it is not there.
	 * @throws {StoreLockedError}, or an error that names the file where it cannot be read
	 */
	static async open(
		folder: string,
		keepMs: number,
		keepReceiptsMs: number,
		now: () => number,
	): Promise<FileStore> {
		mkdirSync(folder, { recursive: true });
		const lock = FolderLock.take(folder);
		const path = join(folder, "conversations.json");
		const db = new Low<Data>(new JSONFile(path), { conversations: {} });
		try {
			await db.read();
			file.parse(db.data);
			// Ids come from outside; in a plain object, constructor would be known and __proto__ no key.
			db.data.conversations = Object.assign(
				Object.create(null),
				db.data.conversations,
			);
		} catch (error) {
			lock.release();
			throw new Error(
				`${path} cannot be read (${error instanceof Error ? error.message : error}). Move it away to start with no conversations.`,
			);
		}
		const receipts = new ReceiptFiles(folder, keepReceiptsMs, now);
		const journal = new Journal(join(folder, "conversations.journal.jsonl"));
		for (const line of journal.read()) {
			const conversation = line as Conversation;
			db.data.conversations[conversation.id] = conversation;
		}
		const store = new FileStore(
			db,
			lock,
			keepMs,
			now,
			receipts,
			journal,
			new Journal(join(folder, "feedback.jsonl")),
		);
		await store.#compact();
		return store;
	}

	/** Reads beside a running server: nothing is written, no lock is taken, conversations are not loaded. */
	static readOnly(folder: string, now: () => number): Store {
		const receipts = new ReceiptFiles(folder, Number.MAX_SAFE_INTEGER, now);
		const refuse = async () => {
			throw new Error(`${folder} was opened for reading only`);
		};
		return {
			conversation: async () => undefined,
			receipt: (code) => receipts.find(code),
			save: refuse,
			forget: refuse,
			recordFeedback: refuse,
			close: async () => undefined,
		};
	}

	async conversation(id: string): Promise<Conversation | undefined> {
		const found = this.#db.data.conversations[id];
		return found && this.#isAlive(found) ? found : undefined;
	}

	async save(conversation: Conversation, receipt: Receipt): Promise<void> {
		const { conversations } = this.#db.data;
		conversations[conversation.id] = conversation;
		await Promise.all([
			this.#journal.add(conversation),
			this.#receipts.add(receipt),
		]);
		if (this.#journal.lines > longestJournal) await this.#compact();
	}

	async receipt(code: string): Promise<Receipt | undefined> {
		return this.#receipts.find(code);
	}

	async forget(id: string): Promise<boolean> {
		const { conversations } = this.#db.data;
		const known = id in conversations;
		delete conversations[id];
		await Promise.all([this.#compact(), this.#receipts.forget(id)]);
		return known;
	}

	async recordFeedback(feedback: Feedback): Promise<void> {
		await this.#feedback.add(feedback);
	}

	async close(): Promise<void> {
		await this.#compact();
		await Promise.all([this.#journal.close(), this.#receipts.close()]);
		this.#lock.release();
	}

	#isAlive({ at }: Conversation): boolean {
		return this.#now() - at <= this.#keepMs;
	}

	/** Writes the whole file anew, without those silent too long, and empties the journal. */
	#compact(): Promise<void> {
		return this.#journal.replace(async () => {
			const { conversations } = this.#db.data;
			for (const [id, c] of Object.entries(conversations))
				if (!this.#isAlive(c)) delete conversations[id];
			await this.#db.write();
		});
	}
}
