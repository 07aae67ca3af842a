import type { Found } from "../../knowledge/pure.ts";
import { asksWhether } from "./asks-on.ts";
import { type Decision, type Family, grouped } from "./families.ts";
import { byItself, exact, isTopic, relatedTo } from "./leaning.ts";
import { saysName } from "./says-name.ts";
import type { Turn } from "./step.ts";
import { asksNothing } from "./story.ts";

/** A fork is no fork where one of its ways stands out among the candidates: more was said than it needs. */
export function oneWay(
	turn: Turn,
	fork: Family,
	here: readonly Family[],
): Family | undefined {
	// Said in the fork's own words, no more was said.
	if (fork.lead.features.likeness >= exact) return undefined;
	const ways = here.filter((f) => leadsTo(turn, fork, f));
	const mine = ways.filter((f) => isFor(turn, f));
	// Who says that he asks for an employer has chosen where only one way is an employer's.
	const only = mine.length === 1 && mine.length < ways.length && mine[0];
	const [first, second] = ways;
	const { option, standsOut } = turn.guide.settings.bands;
	// Unless what was said speaks for another way far more.
	if (only && standsOut * only.p >= (first?.p ?? 0))
		return { ...only, p: only.p + fork.p };
	// A fork that is nearly all there is stays one, however unlike its ways.
	if (!first || first.p < 2 * option || 5 * first.p < fork.p) return undefined;
	if (first.p < standsOut * (second?.p ?? 0)) return undefined;
	return { ...first, p: first.p + fork.p };
}

/** Whether an entry is for those whom the person speaks for, and for them alone. */
function isFor({ audience }: Turn, { lead }: Family): boolean {
	const { audience: meant } = lead.target;
	return audience !== undefined && meant.length === 1 && meant[0] === audience;
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
export function leadsTo(turn: Turn, fork: Family, { lead }: Family): boolean {
	const { target } = fork.lead;
	if (target.kind !== "crossroads") return false;
	const found = turn.guide.knowledge.crossroads.find((c) => c.id === target.id);
	return found?.among.includes(lead.target.id) ?? false;
}

/**
 * What a leaning turn means among the matters next to the one talked about: the one way of a fork that
 * lies there, or the likeliest of all, should it be one of them.
 */
export function nextToTopic(
	turn: Turn,
	here: readonly Family[],
): Family | undefined {
	const { guide, normal } = turn;
	const [best, next] = here;
	if (!best || !guide.phrases.leans(normal)) return undefined;
	if (best.lead.target.kind === "crossroads") {
		const near = relatedTo(turn, 2);
		const ways = here.filter(
			(f) => leadsTo(turn, best, f) && near.has(f.lead.target.key),
		);
		const [only] = ways;
		return only && ways.length === 1
			? { ...only, p: best.p + only.p }
			: undefined;
	}
	const related = relatedTo(turn);
	const { nextTo, nextToLead } = guide.settings.bands;
	const isClear = best.p >= nextTo && best.p >= nextToLead * (next?.p ?? 0);
	return related.has(best.lead.target.key) && isClear ? best : undefined;
}

/**
 * What a leaning turn asks for by itself, where leaning alone makes it the matter just answered: to
 * give that again would go in a circle. Undefined: it is that matter, or nothing else in particular.
 */
export function insteadOfEcho(
	turn: Turn,
	best: Family,
	found: Found,
): Decision | undefined {
	if (!isTopic(turn, best.lead.target.key)) return undefined;
	const { answer, clarify } = turn.guide.settings.bands;
	const plain = byItself(turn, found);
	const families = grouped(turn, plain).filter((f) => f.covered);
	const related = relatedTo(turn);
	const near = families.find((f) => related.has(f.lead.target.key));
	const [first] = families;
	if (!first || isTopic(turn, first.lead.target.key)) return undefined;
	if (first.lead.target.kind === "smallTalk") return undefined;
	if (first.p < answer) return undefined;
	if (first === near) return { kind: "sure", family: first };
	const beside = near && near.p >= clarify ? [near] : [];
	return { kind: "several", families: [...beside, first, best] };
}

/**
 * A short turn with no name of what it is taken for, away from all that was talked about, is asked back
 * unless it is likely beyond the common measure.
 */
export function isFarFetched(turn: Turn, best: Family): boolean {
	const { target } = best.lead;
	const { topics, pending } = turn.conversation;
	const isOpen = pending?.kind === "options" && pending.options.length > 1;
	if (topics.length === 0 && !isOpen) return false;
	if (target.kind !== "entry" && target.kind !== "action") return false;
	const { newTopic, surelyNewTopic } = turn.guide.settings;
	return (
		best.p < (asksWhether(turn) ? surelyNewTopic : newTopic) &&
		// What only tells, while a question of ours is open, tells of what was asked.
		(turn.guide.phrases.leans(turn.normal) || (isOpen && asksNothing(turn))) &&
		!isTopic(turn, target.key) &&
		!relatedTo(turn, 2).has(target.key) &&
		!saysName(turn, target)
	);
}

/** A fork found beside two of its ways that are about as likely: it says that what was said does not tell them apart. */
export function isForked(
	turn: Turn,
	best: Family,
	here: readonly Family[],
): boolean {
	const { fork, forkLead } = turn.guide.settings.bands;
	return here.some(
		(f) =>
			f.p >= fork &&
			leadsTo(turn, f, best) &&
			here.some(
				(other) =>
					other !== best &&
					leadsTo(turn, f, other) &&
					other.p * forkLead > best.p,
			),
	);
}

/** A fork said in its own words stays one, though one of its ways be likelier. */
export function exactFork(
	turn: Turn,
	best: Family,
	here: readonly Family[],
): Family | undefined {
	if (best.lead.features.likeness >= exact) return undefined;
	return here.find(
		(f) => f.lead.features.likeness >= exact && leadsTo(turn, f, best),
	);
}

/** Twins say the same of two places: they are no rivals. */
export function areTwins(turn: Turn, a: Family, b: Family): boolean {
	const names = (one: Family, other: Family) =>
		turn.guide.entries
			.get(one.lead.target.id)
			?.twins.includes(other.lead.target.id) ?? false;
	return names(a, b) || names(b, a);
}
