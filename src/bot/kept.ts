import type { Guide } from "./guide.ts";
import type { Work } from "./message.ts";
import { withoutMarkup } from "./steps/guard.ts";

/** Of a longer message no more is kept: it was declined anyway. */
export const keptLength = 2001;
/** Looked through for what is to be kept, mark-up and all: so that a long message costs no more than a short one. */
const looked = 8000;
/** Nineteen digits and what may stand between them. */
const longestNumber = 140;

/** What is kept of a message: as it was said, or, where that holds a personal number, cleaned and masked. */
export function keptOf({ mask }: Guide, raw: string): string {
	const some = raw.slice(0, looked);
	// A number that mark-up or invisible characters cut in two is one to whoever reads it.
	const clean = withoutMarkup(some);
	const masked = mask.of(clean);
	const isHarmless =
		masked === clean && (clean === some || mask.of(some) === some);
	// Of a number at the end of what was looked at half is missing: it would not be known as one.
	if (raw.length > looked)
		return (isHarmless ? some : masked)
			.slice(0, -longestNumber)
			.slice(0, keptLength);
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
