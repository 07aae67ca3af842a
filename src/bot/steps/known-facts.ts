import type { Action, Facts } from "../../actions/pure.ts";
import type { KnownFact } from "../message.ts";
import type { Turn } from "./step.ts";

/** The facts of an action that the talk remembers, worded for a review. */
export function factsKnown(
	{ guide }: Turn,
	action: Action,
	facts: Facts,
): KnownFact[] {
	return Object.entries(facts).flatMap(([id, value]) => {
		const slot = guide.actions.slot(id);
		if (!slot || !action.slots.includes(id)) return [];
		const label = (one: unknown) =>
			slot.choices?.find((c) => c.id === one)?.label ?? String(one);
		const { type, question } = slot;
		const shown = [value].flat().map(label).join("、");
		return [{ slot: id, type, question, value, shown }];
	});
}
