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
	/** It comes into force only after the day asked about. */
	readonly upcoming: boolean;
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
	const holds = entry.advice.filter((a) => isInForce(a, asOf));
	const now = choose(holds, places, asOf, region);
	if (now.kind !== "elsewhere") return now;
	// Nothing holds here on that day: better what did, marked as lapsed, than nothing.
	const before = choose(latest(entry.advice, asOf), places, asOf, region);
	return before.kind === "elsewhere" ? elsewhere(entry.advice) : before;
}

function choose(
	list: readonly Advice[],
	places: Places,
	asOf: string,
	region: string | undefined,
): Choice {
	if (list.length === 0) return elsewhere(list);
	if (region === undefined)
		return limited(list, (a) => a.regions[0], asOf, false);
	const path = places.path(region);
	for (const step of path) {
		const own = list.filter((a) => a.regions.includes(step));
		if (own.length > 0) return chosen(own, () => step, asOf, false);
	}
	const within = (a: Advice) =>
		a.regions.find((r) => places.isWithin(r, region));
	const inside = list.filter((a) => within(a) !== undefined);
	if (inside.length > 0) return limited(inside, within, asOf, false);
	const province = provinceOf(path);
	const lent = list.filter(
		(a) =>
			province !== undefined &&
			a.regions.some((r) => places.isWithin(r, province)),
	);
	if (lent.length > 0) return limited(lent, (a) => a.regions[0], asOf, true);
	return elsewhere(list);
}

function elsewhere(list: readonly Advice[]): Choice {
	return {
		kind: "elsewhere",
		places: [...new Set(list.flatMap((a) => a.regions))],
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
				places.isWithin(r, region) ||
				(province !== undefined && places.isWithin(r, province)),
		),
	);
}

function isInForce(a: Advice, asOf: string): boolean {
	return (a.from ?? "") <= asOf && asOf <= (a.to ?? "9");
}

/** Per region the advice that ended last before the day; where there is none, the first still to come. */
function latest(list: readonly Advice[], asOf: string): Advice[] {
	const past = list
		.filter((a) => (a.to ?? "9") < asOf)
		.sort((a, b) => ((a.to ?? "") < (b.to ?? "") ? 1 : -1));
	const later = list
		.filter((a) => (a.from ?? "") > asOf)
		.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
	const kept: Advice[] = [];
	for (const a of [...past, ...later])
		if (!kept.some((k) => k.regions.some((r) => a.regions.includes(r))))
			kept.push(a);
	return kept;
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
			upcoming: (advice.from ?? "") > asOf,
		})),
	};
}

/** The step below the country: advice is lent within it, never across. */
function provinceOf(path: readonly string[]): string | undefined {
	return path.length >= 2 ? path[path.length - 2] : undefined;
}
