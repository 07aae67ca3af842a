import { z } from "zod";
import { pattern } from "../actions/pure.ts";
import { facetNames } from "../knowledge/pure.ts";

const words = z.array(z.coerce.string().min(1));
const cue = z.strictObject({
	any: words.default([]),
	whole: words.default([]),
});

const moveNames = [
	"restart",
	"back",
	"previousTopic",
	"dontKnow",
	"noneOfThese",
	"human",
	"angry",
	"stillNotWorking",
	"stuck",
	"note",
	"simpler",
	"more",
	"second",
	"calculate",
	"extreme",
	"yes",
] as const;
export type Move = (typeof moveNames)[number];
/** Told by the sentences of an entry that speak of them, and by nothing else. */
const lineFacets = [
	"since",
	"howMany",
	"recipient",
	"years",
	"paying",
	"failed",
	"next",
	"genuine",
	"payee",
	"reckoned",
	"which",
] as const;
export const facetCues = [
	...facetNames,
	...lineFacets,
	"conditions",
	"computer",
	"where",
	"basis",
] as const;
export type FacetCue = (typeof facetCues)[number];

/** Whether an entry tells a facet in its sentences alone. */
export function isOfLines(facet: FacetCue): boolean {
	return lineFacets.some((f) => f === facet);
}

const record = <K extends string, T extends z.ZodType>(
	keys: readonly K[],
	type: T,
) =>
	z.strictObject(
		Object.fromEntries(keys.map((k) => [k, type])) as Record<K, T>,
	);

/** data/cues.yaml: how people say the moves of a conversation. */
export const cuesFile = z.strictObject({
	moves: record(moveNames, cue),
	facets: record(facetCues, words),
	bareFacets: z.partialRecord(z.enum(facetCues), words),
	facetMarks: z.partialRecord(z.enum(facetCues), z.array(pattern).min(1)),
	aside: words,
	asideBack: pattern,
	returning: words,
	valueFillers: words,
	writtenNumber: pattern,
	writtenMonth: pattern,
	first: words,
	pointing: words,
	otherDay: words,
	elsewhere: words,
	whether: z.strictObject({
		any: words,
		starts: words,
		heads: words,
		ends: words,
	}),
	doubts: z.strictObject({ any: words, heads: words }),
	leaning: z.strictObject({ longest: z.int().positive(), heads: words }),
	audience: z.strictObject({ employer: words, individual: words }),
	audienceSwitch: z.strictObject({ employer: words, individual: words }),
	picks: z.array(words),
	units: words,
	lastPick: words,
	hypothetical: words,
	correction: words,
	past: words,
	negations: words,
	asking: words,
	endings: words,
	placeEndings: words,
	tails: words,
	story: z.strictObject({
		asks: z.array(pattern).min(1),
		others: z.array(pattern).min(1),
		self: z.array(pattern).min(1),
		myself: z.array(pattern).min(1),
	}),
	place: z.strictObject({
		own: words,
		around: words,
		passing: words,
		earns: z.strictObject({ at: words, doing: words }),
		same: words,
		sides: words,
	}),
});
export type Cues = z.output<typeof cuesFile>;
