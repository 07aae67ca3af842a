import { type Found, isCovered, type Ranked } from "../../knowledge/pure.ts";
import { leaning, ofToday, withNumber } from "./leaning.ts";
import type { Turn } from "./step.ts";

/** An entry with the actions it explains: one matter, so their probabilities add up. */
export interface Family {
	/** The key of its most likely member. */
	readonly lead: Ranked;
	readonly members: readonly Ranked[];
	readonly p: number;
	/** Whether anything of it holds where the person is. */
	readonly covered: boolean;
}

/** What a turn is taken to be about. */
export type Decision =
	| { readonly kind: "sure"; readonly family: Family }
	| { readonly kind: "several"; readonly families: readonly Family[] }
	/** Sure, but for other provinces only. */
	| { readonly kind: "elsewhere"; readonly family: Family }
	| { readonly kind: "unknown" };

/** The families of what was found, heard together with what the turn leans on. */
export function familiesOf(turn: Turn, found: Found): Family[] {
	return grouped(turn, ofToday(turn, withNumber(turn, leaning(turn, found))));
}

/** The families of what was found, as it stands. */
export function grouped(turn: Turn, found: Found): Family[] {
	const groups = new Map<string, Ranked[]>();
	for (const r of found.ranked) {
		const key = familyKey(turn, r);
		groups.set(key, [...(groups.get(key) ?? []), r]);
	}
	return [...groups.values()]
		.map((members) => ({
			lead: members[0] as Ranked,
			members,
			p: members.reduce((sum, m) => sum + m.p, 0),
			covered: members.some((m) => holdsHere(turn, m)),
		}))
		.sort((a, b) => b.p - a.p);
}

function familyKey(turn: Turn, { target }: Ranked): string {
	if (target.kind !== "action") return target.key;
	const entry = turn.guide.actions.byId(target.id)?.entry;
	return entry ? `entry:${entry}` : target.key;
}

function holdsHere(turn: Turn, { target }: Ranked): boolean {
	const { guide, region } = turn;
	if (region === undefined) return true;
	if (target.kind === "entry") {
		const entry = guide.entries.get(target.id);
		return entry !== undefined && isCovered(entry, guide.places, region);
	}
	if (target.kind === "crossroads") {
		const fork = guide.knowledge.crossroads.find((c) => c.id === target.id);
		return (fork?.among ?? []).some((id) => {
			const entry = guide.entries.get(id);
			return entry !== undefined && isCovered(entry, guide.places, region);
		});
	}
	if (target.kind === "action" && target.regions.length > 0)
		return target.regions.some(
			(r) =>
				guide.places.isWithin(region, r) || guide.places.isWithin(r, region),
		);
	return true;
}
