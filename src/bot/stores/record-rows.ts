import type { ClientBase } from "pg";
import type { Database } from "./database.ts";
import {
	type AuditLine,
	type Change,
	notInBackups,
	type Rec,
	RecordConflictError,
	type RecordKind,
	type Records,
} from "./records.ts";
import type { Kept } from "./store.ts";

/** Read together; the audit of years does not fit into memory. */
const page = 1000;

/** The desk's records as rows: a change and its line of the audit are one transaction. */
export class RecordRows implements Records {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	async get<V>(kind: RecordKind, id: string): Promise<Rec<V> | undefined> {
		const { rows } = await this.#database.query(
			"SELECT * FROM records WHERE kind = $1 AND id = $2",
			[kind, id],
		);
		return rows[0] && (recordOf(rows[0]) as Rec<V>);
	}

	async list<V>(kind: RecordKind): Promise<Rec<V>[]> {
		const { rows } = await this.#database.query(
			'SELECT * FROM records WHERE kind = $1 ORDER BY id COLLATE "C"',
			[kind],
		);
		return rows.map(recordOf) as Rec<V>[];
	}

	async change(
		changes: readonly Change[],
		line: AuditLine | undefined,
	): Promise<void> {
		// Always in the same order: two who change the same records then wait and do not lock each other out.
		const inOrder = [...changes].sort((a, b) =>
			`${a.kind}:${a.id}` < `${b.kind}:${b.id}` ? -1 : 1,
		);
		await this.#database.transaction(async (client) => {
			for (const change of inOrder)
				if (!(await isMade(client, change)))
					throw new RecordConflictError(change);
			if (line) await addLine(client, line);
		});
	}

	async audit(limit: number): Promise<AuditLine[]> {
		const { rows } = await this.#database.query(
			"SELECT line FROM audit ORDER BY number DESC LIMIT $1",
			[limit],
		);
		return rows.map(({ line }) => JSON.parse(line));
	}
}

async function isMade(
	client: ClientBase,
	{ kind, id, revision, value }: Change,
): Promise<boolean> {
	if (revision === 0) {
		const { rowCount } = await client.query(
			value === undefined
				? "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM records WHERE kind = $1 AND id = $2)"
				: "INSERT INTO records (kind, id, revision, value) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING",
			value === undefined ? [kind, id] : [kind, id, JSON.stringify(value)],
		);
		return rowCount === 1;
	}
	const { rowCount } = await client.query(
		value === undefined
			? "DELETE FROM records WHERE kind = $1 AND id = $2 AND revision = $3"
			: "UPDATE records SET revision = $3 + 1, value = $4 WHERE kind = $1 AND id = $2 AND revision = $3",
		value === undefined
			? [kind, id, revision]
			: [kind, id, revision, JSON.stringify(value)],
	);
	return rowCount === 1;
}

/** All of them that a backup holds, and the audit, within the caller's transaction. */
export async function* recordRows(client: ClientBase): AsyncGenerator<Kept> {
	const { rows } = await client.query(
		`SELECT * FROM records WHERE kind <> ALL ($1)
		ORDER BY kind COLLATE "C", id COLLATE "C"`,
		[notInBackups],
	);
	for (const row of rows) yield { kind: "record", value: recordOf(row) };
	for (let last = 0; ; ) {
		const { rows } = await client.query(
			`SELECT number, line FROM audit WHERE number > $1 ORDER BY number LIMIT ${page}`,
			[last],
		);
		for (const { line } of rows)
			yield { kind: "audit", value: JSON.parse(line) };
		if (rows.length < page) return;
		last = Number(rows.at(-1).number);
	}
}

export async function restoreRecord(
	client: ClientBase,
	one: Extract<Kept, { kind: "record" | "audit" }>,
): Promise<void> {
	if (one.kind === "audit") return addLine(client, one.value);
	const { kind, id, revision, value } = one.value;
	await client.query(
		"INSERT INTO records (kind, id, revision, value) VALUES ($1, $2, $3, $4)",
		[kind, id, revision, JSON.stringify(value)],
	);
}

async function addLine(client: ClientBase, line: AuditLine): Promise<void> {
	await client.query("INSERT INTO audit (line) VALUES ($1)", [
		JSON.stringify(line),
	]);
}

function recordOf(row: Readonly<Record<string, unknown>>): Rec {
	return {
		kind: row.kind as RecordKind,
		id: String(row.id),
		revision: Number(row.revision),
		value: JSON.parse(String(row.value)),
	};
}
