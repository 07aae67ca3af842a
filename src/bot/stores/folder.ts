import { existsSync, readFileSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Conversation } from "../conversation.ts";
import type { Missed } from "../missed.ts";
import { dayLetters, type Receipt } from "../receipts.ts";
import { DatedFiles } from "./dated-files.ts";
import { messageOf, StoreOpenError } from "./faults.ts";
import type { NumberedLine } from "./records-read.ts";
import type {
	KeptFeedback,
	Retention,
	StoreCheck,
	TurnEvent,
} from "./store.ts";

const dayMs = 86_400_000;

/** What lies in the folder beside the conversations. */
export interface Dates {
	readonly receipts: DatedFiles<Receipt>;
	readonly feedback: DatedFiles<KeptFeedback>;
	readonly turns: DatedFiles<TurnEvent>;
	readonly missed: DatedFiles<Missed>;
	/** 操作日志: kept for good. */
	readonly audit: DatedFiles<NumberedLine>;
}

export function datesIn(
	folder: string,
	keep: Retention,
	now: () => number,
): Dates {
	const daily = { folder, now, spanMs: dayMs };
	const monthly = { ...daily, spanMs: 31 * dayMs };
	const month = (at: number) => new Date(at).toISOString().slice(0, 7);
	return {
		receipts: new DatedFiles<Receipt>({
			...daily,
			prefix: "receipts",
			nameOf: dayLetters,
			keepMs: keep.receipts,
		}),
		feedback: new DatedFiles<KeptFeedback>({
			...monthly,
			prefix: "feedback",
			nameOf: month,
			keepMs: keep.feedback,
		}),
		turns: new DatedFiles<TurnEvent>({
			...monthly,
			prefix: "turns",
			nameOf: month,
			keepMs: keep.turns,
		}),
		missed: new DatedFiles<Missed>({
			...monthly,
			prefix: "missed",
			nameOf: month,
			keepMs: keep.missed,
		}),
		audit: new DatedFiles<NumberedLine>({
			...monthly,
			prefix: "audit",
			nameOf: month,
			keepMs: Number.POSITIVE_INFINITY,
		}),
	};
}

export const conversationsPath = (folder: string) =>
	join(folder, "conversations.json");
export const journalPath = (folder: string) =>
	join(folder, "conversations.journal.jsonl");

const file = z.object({
	conversations: z.record(
		z.string(),
		z.looseObject({ id: z.string(), at: z.number() }),
	),
});

/** By id. Ids come from outside; in a plain object, constructor would be known and __proto__ no key. */
export type Conversations = Record<string, Conversation>;

/**
 * The conversations as they were when the file was last written whole.
 * @throws {StoreOpenError} that names the file where it cannot be read
 */
export function readConversations(folder: string): Conversations {
	const path = conversationsPath(folder);
	const none: Conversations = Object.create(null);
	if (!existsSync(path)) return none;
	try {
		const data = JSON.parse(readFileSync(path, "utf8"));
		file.parse(data);
		return Object.assign(none, data.conversations);
	} catch (error) {
		throw new StoreOpenError(
			`${path} cannot be read (${messageOf(error)}). Move it away to start with no conversations.`,
		);
	}
}

const states: Readonly<Record<string, string>> = {
	ENOSPC: "full",
	EDQUOT: "full",
	EFBIG: "full",
	EROFS: "read-only",
	EACCES: "read-only",
	EPERM: "read-only",
	ENOENT: "gone",
};

/** A word for why a file cannot be written. */
export function stateOf(error: unknown): string {
	return states[(error as NodeJS.ErrnoException).code ?? ""] ?? "failing";
}

/** Smaller files still go where there is no block left for a turn. */
const probe = Buffer.alloc(4096);

/** Writes and removes a file, as a turn would. */
export async function tryFolder(folder: string): Promise<StoreCheck> {
	const path = join(folder, "probe");
	try {
		const handle = await open(path, "w");
		try {
			await handle.write(probe);
			await handle.datasync();
		} finally {
			await handle.close();
			await rm(path, { force: true });
		}
		return { ok: true, state: "writable" };
	} catch (error) {
		return {
			ok: false,
			state: stateOf(error),
			detail: `DATA_DIR ${folder} cannot be written to (${messageOf(error)}): no turn is taken until it can; nothing kept before is lost`,
		};
	}
}
