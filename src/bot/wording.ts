import type { Advice, Chosen, Item, Route } from "../knowledge/pure.ts";
import { figureBlocks } from "./figure-blocks.ts";
import type { Guide } from "./guide.ts";
import type { Block, BlockItem } from "./message.ts";
import type { Reader } from "./reader.ts";

/** An entry's advice as blocks, the direct answer first. `several`: two places are shown, so each is named. */
export function adviceBlocks(
	guide: Guide,
	chosen: Chosen,
	reader: Reader,
	several: boolean,
): Block[] {
	const { advice } = chosen;
	return [
		...placeBlocks(guide, chosen, reader, several),
		...text("changed", advice.changed),
		...text("summary", itemText(guide, advice.summary, advice, chosen)),
		...advice.facets
			.filter((f) => f.about === reader.facet)
			.flatMap((f) => text("facet", f.text)),
		...text(
			"cause",
			advice.cause && itemText(guide, advice.cause, advice, chosen),
		),
		...remedyBlocks(guide, advice, chosen),
		...list(guide, "required", advice.required.map(plain)),
		...list(
			guide,
			"conditional",
			advice.conditional.map((c) =>
				plain(c.when ? `${c.when}：${c.do}` : c.do),
			),
		),
		...list(
			guide,
			"conditions",
			items(guide, advice.conditions, advice, chosen),
		),
		...advice.routes.map((r) => routeBlock(guide, r)),
		...list(guide, "materials", items(guide, advice.materials, advice, chosen)),
		...figureBlocks(guide, advice, reader, chosen.place),
		...list(guide, "notes", items(guide, advice.notes, advice, chosen)),
		...text(
			"history",
			advice.history && itemText(guide, advice.history, advice, chosen),
		),
	];
}

/** One way to do a matter: venue, menu steps, what to do there. */
export function routeBlock(guide: Guide, route: Route): Block {
	const venue = guide.knowledge.venues.find((v) => v.id === route.venue);
	return {
		kind: "route",
		heading: guide.replies.say("heads.route"),
		venue: route.venue,
		venueName: venue?.name ?? route.venue,
		...(venue?.address ? { address: venue.address } : {}),
		...(route.as ? { signIn: route.as } : {}),
		steps: route.steps,
		...(route.there ? { there: route.there.text } : {}),
		...(route.batch ? { batch: route.batch.text } : {}),
	};
}

/** A route in one line, for lists. */
export function routeLine(guide: Guide, route: Route): string {
	const venue = guide.knowledge.venues.find((v) => v.id === route.venue);
	return [venue?.short ?? route.venue, ...route.steps].join(" → ");
}

export function remedyBlocks(
	guide: Guide,
	advice: Advice,
	chosen: Chosen,
	from = 0,
	count = advice.remedies.length,
): Block[] {
	const rungs = advice.remedies.slice(from, from + count);
	if (rungs.length === 0) return [];
	return [
		{
			kind: "remedies",
			heading: guide.replies.say("heads.remedies"),
			items: rungs.map((r) => ({
				who: r.who,
				actor: guide.replies.say(`who.${r.who}`),
				text: itemText(guide, r.do, advice, chosen),
				routes: r.routes.map((route) => routeLine(guide, route)),
				...(r.note ? { note: r.note } : {}),
			})),
		},
	];
}

function placeBlocks(
	guide: Guide,
	chosen: Chosen,
	{ region }: Reader,
	several: boolean,
): Block[] {
	const { replies, places } = guide;
	const blocks: Block[] = [];
	const place = places.name(chosen.place);
	if (several)
		blocks.push({ kind: "place", text: replies.say("place", { place }) });
	if (chosen.borrowed)
		blocks.push({ kind: "place", text: replies.say("borrowed", { place }) });
	else if (!several && isNarrower(guide, chosen.place, region))
		blocks.push({ kind: "place", text: replies.say("onlyPlace", { place }) });
	if (chosen.lapsed && chosen.advice.to)
		blocks.push(
			...text("lapsed", replies.say("lapsed", { to: chosen.advice.to })),
		);
	if (chosen.upcoming && chosen.advice.from)
		blocks.push(
			...text(
				"upcoming",
				replies.say("upcoming", { from: chosen.advice.from }),
			),
		);
	return blocks;
}

/** Whether a place is less than what was asked about: who asks of a province must know that a town answers. */
function isNarrower(guide: Guide, place: string, asked = "china"): boolean {
	return place !== asked && guide.places.isWithin(place, asked);
}

/** A sentence, with the place named whose document alone says it, and a mark on what one page says. */
function itemText(
	guide: Guide,
	item: Item,
	advice: Advice,
	chosen: Chosen,
): string {
	const { sources } = guide.knowledge;
	const own = item.units.length > 0 ? item.units : advice.units;
	const regions = new Set(own.map((u) => sources.units[u]?.region));
	const [region] = regions;
	const elsewhere =
		item.units.length > 0 &&
		regions.size === 1 &&
		region !== undefined &&
		region !== chosen.place &&
		!guide.places.isWithin(chosen.place, region);
	const weak =
		own.length > 0 && own.every((u) => sources.units[u]?.confidence === "ONE");
	return [
		elsewhere ? `（${guide.places.name(region)}）` : "",
		item.text,
		weak ? guide.replies.say("confidenceOne") : "",
	].join("");
}

function items(
	guide: Guide,
	list: readonly Item[],
	advice: Advice,
	chosen: Chosen,
): BlockItem[] {
	return list.map((item) => ({
		text: itemText(guide, item, advice, chosen),
		units: item.units,
	}));
}

function list(guide: Guide, role: string, of: readonly BlockItem[]): Block[] {
	if (of.length === 0) return [];
	const heading = guide.replies.say(`heads.${role}`);
	return [{ kind: "list", role, heading, items: of }];
}

function text(role: string, value: string | undefined): Block[] {
	return value ? [{ kind: "text", role, text: value }] : [];
}

function plain(value: string): BlockItem {
	return { text: value, units: [] };
}
