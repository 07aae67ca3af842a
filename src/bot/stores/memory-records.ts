import {
	type AuditLine,
	type Change,
	type Rec,
	RecordConflictError,
	type RecordKind,
	type Records,
} from "./records.ts";

/** Keeps them in the process: for tests, and as what a file's lines add up to. */
export class MemoryRecords implements Records {
	readonly #kept = new Map<string, Rec>();
	readonly #audit: AuditLine[] = [];

	async get<V>(kind: RecordKind, id: string): Promise<Rec<V> | undefined> {
		return this.#kept.get(keyOf(kind, id)) as Rec<V> | undefined;
	}

	async list<V>(kind: RecordKind): Promise<Rec<V>[]> {
		const all = [...this.#kept.values()].filter((r) => r.kind === kind);
		return (all as Rec<V>[]).sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	async change(changes: readonly Change[], line: AuditLine): Promise<void> {
		this.check(changes);
		for (const { kind, id, revision, value } of changes)
			if (value === undefined) this.#kept.delete(keyOf(kind, id));
			else
				this.#kept.set(keyOf(kind, id), {
					kind,
					id,
					revision: revision + 1,
					value: structuredClone(value),
				});
		this.#audit.push(line);
	}

	/** @throws {RecordConflictError} where one of them could not be made just now */
	check(changes: readonly Change[]): void {
		for (const change of changes) {
			const at = this.#kept.get(keyOf(change.kind, change.id))?.revision ?? 0;
			if (at !== change.revision) throw new RecordConflictError(change);
		}
	}

	async audit(limit: number): Promise<AuditLine[]> {
		return this.#audit.slice(-limit).reverse();
	}
}

function keyOf(kind: RecordKind, id: string): string {
	return `${kind}:${id}`;
}
