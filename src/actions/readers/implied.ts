import type { Facts, FactValue, Slot } from "../contract.ts";
import type { ReadFact, ReadFacts } from "./read.ts";

/** Facts that others make certain (who is 52 is no pupil), where nothing was said of them. */
export function impliedFacts(
	slots: readonly Slot[],
	known: Facts,
	facts: readonly ReadFact[],
	conflicts: ReadFacts["conflicts"],
): ReadFact[] {
	const all = { ...known };
	for (const { slot, value } of facts) all[slot] = value;
	const isOpen = (id: string) =>
		!Object.hasOwn(all, id) && !conflicts.some((c) => c.slot === id);
	return slots
		.filter((slot) => isOpen(slot.id))
		.flatMap((slot) => {
			const found = slot.implied?.find(({ when }) =>
				Object.entries(when).every(([id, test]) => holds(test, all[id])),
			);
			return found
				? [{ slot: slot.id, value: found.value, from: 0, to: 0 }]
				: [];
		});
}

function holds(
	test: boolean | string | readonly [number, number],
	value: FactValue | undefined,
): boolean {
	if (typeof test !== "object") return value === test;
	return typeof value === "number" && test[0] <= value && value <= test[1];
}
