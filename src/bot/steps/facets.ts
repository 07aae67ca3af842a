import type { Chosen, FacetName, SubjectEntry } from "../../knowledge/pure.ts";
import { type FacetCue, isOfLines } from "../cues.ts";
import { withBefore } from "../drafts.ts";
import type { Block } from "../message.ts";
import { routeBlock } from "../wording.ts";
import { chosenFor } from "./answer.ts";
import { type Around, reply } from "./around.ts";
import { decide } from "./decide.ts";
import { isTopic } from "./leaning.ts";
import { linesOn } from "./lines.ts";
import type { Answered, Turn } from "./step.ts";
import { basis, conditions, materials, notTold, phone, who } from "./tells.ts";
import { batch, byVenue, everyWay, routesOn } from "./ways.ts";

/** Answers a leaning question from inside the entry: on a phone, many at once, what to bring, a number to ring. */
export function facetAnswer(
	around: Around,
	facet: FacetCue,
): Answered | undefined {
	const { chosen } = around;
	if (chosen.length === 0) return undefined;
	const told = isOfRoutes(facet) ? [] : facetTexts(chosen, facet);
	const found =
		told.length > 0
			? reply(around, told.join("\n"), waysFor(around, facet))
			: special(around, facet);
	if (found) return found;
	// A turn that is a word for the facet and nothing else is about no other matter.
	const { phrases } = around.turn.guide;
	if (!phrases.isBareFacet(around.turn.normal) && leadsAway(around))
		return undefined;
	const lines = linesOn(around, facet);
	if (lines || isOfLines(facet)) return lines;
	return besideIt(around, facet) ?? nextToIt(around, facet) ?? notTold(around);
}

/** What was told of a phone or a counter, as steps. */
function waysFor(around: Around, facet: FacetCue): Block[] {
	if (facet !== "mobile" && facet !== "counter") return [];
	const on = facet === "mobile" ? "phone" : "counter";
	return routesOn(around, on).map((r) => routeBlock(around.turn.guide, r));
}

/**
 * The one matter next to this one that tells it, named so that nobody takes it for this one. Where and
 * by whom a thing is done is of that thing alone.
 */
function nextToIt(around: Around, facet: FacetCue): Answered | undefined {
	if (facet !== "deadline" && facet !== "cost" && facet !== "validity")
		return undefined;
	const { turn, entry } = around;
	const tells = entry.related.flatMap((id) => {
		const other = turn.guide.entries.get(id);
		const chosen = other ? chosenFor(turn, other) : [];
		const texts = facetTexts(chosen, facet);
		return other && texts.length > 0 ? [{ other, chosen, texts }] : [];
	});
	const only = tells.length > 1 ? likeliest(turn, tells) : tells[0];
	if (!only) return undefined;
	const { title } = only.other;
	const lead = turn.guide.replies.say("follow.nextTo", { title });
	const there = { ...around, entry: only.other, chosen: only.chosen };
	return reply(there, [lead, ...only.texts].join("\n"), []);
}

/** Of several the one that the turn is far likelier about than about the others. */
function likeliest<T extends { readonly other: SubjectEntry }>(
	{ guide, text, audience }: Turn,
	tells: readonly T[],
): T | undefined {
	const { ranked } = guide.search.find(text, { audience });
	const [first, second] = tells
		.map((one) => {
			const key = `entry:${one.other.id}`;
			return { one, p: ranked.find((r) => r.target.key === key)?.p ?? 0 };
		})
		.sort((a, b) => b.p - a.p);
	const { option, standsOut } = guide.settings.bands;
	const isClear =
		first && first.p >= option && first.p >= standsOut * (second?.p ?? 0);
	return isClear ? first.one : undefined;
}

/** "手机上能弄吗" after a question within a matter: told by the matter itself, which was talked of before. */
function besideIt(around: Around, facet: FacetCue): Answered | undefined {
	const { turn, entry } = around;
	const { guide, conversation } = turn;
	const before = conversation.topics.at(-2);
	const other = guide.entries.get(before?.key.replace(/^entry:/, "") ?? "");
	if (!before || !other || !entry.related.includes(other.id)) return undefined;
	const there = { ...around, entry: other, chosen: chosenFor(turn, other) };
	const lead = guide.replies.say("follow.reminded", { title: other.title });
	const told = isOfRoutes(facet) ? [] : facetTexts(there.chosen, facet);
	const answered =
		told.length > 0
			? reply({ ...there, topic: before }, told.join("\n"), [])
			: isOfVenue(facet)
				? special({ ...there, topic: before }, facet)
				: undefined;
	return answered && { ...answered, reply: withBefore(answered.reply, lead) };
}

function isOfVenue(facet: FacetCue): boolean {
	return (
		facet === "mobile" ||
		facet === "computer" ||
		facet === "counter" ||
		facet === "where"
	);
}

/** Cues that no facet of an entry stands behind: its routes, conditions and sentences answer them. */
function isOfRoutes(facet: FacetCue): facet is Exclude<FacetCue, FacetName> {
	return (
		isOfLines(facet) ||
		facet === "computer" ||
		facet === "conditions" ||
		facet === "where" ||
		facet === "basis"
	);
}

/** What is not told here may be a matter next to it: 那一个月多少钱 after how many months. */
function leadsAway({ turn, entry }: Around): boolean {
	const { text, audience, guide } = turn;
	const meant = decide(turn, guide.search.find(text, { audience }));
	if (meant.kind !== "sure") return false;
	const { lead, p } = meant.family;
	if (lead.target.kind !== "neighbour" && p >= guide.settings.bands.part)
		return !isTopic(turn, lead.target.key);
	return meant.family.members.some(({ target }) => {
		const id =
			target.kind === "action"
				? guide.actions.byId(target.id)?.entry
				: target.id;
		return id !== undefined && entry.related.includes(id);
	});
}

function special(around: Around, facet: FacetCue): Answered | undefined {
	switch (facet) {
		case "mobile":
			return byVenue(around, "phone", "mobile");
		case "computer":
			return byVenue(around, "computer", "computer") ?? everyWay(around);
		case "counter":
			return byVenue(around, "counter", "counter");
		case "where":
			return everyWay(around);
		case "batch":
			return batch(around);
		case "materials":
			return materials(around);
		case "conditions":
			return conditions(around);
		case "phone":
			return phone(around);
		case "who":
			return who(around);
		case "basis":
			return linesOn(around, "basis") ?? basis(around);
		default:
			return undefined;
	}
}

function facetTexts(chosen: readonly Chosen[], about: FacetName): string[] {
	return chosen.flatMap((c) =>
		c.advice.facets.filter((f) => f.about === about).map((f) => f.text),
	);
}
