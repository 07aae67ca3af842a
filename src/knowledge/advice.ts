import type { Places } from "./places.ts";
import type { Advice, Entry } from "./schema.ts";

/** A piece of advice chosen for a place and day, with what has to be said of the choice. */
export interface Chosen {
	readonly advice: Advice;
	/** The place whose advice it is. */
	readonly place: string;
	/** It is another place's (same province): the reader must be told. */
	readonly borrowed: boolean;
	/** Its last day lies before the day asked about, and nothing has replaced it. */
	readonly lapsed: boolean;
}

/** What the choice comes to. */
export type Choice =
	| { readonly kind: "chosen"; readonly list: readonly Chosen[] }
	/** More places differ than can be shown at once: ask which. */
	| { readonly kind: "ask"; readonly places: readonly string[] }
	/** There is advice, but for other provinces only. */
	| { readonly kind: "elsewhere"; readonly places: readonly string[] };

/** Two places can be read side by side; more is a table nobody asked for. */
const sideBySide = 2;

/**
 * Chooses the advice of an entry: the most specific region that holds the place wins, then what is
 * in force on the day. Advice of another town of the province is lent, and marked; that of another
 * province never is (rulings 17 to 19).
 */
export function chooseAdvice(
	entry: Entry,
	places: Places,
	asOf: string,
	region?: string,
): Choice {
	const current = inForce(entry.advice, asOf);
	if (region === undefined) return unplaced(current, places, asOf);
	const path = places.path(region);
	for (const step of path) {
		const list = current.filter((a) => a.regions.includes(step));
		if (list.length > 0) return chosen(list, () => step, asOf, false);
	}
	const inside = current.filter((a) =>
		a.regions.some((r) => places.isWithin(r, region)),
	);
	if (inside.length > 0)
		return limited(
			inside,
			(a) => a.regions.find((r) => places.isWithin(r, region)),
			asOf,
			false,
		);
	const province = provinceOf(path);
	const lent = current.filter(
		(a) =>
			province !== undefined &&
			a.regions.some((r) => places.isWithin(r, province)),
	);
	if (lent.length > 0) return limited(lent, (a) => a.regions[0], asOf, true);
	return {
		kind: "elsewhere",
		places: [...new Set(current.flatMap((a) => a.regions))],
	};
}

/** Whether an entry says anything for the place, lent advice included. */
export function isCovered(
	entry: Entry,
	places: Places,
	region?: string,
): boolean {
	if (region === undefined) return true;
	const province = provinceOf(places.path(region));
	return entry.advice.some((a) =>
		a.regions.some(
			(r) =>
				places.isWithin(region, r) ||
				(province !== undefined && places.isWithin(r, province)),
		),
	);
}

/**
 * What holds on the day. Where nothing does for a place, the last that did (it has lapsed), or the
 * first that will.
 */
function inForce(list: readonly Advice[], asOf: string): Advice[] {
	const holds = list.filter(
		(a) => (a.from ?? "") <= asOf && asOf <= (a.to ?? "9"),
	);
	const uncovered = list.filter(
		(a) => !holds.some((h) => h.regions.some((r) => a.regions.includes(r))),
	);
	const past = uncovered
		.filter((a) => (a.to ?? "9") < asOf)
		.sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? 1 : -1));
	const later = uncovered
		.filter((a) => (a.from ?? "") > asOf)
		.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
	for (const a of [...past, ...later])
		if (!holds.some((h) => h.regions.some((r) => a.regions.includes(r))))
			holds.push(a);
	return list.filter((a) => holds.includes(a));
}

function unplaced(
	list: readonly Advice[],
	_places: Places,
	asOf: string,
): Choice {
	return limited(list, (a) => a.regions[0], asOf, false);
}

function limited(
	list: readonly Advice[],
	place: (a: Advice) => string | undefined,
	asOf: string,
	borrowed: boolean,
): Choice {
	if (list.length > sideBySide)
		return { kind: "ask", places: list.map((a) => place(a) ?? "") };
	return chosen(list, place, asOf, borrowed);
}

function chosen(
	list: readonly Advice[],
	place: (a: Advice) => string | undefined,
	asOf: string,
	borrowed: boolean,
): Choice {
	return {
		kind: "chosen",
		list: list.map((advice) => ({
			advice,
			place: place(advice) ?? advice.regions[0] ?? "",
			borrowed,
			lapsed: (advice.to ?? "9") < asOf,
		})),
	};
}

/** The step below the country: advice is lent within it, never across. */
function provinceOf(path: readonly string[]): string | undefined {
	return path.length >= 2 ? path[path.length - 2] : undefined;
}
