import { DraftError } from "./draft.ts";
import type { KeptReplays } from "./kept-replays.ts";
import { approved, type KeptReplay, talkApproved } from "./replay/index.ts";

/** In characters. */
const longestReason = 500;

/** 点名同意: what a replay has found and somebody wants so, by name, one by one. */
export class Approvals {
	readonly #kept: KeptReplays;
	readonly #now: () => number;

	constructor(kept: KeptReplays, now: () => number) {
		this.#kept = kept;
		this.#now = now;
	}

	/** Approves changes of the last replay by their ids. @throws {DraftError} */
	async answers(
		draft: string,
		ids: ReadonlySet<string>,
		by: string,
	): Promise<void> {
		const kept = await this.#done(draft);
		const value = approved(kept, ids, by, this.#now());
		const approvals = value.approvals.length - kept.approvals.length;
		await this.#kept.put(draft, by, "approved", value, { approvals });
	}

	/**
	 * Approves a test talk that breaks, with the reason, which the audit keeps.
	 * @param id see `FailingTalk`
	 * @throws {DraftError} without a reason, or where no such talk is waiting any more
	 */
	async talk(
		draft: string,
		id: string,
		why: string,
		by: string,
	): Promise<void> {
		const kept = await this.#done(draft);
		const text = why.trim().slice(0, longestReason);
		if (text === "") throw new DraftError("noReason");
		const approval = { id, why: text, by, at: this.#now() };
		const value = talkApproved(kept, approval);
		const fresh = value.talkApprovals?.slice(kept.talkApprovals?.length);
		const [first] = fresh ?? [];
		if (!first) throw new DraftError("changedMeanwhile");
		const detail = { talk: first.title, text };
		await this.#kept.put(draft, by, "talkApproved", value, detail);
	}

	async #done(draft: string): Promise<KeptReplay> {
		const kept = (await this.#kept.get(draft))?.value;
		if (kept?.state !== "done") throw new DraftError("noReplay");
		return kept;
	}
}
