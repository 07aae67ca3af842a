import {
	type AuditLine,
	RecordConflictError,
	type Records,
} from "../../bot/index.ts";
import {
	type Draft,
	DraftError,
	type DraftStep,
	isOn,
	type KeptDraft,
} from "./draft.ts";
import type { Operation, Patch } from "./patches/index.ts";

/** A change of a draft, before it has its time. */
type Doing = Pick<DraftStep, "by" | "what" | "note">;

/** Drafts as they are kept. Every change is a new revision with a line in the audit. */
export class Drafts {
	readonly #records: Records;
	readonly #now: () => number;
	readonly #newId: () => string;

	constructor(records: Records, now: () => number, newId: () => string) {
		this.#records = records;
		this.#now = now;
		this.#newId = newId;
	}

	/** The newest first. */
	async list(): Promise<KeptDraft[]> {
		const all = await this.#records.list<Draft>("draft");
		return all
			.filter(({ id }) => id.startsWith("d-"))
			.map(({ id, revision, value }) => ({ ...value, id, revision }))
			.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
	}

	/** @throws {DraftError} where there is none */
	async get(id: string): Promise<KeptDraft> {
		const kept = id.startsWith("d-")
			? await this.#records.get<Draft>("draft", id)
			: undefined;
		if (!kept) throw new DraftError("noDraft");
		return { ...kept.value, id, revision: kept.revision };
	}

	/** Makes an empty one, or one that leads back to an earlier publication and needs no editing. */
	async make(title: string, by: string, backTo?: number): Promise<KeptDraft> {
		if (title.trim() === "") throw new DraftError("noTitle");
		const at = this.#now();
		const id = `d-${at.toString(36).padStart(9, "0")}-${this.#newId().slice(0, 8)}`;
		const draft: Draft = {
			title: title.trim().slice(0, 80),
			author: by,
			at,
			state: backTo === undefined ? "draft" : "review",
			operations: [],
			...(backTo === undefined ? {} : { backTo }),
			steps: [{ at, by, what: "made" }],
		};
		const detail = backTo === undefined ? {} : { backTo };
		await this.#put(id, 0, draft, {
			at,
			by,
			what: "draft.made",
			of: id,
			detail,
		});
		return { ...draft, id, revision: 1 };
	}

	/** The newest draft of theirs that can still be edited, or a new one. */
	async openOf(by: string, title: string): Promise<KeptDraft> {
		const all = await this.list();
		const open = all.find(
			(d) => d.state === "draft" && d.author === by && d.backTo === undefined,
		);
		return open ?? this.make(title, by);
	}

	/** Puts other operations on one item in the place of those there are. @throws {DraftError} */
	async edit(
		draft: KeptDraft,
		item: Pick<Operation, "file" | "id">,
		operations: Patch,
		doing: Doing,
	): Promise<KeptDraft> {
		const others = draft.operations.filter((op) => !isOn(op, item));
		return this.#operate(draft, [...others, ...operations], doing);
	}

	/** Adds operations behind those there are. @throws {DraftError} */
	add(draft: KeptDraft, operations: Patch, doing: Doing): Promise<KeptDraft> {
		return this.#operate(draft, [...draft.operations, ...operations], doing);
	}

	/** Into the hands of those who publish. @throws {DraftError} */
	async submit(draft: KeptDraft, by: string): Promise<KeptDraft> {
		open(draft);
		if (draft.operations.length === 0) throw new DraftError("empty");
		return this.#move(draft, "review", { by, what: "submitted" });
	}

	/** Back to be edited again. @throws {DraftError} */
	async sendBack(
		draft: KeptDraft,
		by: string,
		note: string,
	): Promise<KeptDraft> {
		if (draft.state !== "review" || draft.backTo !== undefined)
			throw new DraftError("notInReview", { state: draft.state });
		return this.#move(draft, "draft", { by, what: "returned", note });
	}

	/** It stays readable, and nothing comes of it. @throws {DraftError} */
	async withdraw(draft: KeptDraft, by: string): Promise<KeptDraft> {
		if (draft.state !== "draft" && draft.state !== "review")
			throw new DraftError("notOpen", { state: draft.state });
		return this.#move(draft, "withdrawn", { by, what: "withdrawn" });
	}

	#operate(
		draft: KeptDraft,
		operations: Patch,
		doing: Doing,
	): Promise<KeptDraft> {
		open(draft);
		return this.#step(draft, { operations }, { ...doing, operations });
	}

	#move(
		draft: KeptDraft,
		state: Draft["state"],
		doing: Doing,
	): Promise<KeptDraft> {
		return this.#step(draft, { state }, doing);
	}

	async #step(
		kept: KeptDraft,
		change: Partial<Draft>,
		doing: Omit<DraftStep, "at">,
	): Promise<KeptDraft> {
		const { id, revision, ...draft } = kept;
		const at = this.#now();
		const { note, ...rest } = doing;
		const step = { ...rest, at, ...(note ? { note: note.slice(0, 500) } : {}) };
		const value: Draft = {
			...draft,
			...change,
			steps: [...draft.steps, step],
		};
		const { by, what } = doing;
		const detail = { operations: value.operations.length };
		const line = { at, by, what: `draft.${what}`, of: id, detail };
		await this.#put(id, revision, value, line);
		return { ...value, id, revision: revision + 1 };
	}

	async #put(
		id: string,
		revision: number,
		value: Draft,
		line: AuditLine,
	): Promise<void> {
		try {
			const change = { kind: "draft", id, revision, value } as const;
			await this.#records.change([change], line);
		} catch (error) {
			if (error instanceof RecordConflictError)
				throw new DraftError("changedMeanwhile");
			throw error;
		}
	}
}

function open(draft: Draft): void {
	if (draft.state !== "draft" || draft.backTo !== undefined)
		throw new DraftError("notOpen", { state: draft.state });
}
