import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Missed } from "../missed.ts";
import type { Receipt } from "../receipts.ts";
import type { Database } from "./database.ts";
import {
	clockCheck,
	messageOf,
	type StoreAwayError,
	StoreOpenError,
} from "./faults.ts";
import { migrate } from "./migrations.ts";
import { putTurn } from "./put-turn.ts";
import { RecordRows } from "./record-rows.ts";
import { RowRetention } from "./row-retention.ts";
import {
	allRows,
	feedbackOf,
	insertOf,
	restoreRows,
	rowsSince,
	turnOf,
} from "./rows.ts";
import type {
	Kept,
	KeptFeedback,
	Retention,
	Store,
	StoreCheck,
	TurnEvent,
	TurnKept,
} from "./store.ts";

/** PostgreSQL, for any number of processes. A turn counts only if it was taken on the newest state. */
export class PostgresStore implements Store {
	readonly records: RecordRows;
	readonly #database: Database;
	readonly #retention: RowRetention;
	readonly #now: () => number;
	/** When the newest turn seen here was kept. */
	#newest = 0;

	private constructor(database: Database, keep: Retention, now: () => number) {
		this.#database = database;
		this.records = new RecordRows(database);
		this.#retention = new RowRetention(database, keep, now);
		this.#now = now;
	}

	/**
	 * Connects, and brings the tables up to date.
	 * @throws {StoreOpenError} that says which database cannot be used, and why
	 */
	static async open(
		database: Database,
		keep: Retention,
		now: () => number,
	): Promise<PostgresStore> {
		try {
			await database.with(migrate);
			const store = new PostgresStore(database, keep, now);
			await store.#retention.sweep();
			return store;
		} catch (error) {
			await database.close();
			if (error instanceof StoreOpenError) throw error;
			throw new StoreOpenError(
				`DATABASE_URL cannot be used: ${messageOf(error)}. Start the database, or mend DATABASE_URL (a password is not shown here).`,
			);
		}
	}

	async conversation(id: string): Promise<Conversation | undefined> {
		const { rows } = await this.#database.query(
			"SELECT state FROM conversations WHERE id = $1 AND at >= $2",
			[id, this.#retention.since("conversations")],
		);
		return rows[0] && JSON.parse(rows[0].state);
	}

	async save(turn: TurnKept): Promise<void> {
		const expired = this.#retention.since("conversations");
		await putTurn(this.#database, { ...turn, expired });
		this.#newest = Math.max(this.#newest, turn.conversation.at);
		if (this.#retention.isSweepDue())
			this.#retention.sweep().catch(() => undefined);
	}

	async receipt(code: string): Promise<Receipt | undefined> {
		const { rows } = await this.#database.query(
			"SELECT receipt FROM receipts WHERE code = $1 AND at >= $2 ORDER BY number LIMIT 1",
			[code, this.#retention.since("receipts")],
		);
		return rows[0] && JSON.parse(rows[0].receipt);
	}

	async forget(id: string): Promise<boolean> {
		return this.#database.transaction(async (client) => {
			// The conversation first: a turn under way elsewhere then waits, and finds its state gone.
			const { rowCount } = await client.query(
				"DELETE FROM conversations WHERE id = $1",
				[id],
			);
			await client.query("DELETE FROM receipts WHERE conversation = $1", [id]);
			await client.query("DELETE FROM feedback WHERE conversation = $1", [id]);
			await client.query("DELETE FROM missed WHERE conversation = $1", [id]);
			return rowCount === 1;
		});
	}

	async recordFeedback(feedback: Feedback): Promise<void> {
		await this.#database.query(
			`INSERT INTO feedback (conversation, at, feedback) VALUES (
				(SELECT conversation FROM receipts WHERE code = $1 ORDER BY number LIMIT 1),
				$2, $3)`,
			[feedback.receipt, feedback.at, JSON.stringify(feedback)],
		);
	}

	async recordTurn(event: TurnEvent): Promise<void> {
		await this.#database.query(...insertOf({ kind: "turn", value: event }));
	}

	turns(since: number): AsyncIterable<TurnEvent> {
		const from = Math.max(since, this.#retention.since("turns"));
		return rowsSince(this.#database, "turns", from, turnOf);
	}

	judged(since: number): AsyncIterable<KeptFeedback> {
		const from = Math.max(since, this.#retention.since("feedback"));
		return rowsSince(this.#database, "feedback", from, feedbackOf);
	}

	async recordMissed(missed: Missed): Promise<void> {
		const { conversation, at } = missed;
		await this.#database.query(
			"INSERT INTO missed (conversation, at, missed) VALUES ($1, $2, $3)",
			[conversation, at, JSON.stringify(missed)],
		);
	}

	async missed(most: number): Promise<Missed[]> {
		const { rows } = await this.#database.query(
			"SELECT missed FROM missed WHERE at >= $1 ORDER BY number DESC LIMIT $2",
			[this.#retention.since("missed"), most],
		);
		return rows.map(({ missed }) => JSON.parse(missed));
	}

	all(): AsyncIterable<Kept> {
		return allRows(this.#database, this.#retention.sinceOfAll());
	}

	async restore(kept: AsyncIterable<Kept>): Promise<void> {
		await this.#database.transaction((client) => restoreRows(client, kept));
	}

	async check(): Promise<StoreCheck> {
		try {
			// A write, since a full disk or a standby can still be read.
			await this.#database.query("UPDATE served SET tried = $1 WHERE one = 1", [
				this.#now(),
			]);
		} catch (error) {
			const { state, message } = error as StoreAwayError;
			return {
				ok: false,
				state,
				detail: `${message}: no turn is taken until it can be kept; nothing kept before is lost`,
			};
		}
		return (
			clockCheck(this.#now(), this.#newest) ?? { ok: true, state: "writable" }
		);
	}

	close(): Promise<void> {
		return this.#database.close();
	}
}
