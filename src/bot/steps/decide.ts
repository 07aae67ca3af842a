import { type Found, isCovered, type Ranked } from "../../knowledge/index.ts";
import { currentTopic } from "../conversation.ts";
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

export type Decision =
	| { readonly kind: "sure"; readonly family: Family }
	| { readonly kind: "several"; readonly families: readonly Family[] }
	/** Sure, but for other provinces only. */
	| { readonly kind: "elsewhere"; readonly family: Family }
	| { readonly kind: "unknown" };

/** Sure, close or neither: the bands of data/search.yaml over families. */
export function decide(turn: Turn, found: Found): Decision {
	const { bands, maxOptions } = turn.guide.settings;
	const families = familiesOf(turn, found);
	const away = families[0];
	const { here, none } = amongCovered(families, found.none);
	const best = here[0] && (oneWay(turn, here[0], here) ?? here[0]);
	if (away && !away.covered && away.p >= bands.answer)
		return best && best.p >= bands.clarify
			? { kind: "several", families: options(here, bands.option, maxOptions) }
			: { kind: "elsewhere", family: away };
	if (!best || best.p < bands.clarify) return { kind: "unknown" };
	const rival = here.find((f) => f !== best && !leadsTo(turn, f, best));
	if (best.p >= bands.answer && best.p - (rival?.p ?? 0) >= bands.lead)
		return { kind: "sure", family: best };
	if (none > Math.max(best.p, bands.answer)) return { kind: "unknown" };
	return { kind: "several", families: options(here, bands.option, maxOptions) };
}

/** What holds where the person is, its probabilities among themselves: what holds elsewhere is no rival. */
function amongCovered(
	families: readonly Family[],
	none: number,
): { here: Family[]; none: number } {
	const here = families.filter((f) => f.covered);
	const mass = here.reduce((sum, f) => sum + f.p, none) || 1;
	return {
		here: here.map((f) => ({ ...f, p: f.p / mass })),
		none: none / mass,
	};
}

/** A fork is no fork where one of its ways stands out among the candidates: more was said than it needs. */
function oneWay(
	turn: Turn,
	fork: Family,
	here: readonly Family[],
): Family | undefined {
	const ways = here.filter((f) => leadsTo(turn, fork, f));
	const [first, second] = ways;
	const { option, standsOut } = turn.guide.settings.bands;
	if (!first || first.p < 2 * option) return undefined;
	if (first.p < standsOut * (second?.p ?? 0)) return undefined;
	return { ...first, p: first.p + fork.p };
}

/** A fork that offers the family itself is no rival to it: it only says that less might have been said. */
function leadsTo(turn: Turn, fork: Family, { lead }: Family): boolean {
	const { target } = fork.lead;
	if (target.kind !== "crossroads") return false;
	const found = turn.guide.knowledge.crossroads.find((c) => c.id === target.id);
	return found?.among.includes(lead.target.id) ?? false;
}

function options(
	families: readonly Family[],
	least: number,
	most: number,
): Family[] {
	// One place is kept for "none of these".
	return families
		.filter((f) => f.p >= least || f === families[0])
		.slice(0, most - 1);
}

export function familiesOf(turn: Turn, found: Found): Family[] {
	const groups = new Map<string, Ranked[]>();
	for (const r of withNumber(turn, leaning(turn, found)).ranked) {
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

/** A turn that leans on the last one is likelier about the same matter or a related one. */
function leaning(turn: Turn, found: Found): Found {
	const topic = currentTopic(turn.conversation);
	if (!topic || !turn.guide.phrases.leans(turn.normal)) return found;
	const { topicBoost, relatedBoost } = turn.guide.settings;
	const id = topic.key.replace(/^[a-zA-Z]+:/, "");
	const entry =
		turn.guide.entries.get(id) ??
		turn.guide.entries.get(turn.guide.actions.byId(id)?.entry ?? "");
	const related = new Set(entry?.related.map((r) => `entry:${r}`) ?? []);
	const boost = (key: string) =>
		key === topic.key || key === `entry:${entry?.id}`
			? topicBoost
			: related.has(key)
				? relatedBoost
				: 1;
	const raw = found.ranked.map((r) => r.p * boost(r.target.key));
	const sum = raw.reduce((a, b) => a + b, found.none) || 1;
	return {
		...found,
		none: found.none / sum,
		ranked: found.ranked
			.map((r, i) => ({ ...r, p: (raw[i] as number) / sum }))
			.sort((a, b) => b.p - a.p),
	};
}

/** A number that was written out is likelier there to be checked than to be talked about. */
function withNumber(turn: Turn, found: Found): Found {
	const { guide, raw } = turn;
	if (!/[0-9A-Za-z]{15,}/.test(raw.replace(/[\s-]/g, ""))) return found;
	const checks = (r: Ranked) =>
		r.target.kind === "action" &&
		(guide.actions.byId(r.target.id)?.slots ?? []).some(
			(s) => guide.actions.slot(s)?.form === "number",
		);
	const raws = found.ranked.map(
		(r) => r.p * (checks(r) ? guide.settings.numberBoost : 1),
	);
	const sum = raws.reduce((a, b) => a + b, found.none) || 1;
	return {
		...found,
		none: found.none / sum,
		ranked: found.ranked
			.map((r, i) => ({ ...r, p: (raws[i] as number) / sum }))
			.sort((a, b) => b.p - a.p),
	};
}
