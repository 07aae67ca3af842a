import { z } from "zod";
import { id, text } from "./schema-parts.ts";

/** data/neighbours.yaml, crossroads.yaml, contrasts.yaml, small-talk.yaml and lexicon.yaml as they are written. */

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

/** 对照: the ways that lie side by side, so that "那走的人呢" after one of them means the other. */
export const contrastsFile = z.strictObject({
	/** Words beside them that say nothing of their own. */
	filler: z.array(z.coerce.string().min(1)),
	/** Words that turn to the other way: what else stands beside them does not matter. */
	reversing: z.array(z.coerce.string().min(1)),
	/** Names of ways of which each is the other turned round. */
	opposites: z.array(z.tuple([z.string(), z.string()])),
	/** How people say a way, by its name. */
	words: z.record(z.string(), z.array(z.coerce.string().min(1)).min(1)),
	/** Ways side by side: the name of each to its entry. */
	among: z.array(z.record(z.string(), id)),
});

export const smallTalkFile = z.array(
	z.strictObject({
		id,
		/** It tells a mood: where a matter is told as well, that is what is answered. */
		mood: z.boolean().optional(),
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
export type Contrasts = z.output<typeof contrastsFile>;
export type SmallTalk = z.output<typeof smallTalkFile>[number];
export type Lexicon = z.output<typeof lexiconFile>;
