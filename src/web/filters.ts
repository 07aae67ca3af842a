import type { Guide } from "../bot/index.ts";
import type { SubjectEntry } from "../knowledge/index.ts";

/** What a list of entries is narrowed to; what is empty narrows nothing. */
export interface Filters {
	readonly q: string;
	readonly subject: string;
	readonly region: string;
	readonly audience: string;
}

/** Entries found, and whether their words hold what was said or they are only near it. */
export interface Found {
	readonly entries: readonly SubjectEntry[];
	readonly isNear: boolean;
}

/** The places of which a matter counts as one of this place: those it lies in, and those that lie in it. */
export function fitting(
	{ places, knowledge }: Guide,
	region: string,
): string[] {
	return [
		...places.path(region),
		...knowledge.regions
			.filter((r) => r.id !== region && places.isWithin(r.id, region))
			.map((r) => r.id),
	];
}

export function placesOf(entry: SubjectEntry): string[] {
	return [...new Set(entry.advice.flatMap((a) => a.regions))];
}

/** What is looked in for words: title, code, messages, other names. */
export function wordsOf(entry: SubjectEntry): string {
	return [entry.title, entry.code ?? "", ...entry.messages, ...entry.aliases]
		.join(" ")
		.toLowerCase();
}

/** The entries that pass all filters; where the words are nowhere, those that the search finds near. */
export function filtered(guide: Guide, filters: Filters): Found {
	const { q, subject, region, audience } = filters;
	const fits = new Set(region ? fitting(guide, region) : []);
	const passes = (e: SubjectEntry) =>
		(subject === "" || e.subject === subject) &&
		(region === "" || placesOf(e).some((p) => fits.has(p))) &&
		(audience === "" || e.audience.some((a) => a === audience));
	const left = guide.knowledge.entries.filter(passes);
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return { entries: left, isNear: false };
	const holding = left.filter((e) => {
		const all = wordsOf(e);
		return words.every((w) => all.includes(w));
	});
	if (holding.length > 0) return { entries: holding, isNear: false };
	return { entries: near(guide, q).filter(passes), isNear: true };
}

function near(guide: Guide, q: string): SubjectEntry[] {
	return guide.search
		.find(q)
		.ranked.slice(0, 8)
		.flatMap((r) => {
			const entry =
				r.target.kind === "entry" ? guide.entries.get(r.target.id) : undefined;
			return entry ? [entry] : [];
		});
}
