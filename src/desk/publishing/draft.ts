import type { Operation, Patch } from "./patches/index.ts";

/** 草稿 → 待发布 → 已发布, or 已撤回 */
export type DraftState = "draft" | "review" | "published" | "withdrawn";

/** What was done to a draft, and by whom. */
export interface DraftStep {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly by: string;
	readonly what:
		| "made"
		| "proposed"
		| "edited"
		| "dropped"
		| "submitted"
		| "returned"
		| "withdrawn"
		| "published";
	/** Why, in the words of who did it. */
	readonly note?: string;
	/** What the patch was afterwards, where this changed it. */
	readonly operations?: Patch;
}

/** 草稿: changes that are to be published together. Kept as a record of kind `draft`. */
export interface Draft {
	readonly title: string;
	readonly author: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly state: DraftState;
	readonly operations: Patch;
	/** The publication that is to hold again; then there are no operations. */
	readonly backTo?: number;
	/** What it became. */
	readonly publication?: number;
	/** Every step, the oldest first: earlier patches can be read there. */
	readonly steps: readonly DraftStep[];
}

/** A draft with the id and revision it is kept under. */
export interface KeptDraft extends Draft {
	readonly id: string;
	readonly revision: number;
}

/** Everybody whose hand is in it; whoever only sent it on, back or out does not count. */
export function handsIn(draft: Draft): readonly string[] {
	const hands = draft.steps
		.filter((s) => s.operations !== undefined || s.what === "made")
		.map((s) => s.by);
	return [...new Set([draft.author, ...hands])];
}

/** The draft's operations on one item of a file. */
export function isOn(op: Operation, item: Pick<Operation, "file" | "id">) {
	return op.file === item.file && op.id === item.id;
}

/** What cannot be done with a draft as it stands; the words for people are data. */
export class DraftError extends Error {
	readonly reason: DraftFault;
	readonly blanks: Readonly<Record<string, string | number>>;

	constructor(
		reason: DraftFault,
		blanks: Readonly<Record<string, string | number>> = {},
	) {
		super(`${reason} ${JSON.stringify(blanks)}`);
		this.name = "DraftError";
		this.reason = reason;
		this.blanks = blanks;
	}
}

/** Each has a sentence in data/desk-publishing.yaml. */
export const draftFaults = {
	noDraft: [],
	notOpen: ["state"],
	notInReview: ["state"],
	empty: [],
	noTitle: [],
	changedMeanwhile: [],
	noEntry: ["entry"],
	stands: ["entry", "text"],
	personal: [],
	noText: [],
	noReason: [],
	notEditable: ["file"],
	conflict: ["why"],
	faults: ["why"],
	own: ["hands"],
	noReplay: [],
	staleReplay: [],
	talksFail: ["count"],
	notApproved: ["count"],
	running: [],
	noPublication: ["number"],
	isCurrent: ["number"],
	notServed: ["why"],
} as const;
export type DraftFault = keyof typeof draftFaults;
