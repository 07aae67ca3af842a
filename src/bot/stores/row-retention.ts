import type { Database } from "./database.ts";
import type { Retention } from "./store.ts";

const hourMs = 3_600_000;
/** What goes when its retention has ended. */
const kinds = [
	"conversations",
	"receipts",
	"feedback",
	"turns",
	"missed",
] as const;

/** How long rows are kept, and that they go when that has ended. */
export class RowRetention {
	readonly #database: Database;
	readonly #keep: Retention;
	readonly #now: () => number;
	#swept: number;

	constructor(database: Database, keep: Retention, now: () => number) {
		this.#database = database;
		this.#keep = keep;
		this.#now = now;
		this.#swept = now();
	}

	/** The earliest time that is still within the retention. */
	since(kind: keyof Retention): number {
		return Math.ceil(this.#now() - this.#keep[kind]);
	}

	/** The same of every kind. */
	sinceOfAll(): Readonly<Record<keyof Retention, number>> {
		const since = kinds.map((kind) => [kind, this.since(kind)]);
		return Object.fromEntries(since);
	}

	isSweepDue(): boolean {
		return this.#now() - this.#swept >= hourMs;
	}

	/** What is past its retention goes. */
	async sweep(): Promise<void> {
		this.#swept = this.#now();
		await this.#database.with(async (client) => {
			for (const kind of kinds)
				await client.query(`DELETE FROM ${kind} WHERE at < $1`, [
					this.since(kind),
				]);
		});
	}
}
