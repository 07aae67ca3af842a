import type { Action } from "./action.ts";
import { compileAction, type Registry } from "./compile.ts";
import type { Slot, SlotId } from "./contract.ts";
import type { Figure } from "./figures.ts";
import type { Phrases } from "./phrases.ts";
import type { RawAction, RawFigure } from "./schema.ts";

/** All the data an Actions is made of, as plain JSON, so that a server can hand it to the browser. */
export interface RawData {
	readonly slots: readonly Slot[];
	readonly phrases: Phrases;
	readonly figures: readonly RawFigure[];
	readonly actions: readonly RawAction[];
}

export type ReportFault = (
	part: "slots" | "actions",
	index: number,
	path: readonly PropertyKey[],
	message: string,
) => void;

/** All actions with the slots and words they share. */
export class Actions {
	readonly list: readonly Action[];
	readonly slots: readonly Slot[];
	readonly phrases: Phrases;
	/** What it was made from. */
	readonly raw: RawData;
	private readonly actionsById: ReadonlyMap<string, Action>;
	private readonly slotsById: ReadonlyMap<SlotId, Slot>;

	private constructor(raw: RawData, list: readonly Action[]) {
		this.raw = raw;
		this.list = list;
		this.slots = raw.slots;
		this.phrases = raw.phrases;
		this.actionsById = new Map(list.map((a) => [a.id, a]));
		this.slotsById = new Map(raw.slots.map((s) => [s.id, s]));
	}

	/** Compiles checked data. Without `report` (in the browser, where the server has checked) a fault throws. */
	static from(raw: RawData, report: ReportFault = refuse): Actions {
		const registry: Registry = {
			slots: slotMap(raw.slots, report),
			figures: new Map(raw.figures.map((f) => [f.id, figure(f)])),
			phrases: raw.phrases,
		};
		const seen = new Set<string>();
		const list = raw.actions.map((action, index) => {
			if (seen.has(action.id))
				report("actions", index, ["id"], `a second action ${action.id}`);
			seen.add(action.id);
			return compileAction(action, registry, (path, message) =>
				report("actions", index, path, message),
			);
		});
		return new Actions(raw, list);
	}

	byId(id: string): Action | undefined {
		return this.actionsById.get(id);
	}

	slot(id: SlotId): Slot | undefined {
		return this.slotsById.get(id);
	}

	/** The slots of an action, in the order of asking. */
	slotsOf(action: Action): readonly Slot[] {
		return [...action.model.slots.values()];
	}
}

function refuse(
	part: string,
	index: number,
	path: readonly PropertyKey[],
	message: string,
): never {
	throw new Error(
		`${part}[${index}].${path.map(String).join(".")}: ${message}`,
	);
}

function slotMap(
	slots: readonly Slot[],
	report: ReportFault,
): Map<SlotId, Slot> {
	const found = new Map<SlotId, Slot>();
	slots.forEach((slot, i) => {
		if (found.has(slot.id))
			report("slots", 0, [i, "id"], `a second slot ${slot.id}`);
		const wantsChoices = slot.type === "choice" || slot.type === "set";
		if (wantsChoices !== (slot.choices !== undefined))
			report("slots", 0, [i, "type"], "choices go with choice and set only");
		found.set(slot.id, slot);
	});
	return found;
}

function figure({ id, title, values }: RawFigure): Figure {
	const rows = values.map(({ regions, from, to, units, ...fields }) => ({
		regions,
		from,
		to,
		units,
		fields,
	}));
	return { id, title, rows };
}
