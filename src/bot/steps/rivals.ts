import type { Family } from "./families.ts";
import type { Turn } from "./step.ts";

/** A fork is no fork where one of its ways stands out among the candidates: more was said than it needs. */
export function oneWay(
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
export function twinElsewhere(
	turn: Turn,
	best: Family,
	here: readonly Family[],
): Family | undefined {
	if ((turn.region ?? "china") !== "china") return undefined;
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
export function leadsTo(turn: Turn, fork: Family, { lead }: Family): boolean {
	const { target } = fork.lead;
	if (target.kind !== "crossroads") return false;
	const found = turn.guide.knowledge.crossroads.find((c) => c.id === target.id);
	return found?.among.includes(lead.target.id) ?? false;
}
