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
		const found = this.#kept.get(keyOf(kind, id));
		return found && (structuredClone(found) as Rec<V>);
	}

	async list<V>(kind: RecordKind): Promise<Rec<V>[]> {
		const all = this.all().filter((r) => r.kind === kind);
		return structuredClone(all) as Rec<V>[];
	}

	async change(
		changes: readonly Change[],
		line: AuditLine | undefined,
	): Promise<void> {
		this.check(changes);
		this.apply(changes);
		if (line) this.#audit.push(line);
	}

	async audit(limit: number): Promise<AuditLine[]> {
		return [...this.#audit].reverse().slice(0, limit);
	}

	/** @throws {RecordConflictError} where one of them could not be made just now */
	check(changes: readonly Change[]): void {
		const named = new Set<string>();
		for (const change of changes) {
			const key = keyOf(change.kind, change.id);
			const at = this.#kept.get(key)?.revision ?? 0;
			if (at !== change.revision || named.has(key))
				throw new RecordConflictError(change);
			named.add(key);
		}
	}

	/** Makes them, whatever stood there before. */
	apply(changes: readonly Change[]): void {
		for (const { kind, id, revision, value } of changes)
			if (value === undefined) this.#kept.delete(keyOf(kind, id));
			else this.put({ kind, id, revision: revision + 1, value });
	}

	put({ kind, id, revision, value }: Rec): void {
		// As a store on disk gives it back: plain JSON, and nobody else's object.
		const plain = JSON.parse(JSON.stringify(value));
		this.#kept.set(keyOf(kind, id), { kind, id, revision, value: plain });
	}

	/** By kind and id. */
	all(): Rec[] {
		return [...this.#kept.values()].sort((a, b) =>
			keyOf(a.kind, a.id) < keyOf(b.kind, b.id) ? -1 : 1,
		);
	}

	/** Oldest first. */
	get lines(): readonly AuditLine[] {
		return this.#audit;
	}
}

function keyOf(kind: RecordKind, id: string): string {
	return `${kind}:${id}`;
}
