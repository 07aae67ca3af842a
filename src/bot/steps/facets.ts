import type { Chosen, FacetName, Route } from "../../knowledge/index.ts";
import type { FacetCue } from "../phrases.ts";
import { hotline } from "../sources.ts";
import { routeBlock } from "../wording.ts";
import { type Around, reply } from "./around.ts";
import { decide } from "./decide.ts";
import type { Answered } from "./step.ts";

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
	return leadsAway(around) ? undefined : notTold(around);
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

function routesOf({ chosen }: Around): Route[] {
	return chosen.flatMap((c) => [
		...c.advice.routes,
		...c.advice.remedies.flatMap((r) => r.routes),
	]);
}

function byVenue(
	around: Around,
	runsOn: "phone" | "computer" | "counter",
	lead: "mobile" | "computer" | "counter",
): Answered | undefined {
	const { guide } = around.turn;
	const venues = new Map(guide.knowledge.venues.map((v) => [v.id, v]));
	const fits = routesOf(around).filter((r) =>
		venues.get(r.venue)?.runsOn.includes(runsOn),
	);
	if (fits.length > 0)
		return reply(
			around,
			guide.replies.say(`follow.${lead}`),
			fits.map((r) => routeBlock(guide, r)),
		);
	if (lead !== "mobile") return undefined;
	const named = [
		...new Set(routesOf(around).map((r) => venues.get(r.venue)?.name ?? "")),
	];
	if (named.length === 0) return undefined;
	return reply(
		around,
		guide.replies.say("follow.noMobile", { venues: named.join("、") }),
		[],
	);
}

function everyWay(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const routes = routesOf(around);
	if (routes.length === 0) return undefined;
	return reply(
		around,
		guide.replies.say("follow.where"),
		routes.map((r) => routeBlock(guide, r)),
	);
}

function batch(around: Around): Answered {
	const { guide, region } = around.turn;
	const texts = routesOf(around).flatMap((r) =>
		r.batch ? [r.batch.text] : [],
	);
	const text =
		texts.length > 0
			? [...new Set(texts)].join("\n")
			: guide.replies.say("follow.noBatch", {
					hotline: hotline(guide, region),
				});
	return reply(
		around,
		text,
		texts.length ? routesOf(around).map((r) => routeBlock(guide, r)) : [],
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

function notTold(around: Around): Answered | undefined {
	const { guide, region } = around.turn;
	return reply(
		around,
		guide.replies.say("follow.noFacet", {
			title: around.entry.title,
			hotline: hotline(guide, region),
		}),
		[],
	);
}
