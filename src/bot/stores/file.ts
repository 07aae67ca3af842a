import { mkdirSync } from "node:fs";
import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Missed } from "../missed.ts";
import type { Receipt } from "../receipts.ts";
import { ConversationsFile } from "./conversations-file.ts";
import { clockCheck, TurnConflictError } from "./faults.ts";
import { type Dates, datesIn, tryFolder } from "./folder.ts";
import { allIn } from "./folder-kept.ts";
import { FolderWork } from "./folder-work.ts";
import { FolderLock, notWritable } from "./lock.ts";
import type { Records } from "./records.ts";
import { RecordsFile } from "./records-file.ts";
import { restoreFiles } from "./restore-files.ts";
import type {
	Kept,
	KeptFeedback,
	Retention,
	Store,
	StoreCheck,
	TurnEvent,
	TurnKept,
} from "./store.ts";

/** A folder, for one process: nothing to install, nothing to look after. */
export class FileStore implements Store {
	readonly #folder: string;
	readonly #lock: FolderLock;
	readonly #keepMs: number;
	readonly #now: () => number;
	readonly #conversations: ConversationsFile;
	readonly #dates: Dates;
	readonly #records: RecordsFile;
	readonly records: Records;
	/** Conversations that are being saved. */
	readonly #saving = new Set<string>();
	readonly #work: FolderWork;

	private constructor(
		folder: string,
		lock: FolderLock,
		keep: Retention,
		now: () => number,
	) {
		this.#folder = folder;
		this.#work = new FolderWork(folder);
		this.#lock = lock;
		this.#keepMs = keep.conversations;
		this.#now = now;
		this.#dates = datesIn(folder, keep, now);
		this.#conversations = new ConversationsFile(
			folder,
			this.#isAlive,
			this.#dates,
		);
		const records = new RecordsFile(folder, this.#dates.audit);
		this.#records = records;
		this.records = {
			get: (kind, id) => records.get(kind, id),
			list: (kind) => records.list(kind),
			audit: (limit) => records.audit(limit),
			change: (changes, line) =>
				this.#work.writing(() => records.change(changes, line)),
		};
	}

	/**
	 * Opens the folder, making it where it is not there.
	 * @throws {StoreLockedError} @throws {StoreOpenError} that names what cannot be read or written
	 */
	static async open(
		folder: string,
		keep: Retention,
		now: () => number,
	): Promise<FileStore> {
		try {
			mkdirSync(folder, { recursive: true });
		} catch (error) {
			throw notWritable(folder, error);
		}
		const lock = new FolderLock(folder);
		try {
			const store = new FileStore(folder, lock, keep, now);
			await store.#tidy().catch((error) => {
				throw notWritable(folder, error);
			});
			return store;
		} catch (error) {
			lock.release();
			throw error;
		}
	}

	async conversation(id: string): Promise<Conversation | undefined> {
		return this.#conversations.get(id);
	}

	async save(turn: TurnKept): Promise<void> {
		const { conversation, receipt } = turn;
		const { id } = conversation;
		const turns = this.#conversations.get(id)?.turns ?? 0;
		if (this.#saving.has(id) || turns !== receipt.before.turns)
			throw new TurnConflictError(id);
		this.#saving.add(id);
		try {
			await this.#work.writing(() => this.#conversations.add(turn));
		} finally {
			this.#saving.delete(id);
		}
	}

	async receipt(code: string): Promise<Receipt | undefined> {
		const mark = `"code":"${code}"`;
		return this.#dates.receipts.find(code.slice(0, 2), mark);
	}

	async forget(id: string): Promise<boolean> {
		const known = this.#conversations.has(id);
		await this.#work.writing(async () => {
			await this.#conversations.compact(id);
			const mark = JSON.stringify(id);
			const { receipts, feedback, missed } = this.#dates;
			await missed.remove(mark, (m) => m.conversation === id);
			await receipts.remove(mark, (r) => r.before.id === id);
			await feedback.remove(mark, (f) => f.conversation === id);
		});
		return known;
	}

	async recordFeedback(feedback: Feedback): Promise<void> {
		const of = (await this.receipt(feedback.receipt))?.before.id;
		const kept = {
			...feedback,
			...(of === undefined ? {} : { conversation: of }),
		};
		await this.#work.writing(() => this.#dates.feedback.keep(kept));
	}

	async recordTurn(event: TurnEvent): Promise<void> {
		await this.#work.writing(() => this.#dates.turns.add(event));
	}

	turns(since: number): AsyncIterable<TurnEvent> {
		return this.#work.reading(this.#dates.turns.since(since));
	}

	judged(since: number): AsyncIterable<KeptFeedback> {
		return this.#work.reading(this.#dates.feedback.since(since));
	}

	async recordMissed(missed: Missed): Promise<void> {
		await this.#work.writing(() => this.#dates.missed.keep(missed));
	}

	missed(most: number): Promise<Missed[]> {
		return this.#dates.missed.newest(most);
	}

	all(): AsyncIterable<Kept> {
		return allIn(this.#folder, this.#dates, this.#isAlive);
	}

	async restore(kept: AsyncIterable<Kept>): Promise<void> {
		await this.#work.writing(async () => {
			const left = await restoreFiles(this.#dates, kept);
			await this.#records.replaceAll(left.records, left.audited);
			await this.#conversations.replaceAll(left.conversations);
		});
	}

	async check(): Promise<StoreCheck> {
		const can = await tryFolder(this.#folder);
		if (!can.ok) return can;
		// Ready all the same: only another turn can show that it is over.
		const { failed: detail } = this.#work;
		if (detail !== undefined)
			return { ok: true, state: "last-write-failed", detail };
		return clockCheck(this.#now(), this.#conversations.newest) ?? can;
	}

	async close(): Promise<void> {
		try {
			await this.#conversations.compact();
		} finally {
			const dated = Object.values(this.#dates);
			const files = [this.#conversations, this.#records, ...dated];
			await Promise.all(files.map((file) => file.close()));
			this.#lock.release();
		}
	}

	readonly #isAlive = ({ at }: Conversation): boolean =>
		this.#now() - at <= this.#keepMs;

	async #tidy(): Promise<void> {
		await this.#conversations.tidy();
		await this.#records.tidy();
	}
}
