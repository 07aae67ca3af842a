import type { Records } from "../../bot/index.ts";
import type { NamedPatch } from "./fitting.ts";
import type { Patch } from "./patches/index.ts";
import type { Approval, ReplayCounts, TalkApproval } from "./replay/index.ts";

/** 发布: what was published, kept as a record of kind `publication` and never changed again. */
export interface Publication {
	/** From 1. */
	readonly number: number;
	/** The publication it stands on; 0 for the program's own data. */
	readonly on: number;
	readonly title: string;
	/** The draft it was made from. */
	readonly draft: string;
	readonly operations: Patch;
	/** The program's own data at the time, see `hashOf`. */
	readonly base: string;
	/** The publication that this one brought back; then it stands on that one and has no operations. */
	readonly backTo?: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Who published it. */
	readonly by: string;
	/** Whose hands are in it. */
	readonly hands: readonly string[];
	/** Which changed answers were approved, and by whom. */
	readonly approvals: readonly Approval[];
	/** Which test talks broke and were approved; undefined where that was not possible yet. */
	readonly talkApprovals?: readonly TalkApproval[];
	readonly replay: ReplayCounts;
	/** Versions of the data before and after. */
	readonly before: string;
	readonly after: string;
}

/** The history of what was published. */
export class Publications {
	readonly #records: Records;

	constructor(records: Records) {
		this.#records = records;
	}

	/** The oldest first. */
	async list(): Promise<Publication[]> {
		const all = await this.#records.list<Publication>("publication");
		return all.map((r) => r.value).sort((a, b) => a.number - b.number);
	}

	/** The newest; undefined where nothing was ever published. */
	async newest(): Promise<Publication | undefined> {
		return (await this.list()).at(-1);
	}

	/** What holds with a publication, in the order in which it came. 0: nothing. */
	async patchesOf(number: number): Promise<NamedPatch[]> {
		return patchesOf(await this.list(), number);
	}
}

/** The record's id: in the order of their numbers. */
export function publicationId(number: number): string {
	return String(number).padStart(8, "0");
}

/** As `Publications.patchesOf`, of a history that is read already. */
export function patchesOf(
	history: readonly Publication[],
	number: number,
): NamedPatch[] {
	const byNumber = new Map(history.map((p) => [p.number, p]));
	const chain: NamedPatch[] = [];
	let at = byNumber.get(number);
	while (at) {
		const { number, title, base, operations } = at;
		if (operations.length > 0) chain.push({ number, title, base, operations });
		at = byNumber.get(at.on);
	}
	return chain.reverse();
}
