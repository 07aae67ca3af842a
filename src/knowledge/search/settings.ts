import { z } from "zod";

const bm25 = z.strictObject({
	k1: z.number().positive(),
	b: z.number().min(0).max(1),
});

/** What the ranking weighs of each candidate; the order is the order of the features. */
export const featureNames = [
	"best",
	"crowd",
	"whole",
	"body",
	"sound",
	"likelihood",
	"likeness",
	"bestLead",
	"wholeLead",
	"name",
	"fuzzy",
	"isAction",
	"isNeighbour",
	"isCrossroads",
	"isSmallTalk",
] as const;
/** What speaks for "none of them". */
export const noneNames = [
	"bias",
	"topBest",
	"topWhole",
	"topLikelihood",
	"shortness",
] as const;

const share = z.number().min(0).max(1);

/** data/search.yaml: every weight and band of the search. `npm run fit` rewrites weights and none. */
export const searchFile = z.strictObject({
	bm25: z.strictObject({
		utterance: bm25,
		whole: bm25,
		body: bm25,
		sound: bm25,
	}),
	synonymWeight: share,
	training: z.strictObject({
		epochs: z.int().positive(),
		rate: z.number().positive(),
		prune: z.number().min(0),
		seed: z.int(),
	}),
	/** So many targets are weighed closely. */
	candidates: z.int().positive(),
	/** How much of each index one query may walk: postings, then documents followed up by themselves. */
	effort: z.strictObject({
		postings: z.int().positive(),
		documents: z.int().positive(),
	}),
	/** The plain sum by which the candidates are taken; what can still be added bounds it, so nothing counts against. */
	shortlist: z.strictObject({
		best: z.number().min(0),
		crowd: z.number().min(0),
		whole: z.number().min(0),
		body: z.number().min(0),
		sound: z.number().min(0),
	}),
	weights: z.strictObject(
		Object.fromEntries(featureNames.map((n) => [n, z.number()])) as Record<
			(typeof featureNames)[number],
			z.ZodNumber
		>,
	),
	none: z.strictObject(
		Object.fromEntries(noneNames.map((n) => [n, z.number()])) as Record<
			(typeof noneNames)[number],
			z.ZodNumber
		>,
	),
	/** How much less likely an entry is that is meant for the other audience. */
	otherAudience: share,
	template: z.strictObject({ long: share, short: share }),
	bands: z.strictObject({
		/** From this probability on it is answered. */
		answer: share,
		/** The first must be this far ahead of the second. */
		lead: share,
		/** From this probability on a candidate is offered as an option. */
		option: share,
		/** Below this for the best, nothing is offered. */
		clarify: share,
		/** So likely a matter is heard in what is mostly anger. */
		inAnger: share,
		/** One way of a fork is taken when it is this many times likelier than the next. */
		standsOut: z.number().min(1),
		/** So sure must a sentence be to count as a question of its own. */
		part: share,
		/** What holds here needs this share by itself, before what holds elsewhere is left out. */
		here: share,
		/** With no place known, a matter of one province only is not sure beside one of another this likely. */
		twin: share,
		/** A fork this likely, two of whose ways are … */
		fork: share,
		/** … less than so many times apart, is asked. */
		forkLead: z.number().min(1),
		/** So likely must a matter next to the one talked about be, where a turn points back … */
		nextTo: share,
		/** … and so many times likelier than the next. */
		nextToLead: z.number().min(1),
	}),
	/** When a turn has left the matter talked about for one beside it. */
	nearer: z.strictObject({
		/** By so many times it must speak of that rather than of any other … */
		lead: z.number().min(1),
		/** … and than of the last one. */
		overLast: z.number().min(1),
		/** So many other matters together have … */
		few: z.int().positive(),
		/** … so much of what it speaks of, … */
		mostly: share,
		/** … and the last one less than this. */
		hardly: share,
	}),
	maxOptions: z.int().min(2).max(9),
	/** So many first messages that were asked more than once have their replies at hand. */
	remembered: z.int().positive(),
	/** How much likelier a leaning turn makes the matter talked about, and those related to it. */
	topicBoost: z.number().min(1),
	/** How much a leaning turn is heard together with what was said before. */
	contextWeight: share,
	/** A classifier less sure than this calls for the fuzzy pass over the short list. */
	fuzzyBelow: share,
	relatedBoost: z.number().min(1),
	/** The same for checking a number, where one is written out. */
	numberBoost: z.number().min(1),
	/** From this probability on, an action beside a leading entry is worked out when the facts suffice. */
	actionBeside: share,
	/** So sure must a turn be of another matter to leave the one talked about. */
	newTopic: share,
	/** And so sure where it leans and says no name of the other matter. */
	surelyNewTopic: share,
	/** So many facts told at once want a result, whatever the question. */
	factsEnough: z.int().min(1),
	/** A neighbour or fork of which a leaning turn says no word counts this much less. */
	unnamedNeighbour: share,
	/** What the chance of an entry of the past is worth where nobody speaks of the past. */
	unspokenPast: share,
});

export type SearchSettings = z.output<typeof searchFile>;
