import type { Chosen, FacetName } from "../../knowledge/pure.ts";
import type { FacetCue } from "../cues.ts";
import { withBefore } from "../drafts.ts";
import { hotline } from "../sources.ts";
import { chosenFor } from "./answer.ts";
import { type Around, reply } from "./around.ts";
import { decide } from "./decide.ts";
import { isTopic } from "./leaning.ts";
import { linesOn } from "./lines.ts";
import type { Answered } from "./step.ts";
import { batch, byVenue, everyWay } from "./ways.ts";

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
			? reply(around, told.join("\n"), [])
			: special(around, facet);
	if (found) return found;
	// A turn that is a word for the facet and nothing else is about no other matter.
	const { phrases } = around.turn.guide;
	if (!phrases.isBareFacet(around.turn.normal) && leadsAway(around))
		return undefined;
	return linesOn(around, facet) ?? besideIt(around, facet) ?? notTold(around);
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

/** Cues that no facet of an entry stands behind: its routes and conditions answer them. */
function isOfRoutes(
	facet: FacetCue,
): facet is "computer" | "conditions" | "where" {
	return facet === "computer" || facet === "conditions" || facet === "where";
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
			return byVenue(around, "computer", "computer");
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
		default:
			return undefined;
	}
}

function facetTexts(chosen: readonly Chosen[], about: FacetName): string[] {
	return chosen.flatMap((c) =>
		c.advice.facets.filter((f) => f.about === about).map((f) => f.text),
	);
}

function materials(around: Around): Answered {
	const { guide, region } = around.turn;
	const items = around.chosen.flatMap((c) => c.advice.materials);
	if (items.length === 0)
		return reply(
			around,
			guide.replies.say("follow.noMaterials", {
				hotline: hotline(guide, region),
			}),
			[],
		);
	return reply(around, "", [
		{
			kind: "list",
			role: "materials",
			heading: guide.replies.say("heads.materials"),
			items,
		},
	]);
}

function conditions(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const items = around.chosen.flatMap((c) => c.advice.conditions);
	if (items.length === 0) return undefined;
	return reply(around, "", [
		{
			kind: "list",
			role: "conditions",
			heading: guide.replies.say("heads.conditions"),
			items,
		},
	]);
}

function phone(around: Around): Answered {
	const { guide, region } = around.turn;
	return reply(
		around,
		guide.replies.say("follow.phone", { phone: hotline(guide, region) }),
		[],
	);
}

function who(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const actors = around.chosen.flatMap((c) =>
		c.advice.remedies.map((r) => r.who),
	);
	const named = actors.length
		? actors
		: around.entry.audience.map((a) =>
				a === "employer" ? "employer" : "individual",
			);
	const names = [...new Set(named)].map((w) => guide.replies.say(`who.${w}`));
	return reply(
		around,
		guide.replies.say("follow.who", { who: names.join("、") }),
		[],
	);
}

/** Nothing is known of it: said plainly, with what the matter itself rests on, and kept as a miss. */
function notTold(around: Around): Answered {
	const { guide, region } = around.turn;
	const said = guide.replies.say("follow.noFacet", {
		title: around.entry.title,
		hotline: hotline(guide, region),
	});
	const { reply: draft, conversation } = reply(around, said, []);
	return { reply: { ...draft, outcome: "decline" }, conversation };
}
