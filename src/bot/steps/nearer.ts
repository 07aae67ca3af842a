import { squeeze } from "../phrases.ts";
import { askedOf } from "./asked-of.ts";
import { type Family, grouped } from "./families.ts";
import { byItself, isTopic, relatedTo } from "./leaning.ts";
import { entryOf } from "./more-facts.ts";
import { leadsTo } from "./rivals.ts";
import type { Turn } from "./step.ts";

/** A shorter rest says nothing by itself. */
const shortest = 3;

/** So many matters back a turn may reach. */
const reach = 3;

/**
 * The matter next to those talked about, or talked about before, that a turn speaks of by itself where it
 * says next to nothing of the last: 昆山的也要换用工单位 after what is filled in for them.
 */
export function nearer(turn: Turn): Family | undefined {
	const { topics, pending } = turn.conversation;
	if (topics.length === 0 || pending) return undefined;
	const asked = askedOf(turn);
	if (squeeze(asked).length < shortest) return undefined;
	const whole = spokenOf(turn, turn.text).filter((f) => f.covered);
	const rest = spokenOf(turn, asked).filter((f) => f.covered);
	const [first] = whole;
	if (!first || !isNear(turn, first) || isOfOffice(turn)) return undefined;
	const isSame = (f: Family) => f.lead.target.id === first.lead.target.id;
	const { clarify, nextToLead } = turn.guide.settings.bands;
	const { lead, overLast } = turn.guide.settings.nearer;
	const leads = (families: readonly Family[], times: number) => {
		const own = families[0];
		const rival = families.find((f) => f !== own && !leadsTo(turn, f, first));
		return (
			own && isSame(own) && own.p >= Math.max(clarify, times * (rival?.p ?? 0))
		);
	};
	const isClear = leads(whole, nextToLead) && leads(rest, lead);
	return isClear && first.p >= overLast * ofLast(turn, whole)
		? first
		: undefined;
}

/** Whether a turn by itself speaks of other matters of ours, whichever, and hardly of the one talked about. */
export function speaksOfOthers(turn: Turn): boolean {
	const { few, mostly, hardly } = turn.guide.settings.nearer;
	const families = spokenOf(turn, turn.text);
	const others = families
		.filter(({ lead: { target } }) => target.kind !== "neighbour")
		.filter(({ lead: { target } }) => target.kind !== "smallTalk")
		.filter((f) => !isOwn(turn, f))
		.slice(0, few)
		.reduce((sum, { p }) => sum + p, 0);
	return others >= mostly && ofLast(turn, families) < hardly;
}

/** Whether a turn says anything of the matter talked about by itself. */
export function speaksOfLast(turn: Turn): boolean {
	const { hardly } = turn.guide.settings.nearer;
	return ofLast(turn, spokenOf(turn, turn.text)) >= hardly;
}

/** Another office's business is likelier than any of ours, though it has no name in the turn. */
function isOfOffice({ guide, text, audience }: Turn): boolean {
	const [best] = guide.search.find(text, { audience }).ranked;
	return best?.target.kind === "neighbour";
}

function spokenOf(turn: Turn, text: string): Family[] {
	const { guide, audience } = turn;
	const found = guide.search.find(text, { audience });
	return grouped(turn, byItself(turn, found));
}

function ofLast(turn: Turn, families: readonly Family[]): number {
	return families.find((f) => isOwn(turn, f))?.p ?? 0;
}

function isOwn(turn: Turn, { members }: Family): boolean {
	return members.some(({ target }) => isTopic(turn, target.key));
}

function isNear(turn: Turn, family: Family): boolean {
	if (isOwn(turn, family)) return false;
	const before = turn.conversation.topics
		.slice(-reach)
		.flatMap(({ key }) => [key, `entry:${entryOf(turn, key)?.id}`]);
	// Where to go and what to bring is asked of what was named, not of what only lies beside it.
	const asksFacet = turn.guide.phrases.facet(turn.normal) !== undefined;
	const related = asksFacet ? [] : relatedTo(turn, reach);
	const near = new Set([...related, ...before]);
	return family.members.some(({ target }) => near.has(target.key));
}
