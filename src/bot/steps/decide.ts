import {
	type Found,
	isCovered,
	type Ranked,
	type SubjectEntry,
	type Target,
} from "../../knowledge/pure.ts";
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
	const isElsewhere = away && !away.covered && away.p >= bands.answer;
	// What is meant by nearly nothing here is not meant because it is all that is left.
	if (isElsewhere && (here[0]?.p ?? 0) * (1 - away.p) < bands.here)
		return { kind: "elsewhere", family: away };
	if (!best || best.p < bands.clarify) return { kind: "unknown" };
	const rival = here.find((f) => f !== best && !leadsTo(turn, f, best));
	const twin = twinElsewhere(turn, best, here);
	if (twin) return { kind: "several", families: [best, twin] };
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
	// A fork that is nearly all there is stays one, however unlike its ways.
	if (!first || first.p < 2 * option || 5 * first.p < fork.p) return undefined;
	if (first.p < standsOut * (second?.p ?? 0)) return undefined;
	return { ...first, p: first.p + fork.p };
}

/**
 * With no place known, a matter that holds in one province only, beside one of another province: an
 * employer of Jiangsu must not be sent to Qingdao's menu unasked.
 */
function twinElsewhere(
	turn: Turn,
	best: Family,
	here: readonly Family[],
): Family | undefined {
	if (turn.region !== undefined) return undefined;
	const province = provinceOf(turn, best);
	if (province === undefined) return undefined;
	return here.find((f) => {
		const other = f === best ? undefined : provinceOf(turn, f);
		const isOther = other !== undefined && other !== province;
		return isOther && f.p >= turn.guide.settings.bands.twin;
	});
}

/** The one province that an entry's advice is of; undefined where there are several or none. */
function provinceOf({ guide }: Turn, { lead }: Family): string | undefined {
	if (lead.target.kind !== "entry") return undefined;
	const provinces = new Set(
		lead.target.regions.map((r) => guide.places.path(r).at(-2)),
	);
	return provinces.size === 1 ? [...provinces][0] : undefined;
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

/** Alike to nearly every pair of characters. */
const exact = 0.95;

/**
 * A turn that leans on the last one is heard together with it as well, and is likelier about the same
 * matter or a related one.
 */
function leaning(turn: Turn, found: Found): Found {
	const topic = currentTopic(turn.conversation);
	if (!topic || !turn.guide.phrases.leans(turn.normal)) return found;
	// A message to the letter says by itself what it is.
	if (found.ranked.some((r) => r.template)) return found;
	const { topicBoost, relatedBoost, contextWeight, unnamedNeighbour } =
		turn.guide.settings;
	const surely = turn.guide.settings.newTopic;
	const inContext = turn.guide.search.find(`${topic.said} ${turn.text}`, {
		audience: turn.audience,
	});
	// What is clear by itself needs no context, and a message pasted before would drown all else.
	const clear = found.ranked[0]?.p ?? 0;
	const drowned = inContext.ranked.some((r) => r.template);
	const weight = clear < surely ? contextWeight : contextWeight * (1 - clear);
	const both = drowned ? found : mixed(found, inContext, weight);
	const entry = entryOf(turn, topic.key);
	const related = new Set(entry?.related.map((r) => `entry:${r}`) ?? []);
	return rescaled(both, ({ target, features }) => {
		const { key } = target;
		if (key === topic.key || key === `entry:${entry?.id}`) return topicBoost;
		if (related.has(key)) return relatedBoost;
		// Said just so, it is meant; resembled only, it is not.
		const isExact = features.likeness >= exact;
		return !isExact && saysNothingOf(turn, target) ? unnamedNeighbour : 1;
	});
}

/** Neighbours and forks have many short phrasings without a subject, which any leaning turn resembles. */
function saysNothingOf({ normal, guide }: Turn, target: Target): boolean {
	if (target.kind !== "neighbour" && target.kind !== "crossroads") return false;
	return !target.names.some((word) => normal.includes(guide.form.of(word)));
}

/** Two findings as one; a candidate that only one of them has keeps its share of that one. */
function mixed(alone: Found, inContext: Found, weight: number): Found {
	const all = new Map<string, Ranked>();
	for (const r of alone.ranked)
		all.set(r.target.key, { ...r, p: (1 - weight) * r.p });
	for (const r of inContext.ranked) {
		const own = all.get(r.target.key);
		all.set(r.target.key, {
			...(own ?? r),
			p: (own?.p ?? 0) + weight * r.p,
		});
	}
	return {
		...alone,
		none: (1 - weight) * alone.none + weight * inContext.none,
		ranked: [...all.values()].sort((a, b) => b.p - a.p),
	};
}

function rescaled(found: Found, factor: (r: Ranked) => number): Found {
	const raw = found.ranked.map((r) => r.p * factor(r));
	const sum = raw.reduce((a, b) => a + b, found.none) || 1;
	return {
		...found,
		none: found.none / sum,
		ranked: found.ranked
			.map((r, i) => ({ ...r, p: (raw[i] as number) / sum }))
			.sort((a, b) => b.p - a.p),
	};
}

function entryOf(turn: Turn, key: string): SubjectEntry | undefined {
	const { guide } = turn;
	const id = key.replace(/^[a-zA-Z]+:/, "");
	return (
		guide.entries.get(id) ??
		guide.entries.get(guide.actions.byId(id)?.entry ?? "")
	);
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
	return rescaled(found, (r) => (checks(r) ? guide.settings.numberBoost : 1));
}
