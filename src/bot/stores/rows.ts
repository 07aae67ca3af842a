import type { ClientBase } from "pg";
import type { Database } from "./database.ts";
import { recordRows, restoreRecord } from "./record-rows.ts";
import type { Kept, KeptFeedback, Retention, TurnEvent } from "./store.ts";

/** Read together; a store may hold more than fits into memory. */
const page = 1000;
/** Counted turns are small, and a year has many. */
const countedPage = 2000;

type Row = Readonly<Record<string, unknown>>;

interface Reading {
	readonly table: keyof Retention;
	readonly key: "id" | "number";
	readonly kept: (row: Row) => Kept;
}

const readings: readonly Reading[] = [
	{
		table: "conversations",
		key: "id",
		kept: (row) => ({
			kind: "conversation",
			value: JSON.parse(String(row.state)),
		}),
	},
	{
		table: "receipts",
		key: "number",
		kept: (row) => ({
			kind: "receipt",
			value: JSON.parse(String(row.receipt)),
		}),
	},
	{
		table: "feedback",
		key: "number",
		kept: (row) => ({ kind: "feedback", value: feedbackOf(row) }),
	},
	{
		table: "turns",
		key: "number",
		kept: (row) => ({ kind: "turn", value: turnOf(row) }),
	},
	{
		table: "missed",
		key: "number",
		kept: (row) => ({ kind: "missed", value: JSON.parse(String(row.missed)) }),
	},
];

/**
 * All that the database keeps, as it stood at one moment.
 * @param since the earliest time of each kind that is still to be told, in milliseconds since 1970
 */
export async function* allRows(
	database: Database,
	since: Readonly<Record<keyof Retention, number>>,
): AsyncGenerator<Kept> {
	const client = database.connection();
	client.on("error", () => undefined);
	await client.connect().catch((error) => {
		throw database.away(error);
	});
	try {
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
		for (const { table, key, kept } of readings) {
			// Letters in the order of their codes, as the other stores have them.
			const order = key === "id" ? 'id COLLATE "C"' : key;
			let last: unknown = key === "id" ? "" : 0;
			for (;;) {
				const { rows } = await client.query(
					`SELECT * FROM ${table} WHERE ${order} > $1 AND at >= $2 ORDER BY ${order} LIMIT ${page}`,
					[last, since[table]],
				);
				for (const row of rows) yield kept(row);
				if (rows.length < page) break;
				last = rows.at(-1)[key];
			}
		}
		yield* recordRows(client);
		await client.query("COMMIT");
	} catch (error) {
		throw database.away(error);
	} finally {
		await client.end();
	}
}

/**
 * The rows of a table from a time on, by the index on it: the newest week of many years is not slower
 * than that of one. Page by page, so that a year is never in memory and no connection is held.
 */
export async function* rowsSince<T>(
	database: Database,
	table: "turns" | "feedback",
	since: number,
	read: (row: Row) => T,
): AsyncGenerator<T> {
	let last: readonly [at: number, number: number] = [Math.ceil(since), 0];
	for (;;) {
		const { rows } = await database.query(
			`SELECT * FROM ${table} WHERE (at, number) > ($1, $2) ORDER BY at, number LIMIT ${countedPage}`,
			last,
		);
		for (const row of rows) yield read(row);
		if (rows.length < countedPage) return;
		const { at, number } = rows.at(-1);
		last = [at, number];
	}
}

/** Puts these in the place of all rows, within the caller's transaction. */
export async function restoreRows(
	client: ClientBase,
	kept: AsyncIterable<Kept>,
): Promise<void> {
	for (const table of [...readings.map((r) => r.table), "records", "audit"])
		await client.query(`DELETE FROM ${table}`);
	for await (const one of kept)
		if (one.kind === "record" || one.kind === "audit")
			await restoreRecord(client, one);
		else await client.query(...insertOf(one));
}

export function insertOf(
	kept: Exclude<Kept, { kind: "record" | "audit" }>,
): [string, unknown[]] {
	const json = JSON.stringify(kept.value);
	switch (kept.kind) {
		case "conversation": {
			const { id, turns, at } = kept.value;
			return insert("conversations", { id, turns, at, state: json });
		}
		case "receipt": {
			const { code, at, before } = kept.value;
			const conversation = before.id;
			return insert("receipts", { code, conversation, at, receipt: json });
		}
		case "feedback": {
			const { conversation, ...feedback } = kept.value;
			const { at } = feedback;
			const text = JSON.stringify(feedback);
			return insert("feedback", { conversation, at, feedback: text });
		}
		case "turn":
			return insert("turns", { ...kept.value });
		case "missed": {
			const { conversation, at } = kept.value;
			return insert("missed", { conversation, at, missed: json });
		}
	}
}

function insert(table: string, row: Row): [string, unknown[]] {
	const columns = Object.keys(row);
	const places = columns.map((_, i) => `$${i + 1}`);
	return [
		`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
		Object.values(row),
	];
}

export function feedbackOf(row: Row): KeptFeedback {
	return {
		...JSON.parse(String(row.feedback)),
		...(row.conversation === null ? {} : { conversation: row.conversation }),
	};
}

/** In the order in which a turn is counted, so that every store tells it alike. */
export function turnOf(row: Row): TurnEvent {
	const { at, day, outcome, ms } = row;
	const event: Record<string, unknown> = { at: Number(at), day, outcome };
	for (const name of ["subject", "region", "channel", "searched", "p"])
		if (row[name] !== null) event[name] = row[name];
	event.ms = ms;
	return event as unknown as TurnEvent;
}
