import { join } from "node:path";
import type { DatedFiles } from "./dated-files.ts";
import { readLines } from "./lines.ts";
import { MemoryRecords } from "./memory-records.ts";
import {
	type AuditLine,
	type Change,
	notInBackups,
	type Rec,
} from "./records.ts";
import type { Kept } from "./store.ts";

/** A line of the audit with its number, by which one that stands in two places is known. */
export interface NumberedLine extends AuditLine {
	/** From 1, one more with every line. */
	readonly n: number;
}

/** A line of records.jsonl: a record as it stood when the file was written anew, or a change since. */
export type RecordLine =
	| { readonly audited: number }
	| { readonly record: Rec }
	| { readonly changes: readonly Change[]; readonly audit?: NumberedLine };

/** What records.jsonl holds. */
interface Read {
	readonly kept: MemoryRecords;
	/** Lines of the audit that may not stand in its own files yet. */
	readonly waiting: NumberedLine[];
	/** The number of the last line of the audit. */
	readonly last: number;
}

export const recordsPath = (folder: string) => join(folder, "records.jsonl");
/** Reads it, as far as it was written to its end. */
export function readRecords(folder: string): Read {
	const kept = new MemoryRecords();
	const waiting: NumberedLine[] = [];
	let last = 0;
	for (const line of readLines<RecordLine>(recordsPath(folder)))
		if ("audited" in line) last = line.audited;
		else if ("record" in line) kept.put(line.record);
		else {
			kept.apply(line.changes);
			if (line.audit) waiting.push(line.audit);
		}
	return { kept, waiting, last: waiting.at(-1)?.n ?? last };
}

/** The newest lines of the audit first, from both places. */
export async function newestLines(
	waiting: readonly NumberedLine[],
	audited: DatedFiles<NumberedLine>,
	limit: number,
): Promise<AuditLine[]> {
	const byNumber = new Map(waiting.map((line) => [line.n, line]));
	if (byNumber.size < limit)
		for (const line of await audited.newest(limit)) byNumber.set(line.n, line);
	return [...byNumber.values()]
		.sort((a, b) => b.n - a.n)
		.slice(0, limit)
		.map(withoutNumber);
}

/** All that the folder keeps of records, that a backup holds, and the audit, while its server may go on. */
export async function* recordsIn(
	folder: string,
	audited: DatedFiles<NumberedLine>,
): AsyncGenerator<Kept> {
	// This file first: what moves on from it in between is then met twice, and not lost.
	const { kept, waiting } = readRecords(folder);
	for (const value of kept.all())
		if (!notInBackups.includes(value.kind)) yield { kind: "record", value };
	const left = new Map(waiting.map((line) => [line.n, line]));
	for await (const line of audited.all()) {
		left.delete(line.n);
		yield { kind: "audit", value: withoutNumber(line) };
	}
	for (const line of left.values())
		yield { kind: "audit", value: withoutNumber(line) };
}

function withoutNumber({ n: _number, ...line }: NumberedLine): AuditLine {
	return line;
}
