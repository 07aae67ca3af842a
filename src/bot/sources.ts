import type { Guide } from "./guide.ts";
import type { Citation } from "./message.ts";

/** The citations of some units, each once, in the order given. */
export function cite(guide: Guide, units: Iterable<string>): Citation[] {
	const { sources } = guide.knowledge;
	return [...new Set(units)].flatMap((unit) => {
		const known = sources.units[unit];
		if (!known) return [];
		const document = sources.documents.find(
			(d) => d.id === unit.slice(0, unit.indexOf("#")),
		);
		const seen = known.seen ?? document?.seen;
		const address = known.address ?? document?.address;
		return [
			{
				unit,
				title: known.title,
				document: document?.title ?? "",
				region: known.region,
				place: guide.places.name(known.region),
				...(seen ? { seen } : {}),
				...(address ? { address } : {}),
				...(known.confidence ? { confidence: known.confidence } : {}),
			},
		];
	});
}

/** The line that names the sources at the end of a reply. */
export function sourceLine(
	guide: Guide,
	citations: readonly Citation[],
): string {
	const { replies } = guide;
	const list = citations.map((c) =>
		replies.say("source", {
			title: c.title,
			unit: c.unit,
			place: c.place,
			seen: c.seen ? `，${c.seen}` : "",
		}),
	);
	return replies.say("sources", { list: list.join("；") });
}

/** Who to turn to by telephone: the national hotline, and the local number where a source gives one. */
export function hotline(guide: Guide, region?: string): string {
	const { places } = guide;
	const national = places.nearest(region, "hotline") ?? "12333";
	const local = places.nearest(region, "localPhone");
	return local
		? `${national}（${places.name(region ?? "")}${local}）`
		: national;
}
