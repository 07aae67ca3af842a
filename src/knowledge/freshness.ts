import type {
	DifferingPair,
	Freshness,
	FreshnessLimits,
	Matter,
	MatterEnd,
	MatterSpan,
	Side,
	UnseenUnit,
} from "./freshness-report.ts";
import type { Knowledge } from "./load.ts";
import { Places } from "./places.ts";
import type { Advice, Entry } from "./schema.ts";
import * as spans from "./spans.ts";

/** Looks through all that is dated, as it stands on a day. */
export function freshness(
	knowledge: Knowledge,
	asOf: string,
	limits: FreshnessLimits,
): Freshness {
	const places = new Places(knowledge.regions);
	const advice = knowledge.entries.flatMap((e) =>
		timelines("entry", e, places),
	);
	const rows = knowledge.figures.flatMap((f) => timelines("figure", f, places));
	const all = [...advice, ...rows];
	const soon = spans.dayAfter(asOf, limits.figureEndsWithinDays);
	return {
		asOf,
		overlaps: all.flatMap(overlaps),
		gaps: all.flatMap(gaps),
		lapsed: advice.flatMap((t) => endedBy(t, spans.dayAfter(asOf, -1), asOf)),
		ending: rows.flatMap((t) => endedBy(t, soon, asOf)),
		unseen: unseen(knowledge, asOf, limits),
		differing: knowledge.entries.flatMap((e) =>
			differing(e, knowledge, places, asOf, limits),
		),
	};
}

/** What is said for one place over time, and what reaches it from the wider ones. */
interface Timeline {
	readonly matter: Matter;
	readonly own: readonly spans.Span[];
	readonly wider: readonly spans.Span[];
}

function timelines(
	of: Matter["of"],
	source: Knowledge["entries"][number] | Knowledge["figures"][number],
	places: Places,
): Timeline[] {
	const list = "advice" in source ? source.advice : source.values;
	const named = [...new Set(list.flatMap((x) => x.regions))];
	return named.map((region) => {
		const own = list.filter((x) => x.regions.includes(region));
		const path = places.path(region);
		// The rules engine reads a figure of the nearest place that has any, so no wider row fills in.
		const wider =
			of === "figure"
				? []
				: list.filter(
						(x) => !own.includes(x) && x.regions.some((r) => path.includes(r)),
					);
		const { id, title } = source;
		return { matter: { of, id, title, region }, own, wider };
	});
}

function overlaps({ matter, own }: Timeline): MatterSpan[] {
	return own.flatMap((one, i) =>
		own.slice(i + 1).flatMap((two) => {
			const both = spans.shared(one, two);
			return both ? [{ ...matter, ...both }] : [];
		}),
	);
}

function gaps({ matter, own, wider }: Timeline): MatterSpan[] {
	// A hole that only wider places border on is listed with them.
	const isOwn = (hole: spans.Hole) =>
		own.some(
			(s) =>
				s.to === spans.dayAfter(hole.from, -1) ||
				s.from === spans.dayAfter(hole.to),
		);
	return spans
		.holes([...own, ...wider])
		.filter(isOwn)
		.map((hole) => ({ ...matter, ...hole }));
}

/** Its end, where that is no later than the day given and nothing holds longer, here or wider. */
function endedBy(
	{ matter, own, wider }: Timeline,
	day: string,
	asOf: string,
): MatterEnd[] {
	const to = spans.lastDay(own);
	if (to === undefined || to > day) return [];
	if (wider.some((s) => s.to === undefined || s.to > to)) return [];
	return [{ ...matter, to, days: spans.daysBetween(asOf, to) }];
}

function unseen(
	{ sources }: Knowledge,
	asOf: string,
	limits: FreshnessLimits,
): UnseenUnit[] {
	const documents = new Map(sources.documents.map((d) => [d.id, d]));
	return Object.entries(sources.units).flatMap(([id, { title, ...unit }]) => {
		const seen = unit.seen ?? documents.get(id.split("#")[0] ?? "")?.seen;
		if (seen === undefined) return [{ id, title }];
		const days = spans.daysBetween(spans.latestDay(seen), asOf);
		return days > limits.unseenAfterDays ? [{ id, title, seen, days }] : [];
	});
}

function differing(
	entry: Entry,
	{ sources }: Knowledge,
	places: Places,
	asOf: string,
	limits: FreshnessLimits,
): DifferingPair[] {
	const isOfficial = (id: string) => {
		const sure = sources.units[id]?.confidence;
		return sure === undefined || limits.official.includes(sure);
	};
	const holds = entry.advice.filter((a) => spans.holdsOn(a, asOf));
	return holds.flatMap((one, i) =>
		holds.slice(i + 1).map((two) => ({
			id: entry.id,
			title: entry.title,
			sides: [side(one), side(two)] as const,
			isNested: isNested(one, two, places),
			isOfficial: [one, two].every((a) => a.units.some(isOfficial)),
		})),
	);
}

const side = ({ regions, from, to, units }: Advice): Side => ({
	regions,
	units,
	...(from === undefined ? {} : { from }),
	...(to === undefined ? {} : { to }),
});

function isNested(one: Advice, two: Advice, places: Places): boolean {
	return one.regions.some((a) =>
		two.regions.some((b) => places.isWithin(a, b) || places.isWithin(b, a)),
	);
}
