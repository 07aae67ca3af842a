import type { Rec, Records } from "../../bot/index.ts";
import type { State } from "../../web/desk/index.ts";
import type { Staff } from "../part.ts";
import type { Group } from "./groups.ts";

/** What was decided of a group of questions; nothing of what was asked. */
export interface Decision {
	readonly state: State;
	/** entry:…, where it belongs to one. */
	readonly target?: string;
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** The group's ids then: it is known by any of them when others have expired. */
	readonly ids: readonly string[];
}

/** More wordings than a group has. */
const mostIds = 200;

/** The decisions, by the ids of the groups that they hold for. */
export class Decisions {
	readonly #byId = new Map<string, Rec<Decision>>();

	constructor(kept: readonly Rec<Decision>[]) {
		// The newest last, which then counts where two hold for one.
		const inTime = [...kept].sort((a, b) => a.value.at - b.value.at);
		for (const decision of inTime)
			for (const id of [decision.id, ...decision.value.ids])
				this.#byId.set(id, decision);
	}

	static async read(records: Records): Promise<Decisions> {
		return new Decisions(await records.list<Decision>("question"));
	}

	of({ id, ids }: Group): Rec<Decision> | undefined {
		const own = this.#byId.get(id);
		if (own) return own;
		const found = ids.flatMap((one) => this.#byId.get(one) ?? []);
		return found.reduce<Rec<Decision> | undefined>(
			(a, b) => (a && a.value.at >= b.value.at ? a : b),
			undefined,
		);
	}
}

/**
 * Decides, on the decision that was read.
 * @param revision 0 where there was none
 * @throws {RecordConflictError} @throws {StoreAwayError}
 */
export async function decide(
	records: Records,
	group: Group,
	{
		state,
		target,
		revision,
		by,
		at,
	}: {
		readonly state: State;
		readonly target?: string | undefined;
		readonly revision: number;
		readonly by: Staff;
		readonly at: number;
	},
): Promise<void> {
	const before = (await Decisions.read(records)).of(group);
	const id = before?.id ?? group.id;
	const value: Decision = {
		...{ state, by: by.name, at, ids: group.ids.slice(0, mostIds) },
		...(target ? { target } : {}),
	};
	await records.change([{ kind: "question", id, revision, value }], {
		...{ at, by: by.name, what: "question.state", of: id },
		detail: {
			from: before?.value.state ?? "open",
			to: state,
			...(target ? { target } : {}),
		},
	});
}
