/**
 * What the bureau's desk keeps beside the talks: small documents by kind and id, each with a
 * revision, and an audit that only grows.
 */
export interface Records {
	/** Undefined where there is none. */
	get<V>(kind: RecordKind, id: string): Promise<Rec<V> | undefined>;
	/** All of a kind, in the order of their ids. */
	list<V>(kind: RecordKind): Promise<Rec<V>[]>;
	/**
	 * Makes all these changes and writes the line of the audit, or does none of it.
	 * @param line undefined only where nothing was done that anybody would look for: a session that goes on
	 * @throws {RecordConflictError} where a record is not at the revision that was read
	 * @throws {StoreAwayError} where it cannot be kept
	 */
	change(
		changes: readonly Change[],
		line: AuditLine | undefined,
	): Promise<void>;
	/** The newest lines first. */
	audit(limit: number): Promise<AuditLine[]>;
}

/** Which kinds there are; a new one is a new word here. */
export type RecordKind =
	| "staff"
	| "session"
	| "question"
	| "draft"
	| "publication"
	| "switch"
	| "lockOut";

/** What nobody wants back: a restored session would let somebody in, a restored wait keep them out. */
export const notInBackups: readonly RecordKind[] = ["session", "lockOut"];

/** A document as kept. */
export interface Rec<V = unknown> {
	readonly kind: RecordKind;
	readonly id: string;
	/** 1 when it was made; one more with every change. */
	readonly revision: number;
	/** Plain JSON. */
	readonly value: V;
}

/** What is to become of one record. */
export interface Change<V = unknown> {
	readonly kind: RecordKind;
	readonly id: string;
	/** The revision that was read; 0 where there must be none yet. */
	readonly revision: number;
	/** Undefined removes it. */
	readonly value: V | undefined;
}

/** Who did what: it holds no text of those who ask. */
export interface AuditLine {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Name of the staff member, or of the command. */
	readonly by: string;
	/** Such as `draft.publish`; the words for people are data. */
	readonly what: string;
	/** What it was done to. */
	readonly of?: string;
	/** What else a later reader wants to know, such as from → to. */
	readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** Somebody else changed it in between: read it again. */
export class RecordConflictError extends Error {
	constructor({
		kind,
		id,
		revision,
	}: Pick<Change, "kind" | "id" | "revision">) {
		super(
			`${kind} ${id} is not at revision ${revision} any more: somebody changed it in between; read it again`,
		);
		this.name = "RecordConflictError";
	}
}
