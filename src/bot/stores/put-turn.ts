import type { Database } from "./database.ts";
import { StoreAwayError, TurnConflictError } from "./faults.ts";
import type { TurnKept } from "./store.ts";

/** SQLSTATE unique_violation */
const duplicate = "23505";

const putRest = `, noted AS (
	INSERT INTO missed (conversation, at, missed)
	SELECT $1, $3::bigint, $7::text FROM moved WHERE $7::text IS NOT NULL
) INSERT INTO receipts (code, conversation, at, receipt)
	SELECT $5, $1, $3::bigint, $6 FROM moved`;
/** The turn in one statement: all or nothing, and one round trip. */
const begin = `WITH moved AS (
	INSERT INTO conversations (id, turns, at, state)
	VALUES ($1, $2::integer, $3::bigint, $4) RETURNING id
) ${putRest}`;
const goOn = `WITH moved AS (
	UPDATE conversations SET turns = $2::integer, at = $3::bigint, state = $4
	WHERE id = $1 AND turns = $8::integer RETURNING id
) ${putRest}`;

/** A turn to be kept. */
export interface TurnToPut extends TurnKept {
	/** A conversation last heard of before this is as good as gone, in milliseconds since 1970. */
	readonly expired: number;
}

/**
 * Keeps a turn if its conversation still stands where the turn began.
 * @throws {TurnConflictError} @throws {StoreAwayError}
 */
export async function putTurn(
	database: Database,
	turn: TurnToPut,
): Promise<void> {
	try {
		await put(database, turn);
	} catch (error) {
		if (!(error instanceof StoreAwayError) || error.state !== "away")
			throw error;
		// The connection broke: whether the turn was kept before that, only the database knows.
		if (!(await isKept(database, turn))) await put(database, turn);
	}
}

async function put(database: Database, turn: TurnToPut): Promise<void> {
	const { conversation, receipt, missed, expired } = turn;
	const { id, turns, at } = conversation;
	const state = JSON.stringify(conversation);
	const kept = [
		...[id, turns, at, state, receipt.code, JSON.stringify(receipt)],
		missed ? JSON.stringify(missed) : null,
	];
	if (receipt.before.turns > 0) {
		const { rowCount } = await database.query(goOn, [
			...kept,
			receipt.before.turns,
		]);
		if (rowCount !== 1) throw new TurnConflictError(id);
		return;
	}
	try {
		await database.query(begin, kept);
	} catch (error) {
		if ((error as Error).cause !== duplicate) throw error;
		const { rowCount } = await database.query(
			"DELETE FROM conversations WHERE id = $1 AND at < $2",
			[id, expired],
		);
		if (rowCount !== 1) throw new TurnConflictError(id);
		await put(database, turn);
	}
}

async function isKept(
	database: Database,
	{ receipt: { code, at, before } }: TurnToPut,
): Promise<boolean> {
	const { rows } = await database.query(
		"SELECT 1 FROM receipts WHERE code = $1 AND conversation = $2 AND at = $3",
		[code, before.id, at],
	);
	return rows.length > 0;
}
