import { datesIn } from "./folder.ts";
import { allIn } from "./folder-kept.ts";
import { newestLines, readRecords } from "./records-read.ts";
import type { Retention, Store } from "./store.ts";

/** Reads a folder beside a running server: nothing is written, no lock is taken, conversations are not loaded. */
export function readFolder(
	folder: string,
	keep: Retention,
	now: () => number,
): Store {
	const dates = datesIn(folder, keep, now);
	const refuse = async () => {
		throw new Error(`${folder} was opened for reading only`);
	};
	return {
		records: {
			get: (kind, id) => readRecords(folder).kept.get(kind, id),
			list: (kind) => readRecords(folder).kept.list(kind),
			audit: (limit) =>
				newestLines(readRecords(folder).waiting, dates.audit, limit),
			change: refuse,
		},
		missed: (most) => dates.missed.newest(most),
		recordMissed: refuse,
		conversation: async () => undefined,
		receipt: (code) =>
			dates.receipts.find(code.slice(0, 2), `"code":"${code}"`),
		all: () =>
			allIn(folder, dates, ({ at }) => now() - at <= keep.conversations),
		turns: (since) => dates.turns.since(since),
		judged: (since) => dates.feedback.since(since),
		save: refuse,
		forget: refuse,
		recordFeedback: refuse,
		recordTurn: refuse,
		restore: refuse,
		check: async () => ({ ok: false, state: "read-only" }),
		close: async () => undefined,
	};
}
