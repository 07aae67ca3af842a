import type { Found } from "../../knowledge/pure.ts";
import { twinHere } from "./answer.ts";
import { type Decision, type Family, familiesOf } from "./families.ts";
import { isTopic } from "./leaning.ts";
import { nearer, speaksOfLast, speaksOfOthers } from "./nearer.ts";
import {
	areTwins,
	exactFork,
	insteadOfEcho,
	isFarFetched,
	isForked,
	leadsTo,
	nextToTopic,
	oneWay,
	twinElsewhere,
} from "./rivals.ts";
import type { Turn } from "./step.ts";

/** Sure, close or neither: the bands of data/search.yaml over families. */
export function decide(turn: Turn, found: Found): Decision {
	const { bands, maxOptions } = turn.guide.settings;
	const families = familiesOf(turn, found);
	const away = families[0];
	const { here, none } = besideMood(
		turn,
		amongCovered(withTwins(turn, families), found.none),
	);
	const near = nextToTopic(turn, withoutLast(turn, here)) ?? nearer(turn);
	if (near) return { kind: "sure", family: near };
	const best = here[0] && (oneWay(turn, here[0], here) ?? here[0]);
	const isElsewhere = away && !away.covered && away.p >= bands.answer;
	// What is meant by nearly nothing here is not meant because it is all that is left.
	if (isElsewhere && (here[0]?.p ?? 0) * (1 - away.p) < bands.here)
		return { kind: "elsewhere", family: away };
	if (!best || best.p < bands.clarify) return { kind: "unknown" };
	const echo = insteadOfEcho(turn, best, found);
	if (echo) return echo;
	const left = leftFor(turn, best, here);
	if (left) return left;
	const fork = exactFork(turn, best, here);
	if (fork) return { kind: "sure", family: fork };
	const rival = here.find(
		(f) => f !== best && !leadsTo(turn, f, best) && !areTwins(turn, f, best),
	);
	const twin = twinElsewhere(turn, best, here);
	if (twin) return { kind: "several", families: [best, twin] };
	const isClear =
		best.p >= bands.answer && best.p - (rival?.p ?? 0) >= bands.lead;
	if (isClear && !isFarFetched(turn, best) && !isForked(turn, best, here))
		return { kind: "sure", family: best };
	if (none > Math.max(best.p, bands.answer)) return { kind: "unknown" };
	const several = options(here, bands.option, maxOptions);
	// To choose among what is all declined helps nobody.
	const isOurs = several.some(({ lead }) => lead.target.kind !== "neighbour");
	return isOurs ? { kind: "several", families: several } : { kind: "unknown" };
}

/** The matter talked about is no rival where the turn says hardly anything of it: leaning alone makes it likely. */
function withoutLast(turn: Turn, here: readonly Family[]): readonly Family[] {
	const isLast = (f: Family) => isTopic(turn, f.lead.target.key);
	const [best] = here;
	if (!best || isLast(best) || speaksOfLast(turn)) return here;
	// Where to go and what to bring is asked of it, unsaid.
	const asksFacet = turn.guide.phrases.facet(turn.normal) !== undefined;
	return asksFacet ? here : here.filter((f) => !isLast(f));
}

/** What a turn speaks of that says hardly anything of the matter talked about: asked, not answered with that again. */
function leftFor(
	turn: Turn,
	best: Family,
	here: readonly Family[],
): Decision | undefined {
	if (!isTopic(turn, best.lead.target.key) || !speaksOfOthers(turn))
		return undefined;
	const { bands, maxOptions } = turn.guide.settings;
	const others = here.filter((f) => f !== best && f.p >= bands.option);
	const families = others.slice(0, maxOptions - 1);
	return families.length > 0 ? { kind: "several", families } : undefined;
}

/** Anger with a matter in it is about the matter: who only hears the anger makes it worse. */
function besideMood(
	{ guide }: Turn,
	said: { here: Family[]; none: number },
): { here: Family[]; none: number } {
	const isMood = ({ lead }: Family) =>
		lead.target.kind === "smallTalk" &&
		guide.knowledge.smallTalk.some((t) => t.id === lead.target.id && t.mood);
	const matters = said.here.filter((f) => !isMood(f));
	const best = matters.find(({ lead }) => lead.target.kind === "entry");
	if (!best || best.p < guide.settings.bands.inAnger) return said;
	const mass = matters.reduce((sum, f) => sum + f.p, said.none) || 1;
	return {
		here: matters.map((f) => ({ ...f, p: f.p / mass })),
		none: said.none / mass,
	};
}

/** What is found of another province speaks for the same matter as it is done here. */
function withTwins(turn: Turn, families: readonly Family[]): Family[] {
	const { entries } = turn.guide;
	const gained = new Map<string, number>();
	for (const { covered, lead, p } of families) {
		const entry = covered ? undefined : entries.get(lead.target.id);
		const twin = entry && twinHere(turn, entry);
		if (twin) gained.set(twin.id, (gained.get(twin.id) ?? 0) + p);
	}
	return families
		.map((f) => ({
			...f,
			p: f.p + (f.covered ? (gained.get(f.lead.target.id) ?? 0) : 0),
		}))
		.sort((a, b) => b.p - a.p);
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
