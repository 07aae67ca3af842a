import type { Action } from "../../actions/pure.ts";
import type { Found } from "../../knowledge/pure.ts";
import { act, actWith, isAsked } from "./act.ts";
import { type Decision, type Family, familiesOf } from "./families.ts";
import { hear } from "./hear.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Where several are possible and the facts told are just those that one of them needs, they say what
 * is meant: who tells for how long he paid, why he left and that he is registered asks for the benefit.
 */
export function toldFor(
	turn: Turn,
	families: readonly Family[],
): Answered | undefined {
	const { factsEnough } = turn.guide.settings;
	const actions = [
		...new Set(families.flatMap((family) => actionsOf(turn, family))),
	];
	const told = (action: Action) => hear(turn, action).told.length;
	const [much, ...others] = actions.filter((a) => told(a) > factsEnough);
	if (much && others.length === 0) return byFacts(turn, much);
	// Fewer will do where they are all that is needed.
	const enough = actions.filter((a) => told(a) === factsEnough);
	const worked = enough.flatMap((a) => byFacts(turn, a) ?? []);
	if (much) return undefined;
	return worked.length === 1 ? worked[0] : askedFor(turn, families);
}

/** 饭后就去系统里填，从几月认: the question is that of one sum alone. */
function askedFor(
	turn: Turn,
	families: readonly Family[],
): Answered | undefined {
	const likely = families.filter((f) => 2 * f.p >= (families[0]?.p ?? 0));
	// 个税按多少交: as likely somebody else's sum, it is not worked out as ours.
	if (likely.some((f) => f.lead.target.kind === "neighbour")) return undefined;
	const asked = new Set(
		likely.flatMap((f) => actionsOf(turn, f)).filter((a) => isAsked(turn, a)),
	);
	const [only, ...others] = asked;
	if (!only || others.length > 0) return undefined;
	const isTold = hear(turn, only).fresh.length > 0;
	return byFacts(turn, only) ?? (isTold ? byAsking(turn, only) : undefined);
}

/** 今天想全补上，补得完吧: just this sum is asked, and something of it told: the rest is asked for. */
function byAsking(turn: Turn, action: Action): Answered {
	return { ...act(turn, action), found: {} };
}

/**
 * What the facts are told for, where the words alone lead elsewhere: 厂倒了，登记过了，交了十一个月 asks
 * for the benefit, though most of the words are of the registration.
 */
export function toldRather(
	turn: Turn,
	decision: Decision,
	found: Found,
): Answered | undefined {
	if (decision.kind !== "sure") return undefined;
	const { bands, factsEnough } = turn.guide.settings;
	const { family } = decision;
	if (family.p >= bands.part || family.lead.target.kind !== "entry")
		return undefined;
	const told = (action: Action) => hear(turn, action).fresh.length;
	if (actionsOf(turn, family).some((action) => told(action) > 0))
		return undefined;
	const actions = familiesOf(turn, found)
		.filter((f) => f.covered && f.p >= bands.clarify)
		.flatMap((f) => actionsOf(turn, f))
		.filter((action) => told(action) > factsEnough);
	const [only, ...others] = actions;
	return only && others.length === 0 ? byFacts(turn, only) : undefined;
}

/** A number written out where nothing sure was found: it is there to be checked. */
export function toldNumber(
	turn: Turn,
	decision: Decision,
): Answered | undefined {
	if (decision.kind === "sure") return undefined;
	const checks = turn.guide.actions.list.find((a) => isOfNumber(turn, a));
	return checks && hear(turn, checks).fresh.length > 0
		? byFacts(turn, checks)
		: undefined;
}

/** The facts chose it: what the search thought of another says nothing of it. */
function byFacts(turn: Turn, action: Action): Answered | undefined {
	const worked = actWith(turn, action);
	return worked && { ...worked, found: {} };
}

function actionsOf({ guide }: Turn, { lead }: Family): readonly Action[] {
	const action = guide.actions.byId(lead.target.id);
	if (lead.target.kind === "action") return action ? [action] : [];
	return guide.actionsOf.get(lead.target.id) ?? [];
}

function isOfNumber({ guide }: Turn, { slots }: Action): boolean {
	return slots.some((s) => guide.actions.slot(s)?.form === "number");
}
