import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Database } from "./database.ts";
import { messageOf, type StoreAwayError } from "./faults.ts";
import type { StoreCheck } from "./store.ts";

const channel = "hrss_guide_reload";
const firstWaitMs = 500;
const longestWaitMs = 30_000;

/** The processes on one database: told to read their knowledge anew, one tells all. */
export class Replicas {
	readonly #database: Database;
	readonly #reload: () => void;
	readonly #own = randomUUID();
	#client: Client | undefined;
	#timer: NodeJS.Timeout | undefined;
	#waitMs = firstWaitMs;
	#closed = false;
	/** How many reloads were told of when we last listened. */
	#known: number | undefined;
	#check: StoreCheck = { ok: true, state: "connecting" };

	/** @param reload is called when another process was told to read its knowledge anew */
	constructor(database: Database, reload: () => void) {
		this.#database = database;
		this.#reload = reload;
	}

	/** Whether we hear of it. Not hearing makes nobody unready: what is served is served well. */
	get check(): StoreCheck {
		return this.#check;
	}

	/** Listens, and goes on trying where the connection breaks. Never rejects. */
	async listen(): Promise<void> {
		const client = this.#database.connection();
		this.#client = client;
		client.on("notification", ({ payload = "" }) => this.#heard(payload));
		client.on("error", () => undefined);
		client.once("end", () => this.#again("the connection has ended"));
		try {
			await client.connect();
			await client.query(`LISTEN ${channel}`);
			const { rows } = await client.query(
				"SELECT reloads FROM served WHERE one = 1",
			);
			this.#waitMs = firstWaitMs;
			this.#check = { ok: true, state: "listening" };
			this.#caughtUp(Number(rows[0]?.reloads));
		} catch (error) {
			const { state, message } = this.#database.away(error) as StoreAwayError;
			if (state === "away" || state === "busy") this.#again(message);
			else this.#refused(message);
			await client.end().catch(() => undefined);
		}
	}

	/** Tells the others. @throws {StoreAwayError} where they cannot be told */
	async tell(): Promise<void> {
		const { rows } = await this.#database.query(
			"UPDATE served SET reloads = reloads + 1 WHERE one = 1 RETURNING reloads",
		);
		const count = Number(rows[0]?.reloads);
		this.#known = count;
		await this.#database.query("SELECT pg_notify($1, $2)", [
			channel,
			`${this.#own} ${count}`,
		]);
	}

	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#client?.end().catch(() => undefined);
	}

	#heard(payload: string): void {
		const [from, count] = payload.split(" ");
		this.#known = Number(count);
		if (from !== this.#own) this.#reload();
	}

	/** What was told while we did not listen. */
	#caughtUp(reloads: number): void {
		const missed = this.#known !== undefined && this.#known !== reloads;
		this.#known = reloads;
		if (missed) this.#reload();
	}

	#again(why: string): void {
		if (this.#closed || this.#timer || this.#check.state === "refused") return;
		this.#check = {
			ok: true,
			state: "reconnecting",
			detail: `a reload told to another process is not heard just now (${why}); tried again in ${this.#waitMs} ms`,
		};
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void this.listen();
		}, this.#waitMs);
		this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs);
	}

	#refused(why: string): void {
		this.#check = {
			ok: true,
			state: "refused",
			detail: `LISTEN is refused (${messageOf(why)}): a reload told to another process is not heard here; send SIGHUP to each`,
		};
	}
}
