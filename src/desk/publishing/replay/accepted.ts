import type { Guide } from "../../../bot/index.ts";
import { newBot, type Told, toldOf } from "./play.ts";

/** A phrasing that was accepted into an entry, which the entry does not answer for all that. */
export interface Unanswered {
	/** Title of the entry. */
	readonly entry: string;
	readonly text: string;
	/** Id of the place that its advice is for, and that it was asked for. */
	readonly region: string;
	/** What was said in its place. */
	readonly told: Told;
}

/** Phrasings by the entry they stand in, of these entries. */
export type Phrasings = ReadonlyMap<string, readonly string[]>;

export function phrasingsOf(
	guide: Guide,
	entries: readonly string[],
): Phrasings {
	return new Map(
		entries.map((id) => [id, guide.entries.get(id)?.utterances ?? []]),
	);
}

/**
 * Puts each phrasing that is new to an entry to the guide, for every place that the entry has advice
 * for, and gives those on which it speaks of something else.
 * @param known phrasings that stood there before
 * @param day YYYY-MM-DD, on which is asked
 */
export async function unansweredOf(
	guide: Guide,
	known: Phrasings,
	day: string,
): Promise<Unanswered[]> {
	const found: Unanswered[] = [];
	for (const [id, before] of known) {
		const entry = guide.entries.get(id);
		const fresh = entry?.utterances.filter((u) => !before.includes(u)) ?? [];
		for (const text of fresh)
			for (const region of new Set(entry?.advice.flatMap((a) => a.regions))) {
				const told = await asked(guide, text, region, day);
				if (!isOf(guide, id, told))
					found.push({ entry: entry?.title ?? id, text, region, told });
			}
	}
	return found;
}

async function asked(
	guide: Guide,
	text: string,
	region: string,
	day: string,
): Promise<Told> {
	// What holds in the whole country is asked without a place.
	const isCountry = guide.places.get(region)?.within === undefined;
	const where = isCountry ? {} : { region };
	return toldOf(await newBot(guide, day).handle({ text, ...where }));
}

/** The entry itself, or an action that it explains: also where a place or a fact is asked for first. */
function isOf(guide: Guide, id: string, { subject }: Told): boolean {
	const actions = guide.actionsOf.get(id) ?? [];
	return (
		subject === `entry:${id}` ||
		actions.some((action) => subject === `action:${action.id}`)
	);
}
