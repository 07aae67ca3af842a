import { Appender } from "./appender.ts";
import type { DatedFiles } from "./dated-files.ts";
import { replaceFile } from "./lines.ts";
import type { MemoryRecords } from "./memory-records.ts";
import type { AuditLine, Change, Rec, RecordKind, Records } from "./records.ts";
import {
	type NumberedLine,
	newestLines,
	type RecordLine,
	readRecords,
	recordsPath,
} from "./records-read.ts";

/** So many changes, and the file is written anew. */
const mostChanges = 2000;

/**
 * The desk's records in one file of lines: a change with its line of the audit is one line, written
 * to the disk itself, so that it is there whole or not at all. When the file is written anew the
 * audit moves on to files of its own, a month each.
 */
export class RecordsFile implements Records {
	readonly #folder: string;
	readonly #file: Appender;
	readonly #audited: DatedFiles<NumberedLine>;
	readonly #kept: MemoryRecords;
	#waiting: NumberedLine[];
	#last: number;
	#changes = 0;
	/** A write did not end: what stands at the end of the file is not what was said to be kept. */
	#isTorn = false;
	#changing: Promise<unknown> = Promise.resolve();

	constructor(folder: string, audited: DatedFiles<NumberedLine>) {
		this.#folder = folder;
		this.#file = new Appender(recordsPath(folder));
		this.#audited = audited;
		const { kept, waiting, last } = readRecords(folder);
		this.#kept = kept;
		this.#waiting = waiting;
		this.#last = last;
	}

	/** Writes the file anew, as after a start; a crash may have left lines of the audit in both places. */
	async tidy(): Promise<void> {
		const near = await this.#audited.newest(2 * this.#waiting.length + 1);
		const there = new Set(near.map(({ n }) => n));
		this.#waiting = this.#waiting.filter(({ n }) => !there.has(n));
		this.#last = Math.max(this.#last, near[0]?.n ?? 0);
		await this.#inTurn(() => this.#compact());
	}

	get<V>(kind: RecordKind, id: string): Promise<Rec<V> | undefined> {
		return this.#kept.get(kind, id);
	}

	list<V>(kind: RecordKind): Promise<Rec<V>[]> {
		return this.#kept.list(kind);
	}

	change(
		changes: readonly Change[],
		line: AuditLine | undefined,
	): Promise<void> {
		return this.#inTurn(async () => {
			this.#kept.check(changes);
			if (this.#isTorn) await this.#compact();
			const audit = line && { ...line, n: this.#last + 1 };
			const written: RecordLine = { changes, ...(audit ? { audit } : {}) };
			try {
				await this.#file.keep(JSON.stringify(written));
			} catch (error) {
				this.#isTorn = true;
				await this.#file.close();
				throw error;
			}
			this.#kept.apply(changes);
			if (audit) {
				this.#waiting.push(audit);
				this.#last = audit.n;
			}
			// The change is kept already: where the whole cannot be written now, the next one tries again.
			if (++this.#changes > mostChanges)
				await this.#compact().catch(() => undefined);
		});
	}

	audit(limit: number): Promise<AuditLine[]> {
		return this.#inTurn(() => newestLines(this.#waiting, this.#audited, limit));
	}

	/** Puts these in the place of all; the audit's own files hold so many lines already. */
	replaceAll(records: readonly Rec[], audited: number): Promise<void> {
		return this.#inTurn(async () => {
			this.#kept.apply(
				this.#kept.all().map((record) => ({ ...record, value: undefined })),
			);
			for (const record of records) this.#kept.put(record);
			this.#waiting = [];
			this.#last = audited;
			await this.#compact();
		});
	}

	close(): Promise<void> {
		return this.#inTurn(() => this.#file.close());
	}

	async #compact(): Promise<void> {
		await this.#file.close();
		if (this.#waiting.length > 0) {
			await this.#audited.keepAll(this.#waiting);
			this.#waiting = [];
		}
		const lines: RecordLine[] = [
			{ audited: this.#last },
			...this.#kept.all().map((record) => ({ record })),
		];
		const text = lines.map((line) => JSON.stringify(line)).join("\n");
		await replaceFile(recordsPath(this.#folder), `${text}\n`);
		this.#changes = 0;
		this.#isTorn = false;
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#changing.then(work);
		this.#changing = mine.catch(() => undefined);
		return mine;
	}
}
