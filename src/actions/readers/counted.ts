import { addDays } from "../calendar.ts";
import type { Slot } from "../contract.ts";
import type { Reading } from "./assign.ts";
import type { ReadFact, ReadFacts } from "./read.ts";
import { NEAR, type Token } from "./scan.ts";

/** A century: what is more lies outside every calendar. */
const MOST_DAYS = 36_525;

/**
 * 拖了100天: a day told by how many days lie between it and another one, which is today where nothing is
 * said of it.
 */
export function countedDays(
	r: Reading,
	tokens: readonly Token[],
	facts: readonly ReadFact[],
	conflicts: ReadFacts["conflicts"],
): ReadFact[] {
	const said = (id: string) =>
		facts.find((f) => f.slot === id)?.value ?? r.known[id];
	return r.slots.flatMap((slot) => {
		const count = countOf(r, slot, tokens);
		if (!slot.counted || !count) return [];
		const ends = [slot.id, slot.counted.to];
		if (conflicts.some((c) => ends.includes(c.slot))) return [];
		const [start, end] = ends.map(said);
		const { from, to } = count.token;
		const fact = (id: string, day: string) => ({
			slot: id,
			value: day,
			from,
			to,
		});
		if (start !== undefined && end !== undefined) return [];
		if (start !== undefined)
			return [fact(slot.counted.to, addDays(String(start), count.days))];
		const last = String(end ?? r.asOf);
		const begun = fact(slot.id, addDays(last, -count.days));
		return end === undefined ? [begun, fact(slot.counted.to, last)] : [begun];
	});
}

interface Count {
	readonly token: Token;
	readonly days: number;
}

/** How many days a text counts; two different counts tell nothing. */
function countOf(
	{ text, lexis }: Reading,
	{ counted }: Slot,
	tokens: readonly Token[],
): Count | undefined {
	if (!counted) return undefined;
	const counts = tokens.flatMap((token) => {
		const value = Number(token.value);
		if (token.kind !== "number" || !Number.isInteger(value)) return [];
		if (value > MOST_DAYS) return [];
		const before = text.slice(Math.max(0, token.from - NEAR), token.from);
		const wide = `${before}#${text.slice(token.to, token.to + NEAR)}`;
		const unit = counted.units.find(({ around }) => lexis.has(around, wide));
		return unit ? [{ token, days: value * unit.days }] : [];
	});
	const [first] = counts;
	return counts.every((c) => c.days === first?.days) ? first : undefined;
}
