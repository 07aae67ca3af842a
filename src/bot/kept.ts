import { maskPersonal } from "../knowledge/pure.ts";
import type { Guide } from "./guide.ts";
import type { Work } from "./message.ts";
import { withoutMarkup } from "./steps/guard.ts";

/** Of a longer message no more is kept: it was declined anyway. */
export const keptLength = 2001;

/** What is kept of a message: as it was said, or, where that holds a personal number, cleaned and masked. */
export function keptOf(raw: string): string {
	// A number that mark-up or invisible characters cut in two is one to whoever reads it.
	const clean = withoutMarkup(raw);
	const masked = maskPersonal(clean);
	const isHarmless = masked === clean && maskPersonal(raw) === raw;
	// Cut last: half a number would no longer be known as one.
	return (isHarmless ? raw : masked).slice(0, keptLength);
}

/** Facts as they may be kept: a personal number is no one's but its owner's. The same object where all may. */
export function keptWork({ actions }: Guide, work: Work): Work {
	const kept = Object.entries(work.facts).filter(
		([slot]) => actions.slot(slot)?.form !== "number",
	);
	return kept.length === Object.keys(work.facts).length
		? work
		: { ...work, facts: Object.fromEntries(kept) };
}
