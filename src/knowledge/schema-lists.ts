import { z } from "zod";
import { id, text } from "./schema-parts.ts";

/** data/neighbours.yaml, crossroads.yaml, small-talk.yaml and lexicon.yaml as they are written. */

export const neighboursFile = z.array(
	z.strictObject({
		id,
		title: text,
		turnTo: z.string().trim().default(""),
		say: text,
		words: z.array(z.coerce.string().min(1)).default([]),
		/** Exact messages of other portals, known so that they are not taken for ours. */
		messages: z.array(text).default([]),
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

/** 岔路: what people say when they say too little; asked back among the entries it may mean. */
export const crossroadsFile = z.array(
	z.strictObject({
		id,
		title: text,
		among: z.array(id).min(2).max(4),
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

export const smallTalkFile = z.array(
	z.strictObject({
		id,
		say: text,
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

export const lexiconFile = z.strictObject({
	synonyms: z.array(z.array(z.coerce.string().min(1)).min(2)).default([]),
	typos: z.record(z.string(), z.string()).default({}),
	pinyin: z.record(z.string(), z.string()).default({}),
	ignore: z.array(z.coerce.string().min(1)).default([]),
	abbreviations: z.record(z.string(), z.string()).default({}),
});

/** 邻近事项: near our domain, another office's business. */
export type Neighbour = z.output<typeof neighboursFile>[number];
export type Crossroads = z.output<typeof crossroadsFile>[number];
export type SmallTalk = z.output<typeof smallTalkFile>[number];
export type Lexicon = z.output<typeof lexiconFile>;
