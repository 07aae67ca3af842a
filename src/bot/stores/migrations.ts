import type { ClientBase } from "pg";
import { StoreOpenError } from "./faults.ts";

/**
 * The tables, in the order in which they came. One that has been released is never changed: what is
 * to be different is added at the end. Plain SQL that other databases speaking PostgreSQL know too.
 */
const migrations: readonly (readonly string[])[] = [
	[
		`CREATE TABLE conversations (
			id text PRIMARY KEY,
			turns integer NOT NULL,
			at bigint NOT NULL,
			state text NOT NULL
		)`,
		"CREATE INDEX conversations_at ON conversations (at)",
		`CREATE TABLE receipts (
			number bigserial PRIMARY KEY,
			code text NOT NULL,
			conversation text NOT NULL,
			at bigint NOT NULL,
			receipt text NOT NULL
		)`,
		"CREATE INDEX receipts_code ON receipts (code)",
		"CREATE INDEX receipts_conversation ON receipts (conversation)",
		"CREATE INDEX receipts_at ON receipts (at)",
	],
	[
		`CREATE TABLE feedback (
			number bigserial PRIMARY KEY,
			conversation text,
			at bigint NOT NULL,
			feedback text NOT NULL
		)`,
		"CREATE INDEX feedback_conversation ON feedback (conversation)",
		"CREATE INDEX feedback_at ON feedback (at)",
		`CREATE TABLE turns (
			number bigserial PRIMARY KEY,
			at bigint NOT NULL,
			day text NOT NULL,
			outcome text NOT NULL,
			subject text,
			region text,
			channel text,
			ms double precision NOT NULL,
			p double precision
		)`,
		"CREATE INDEX turns_at ON turns (at)",
	],
	[
		`CREATE TABLE served (
			one integer PRIMARY KEY,
			reloads integer NOT NULL,
			tried bigint NOT NULL
		)`,
		"INSERT INTO served (one, reloads, tried) VALUES (1, 0, 0)",
	],
	["ALTER TABLE turns ADD COLUMN searched boolean"],
	[
		`CREATE TABLE missed (
			number bigserial PRIMARY KEY,
			conversation text NOT NULL,
			at bigint NOT NULL,
			missed text NOT NULL
		)`,
		"CREATE INDEX missed_conversation ON missed (conversation)",
		"CREATE INDEX missed_at ON missed (at)",
		`CREATE TABLE records (
			kind text NOT NULL,
			id text NOT NULL,
			revision integer NOT NULL,
			value text NOT NULL,
			PRIMARY KEY (kind, id)
		)`,
		`CREATE TABLE audit (
			number bigserial PRIMARY KEY,
			line text NOT NULL
		)`,
	],
];

/** Ours among the advisory locks of the database; any number that nobody else takes. */
const lockNumber = 1_213_354_067;

/**
 * Brings the tables up to date, each step once, whoever starts at the same time.
 * @throws {StoreOpenError} where a newer program has been here
 */
export async function migrate(client: ClientBase): Promise<void> {
	await client.query("BEGIN");
	try {
		await client.query("SELECT pg_advisory_xact_lock($1)", [lockNumber]);
		await client.query(
			"CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)",
		);
		const { rows } = await client.query(
			"SELECT coalesce(max(number), 0) AS done FROM migrations",
		);
		const done = Number(rows[0]?.done);
		if (done > migrations.length)
			throw new StoreOpenError(
				`the tables of the database are at step ${done}, this program knows ${migrations.length}: it is too old for them, start the newer one`,
			);
		for (const [i, statements] of migrations.entries()) {
			if (i < done) continue;
			for (const statement of statements) await client.query(statement);
			await client.query("INSERT INTO migrations (number) VALUES ($1)", [
				i + 1,
			]);
		}
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK").catch(() => undefined);
		throw error;
	}
}
