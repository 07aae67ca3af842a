import { createRequire } from "node:module";
import type { Client, ClientBase, Pool, QueryResult } from "pg";
import { messageOf, StoreAwayError } from "./faults.ts";

/** Loaded when a database is used: a server on a folder starts faster without. */
const driver = (): typeof import("pg") =>
	createRequire(import.meta.url)("pg") as typeof import("pg");

/** How the database is reached. */
export interface DatabaseOptions {
	/** postgres://user@host:port/name */
	readonly url: string;
	/** In the place of one in the address. */
	readonly password?: string | undefined;
}

/** Longer than a turn's statement takes where the database is well; a person waits no longer. */
const patienceMs = 5000;

/** Connections to the database; a fault comes out as {@link StoreAwayError}. */
export class Database {
	/** The address without its password. */
	readonly name: string;
	readonly #config: object;
	readonly #pool: Pool;

	constructor({ url, password }: DatabaseOptions) {
		const shown = new URL(url);
		shown.password = "";
		shown.search = "";
		this.name = shown.href;
		const whole = new URL(url);
		if (password !== undefined) whole.password = password;
		this.#config = {
			connectionString: whole.href,
			application_name: "hrss-guide",
			connectionTimeoutMillis: patienceMs,
			keepAlive: true,
		};
		this.#pool = new (driver().Pool)({
			...this.#config,
			query_timeout: patienceMs,
		});
		// A connection that breaks while nobody uses it: the next query opens another.
		this.#pool.on("error", () => undefined);
	}

	async query(
		text: string,
		values: readonly unknown[] = [],
	): Promise<QueryResult> {
		try {
			return await this.#pool.query(text, [...values]);
		} catch (error) {
			throw this.away(error);
		}
	}

	/** A connection of its own for a piece of work that may take its time. */
	async with<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
		const client = this.connection();
		client.on("error", () => undefined);
		try {
			await client.connect();
			return await work(client);
		} catch (error) {
			throw this.away(error);
		} finally {
			await client.end().catch(() => undefined);
		}
	}

	/** All or nothing. */
	transaction<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
		return this.with(async (client) => {
			await client.query("BEGIN");
			const result = await work(client);
			await client.query("COMMIT");
			return result;
		});
	}

	/** A connection outside the pool, to stay on; not yet open. */
	connection(): Client {
		return new (driver().Client)(this.#config);
	}

	/** The fault as one of ours; those that are ours stay what they are. */
	away(error: unknown): Error {
		const { code } = error as { code?: string };
		if (code === undefined && error instanceof Error && isOurs(error))
			return error;
		const why = `${this.name}: ${messageOf(error)}`;
		const away = new StoreAwayError(stateOf(code), why);
		away.cause = code;
		return away;
	}

	async close(): Promise<void> {
		await this.#pool.end();
	}
}

function isOurs(error: Error): boolean {
	return /^(Store|Turn|Record)/.test(error.name);
}

/** By SQLSTATE, see PostgreSQL's appendix A; everything without one is the connection. */
const states: Readonly<Record<string, string>> = {
	"53100": "full",
	"25006": "read-only",
	"53300": "busy",
	"28000": "refused",
	"28P01": "refused",
	"3D000": "refused",
	"42501": "refused",
};

function stateOf(code: string | undefined): string {
	if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) return "away";
	return states[code] ?? (/^(08|57P)/.test(code) ? "away" : "failing");
}
