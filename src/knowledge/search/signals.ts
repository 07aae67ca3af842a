/** What the four fields say of one target for one query; each a share of the query's surprise, 0 to about 1. */
export interface Signals {
	readonly target: number;
	/** The best single utterance. */
	readonly best: number;
	/** The mean of the best three: one freak neighbour is not a crowd. */
	readonly crowd: number;
	/** All utterances taken as one text. */
	readonly whole: number;
	/** Title, names and body. */
	readonly body: number;
	/** The best utterance by sound. */
	readonly sound: number;
	/** Which utterance was best; -1 where none. */
	readonly nearest: number;
}

/** The fields of an index, by what they give to a sum. */
export const fieldNames = ["said", "whole", "body", "sound"] as const;
export type FieldName = (typeof fieldNames)[number];

/** The most that following up can add to each field's share. */
export type ToCome = Readonly<Record<FieldName, number>>;
