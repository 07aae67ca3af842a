import {
	type Rec,
	RecordConflictError,
	type Records,
} from "../../bot/index.ts";
import { DraftError } from "./draft.ts";
import type { KeptReplay } from "./replay/index.ts";

const prefix = "replay-";

/** The last replay of each draft, as a record beside it. */
export class KeptReplays {
	readonly #records: Records;
	readonly #now: () => number;

	constructor(records: Records, now: () => number) {
		this.#records = records;
		this.#now = now;
	}

	get(draft: string): Promise<Rec<KeptReplay> | undefined> {
		return this.#records.get<KeptReplay>("draft", prefix + draft);
	}

	/** Those that are marked as running, by their drafts. */
	async running(): Promise<[string, KeptReplay][]> {
		const all = await this.#records.list<KeptReplay>("draft");
		return all
			.filter((r) => r.id.startsWith(prefix) && r.value.state === "running")
			.map(({ id, value }) => [id.slice(prefix.length), value]);
	}

	/** @throws {DraftError} where somebody else keeps one at the same moment */
	async put(
		draft: string,
		by: string,
		what: string,
		value: KeptReplay,
		detail: Readonly<Record<string, number | string>> = {},
	): Promise<void> {
		const id = prefix + draft;
		const revision = (await this.get(draft))?.revision ?? 0;
		const { progress: _, ...kept } = value;
		const { state, changes } = kept;
		const line = {
			at: this.#now(),
			by,
			what: `draft.${what}`,
			of: draft,
			detail: { state, changes: changes.length, ...detail },
		};
		const change = { kind: "draft", id, revision, value: kept } as const;
		try {
			await this.#records.change([change], line);
		} catch (error) {
			if (error instanceof RecordConflictError)
				throw new DraftError("changedMeanwhile");
			throw error;
		}
	}
}
