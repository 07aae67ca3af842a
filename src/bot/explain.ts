import type { SubjectEntry } from "../knowledge/pure.ts";
import type { Guide } from "./guide.ts";
import type { Block } from "./message.ts";
import { renderText } from "./render.ts";
import { cite, sourceLine } from "./sources.ts";
import { adviceBlocks } from "./wording.ts";

/** The advice of an entry for all places and times, each under its place and dates. */
export function allAdvice(
	guide: Guide,
	entry: SubjectEntry,
	asOf: string,
): { place: string; from?: string; to?: string; blocks: Block[] }[] {
	return entry.advice.map((advice) => {
		const place = advice.regions.map((r) => guide.places.name(r)).join("、");
		const chosen = {
			advice,
			place: advice.regions[0] ?? "",
			borrowed: false,
			lapsed: (advice.to ?? "9") < asOf,
			upcoming: (advice.from ?? "") > asOf,
		};
		return {
			place,
			...(advice.from ? { from: advice.from } : {}),
			...(advice.to ? { to: advice.to } : {}),
			blocks: adviceBlocks(
				guide,
				chosen,
				{ asOf, region: advice.regions[0] },
				false,
			),
		};
	});
}

/** A whole entry as text, like a compiler's --explain: title, code, exact messages, all advice, sources. */
export function explainEntry(
	guide: Guide,
	entry: SubjectEntry,
	asOf: string,
): string {
	const head = [
		entry.title,
		...(entry.code ? [entry.code] : []),
		...entry.messages.map((m) => `> ${m}`),
	];
	const parts = allAdvice(guide, entry, asOf).map((a) => {
		const dates = [a.from ?? "", a.to ?? ""].join(" ~ ");
		const place = guide.replies.say("place", { place: a.place });
		const named = a.from || a.to ? `${place} ${dates}` : place;
		return `${named}\n${renderText(a.blocks, guide.replies)}`;
	});
	const citations = cite(
		guide,
		entry.advice.flatMap((a) => a.units),
	);
	return [head.join("\n"), ...parts, sourceLine(guide, citations)].join("\n\n");
}
