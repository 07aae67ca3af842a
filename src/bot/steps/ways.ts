import type { Route } from "../../knowledge/pure.ts";
import { hotline } from "../sources.ts";
import { routeBlock } from "../wording.ts";
import { type Around, reply } from "./around.ts";
import type { Answered } from "./step.ts";

type RunsOn = "phone" | "computer" | "counter";

/** Every route an entry names, those of its remedies too. */
export function routesOf({ chosen }: Around): Route[] {
	return chosen.flatMap((c) => [
		...c.advice.routes,
		...c.advice.remedies.flatMap((r) => r.routes),
	]);
}

/** The routes that run on a phone, a computer or at a counter. */
export function routesOn(around: Around, runsOn: RunsOn): Route[] {
	const venues = new Map(
		around.turn.guide.knowledge.venues.map((v) => [v.id, v]),
	);
	return routesOf(around).filter((r) =>
		venues.get(r.venue)?.runsOn.includes(runsOn),
	);
}

/** They, with a lead; of a phone that there is no way, and what ways there are. */
export function byVenue(
	around: Around,
	runsOn: RunsOn,
	lead: "mobile" | "computer" | "counter",
): Answered | undefined {
	const { guide } = around.turn;
	const venues = new Map(guide.knowledge.venues.map((v) => [v.id, v]));
	const fits = routesOn(around, runsOn);
	if (fits.length > 0)
		return reply(
			around,
			guide.replies.say(`follow.${lead}`),
			fits.map((r) => routeBlock(guide, r)),
		);
	if (lead === "computer") return undefined;
	const named = [
		...new Set(routesOf(around).map((r) => venues.get(r.venue)?.name ?? "")),
	];
	if (named.length === 0) return undefined;
	return reply(
		around,
		guide.replies.say(
			lead === "mobile" ? "follow.noMobile" : "follow.noCounter",
			{
				venues: named.join("、"),
			},
		),
		lead === "mobile" ? [] : routesOf(around).map((r) => routeBlock(guide, r)),
	);
}

/** All its routes: where to go on it. */
export function everyWay(around: Around): Answered | undefined {
	const { guide } = around.turn;
	const routes = routesOf(around);
	if (routes.length === 0) return undefined;
	return reply(
		around,
		guide.replies.say("follow.where"),
		routes.map((r) => routeBlock(guide, r)),
	);
}

/** How many are done at once. */
export function batch(around: Around): Answered {
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
