import { z } from "zod";

/** data/characters.json: folds that need no dictionary at run time; made by scripts/characters.ts. */
export const characterTable = z.strictObject({
	/** Pairs "體体 灣湾", traditional then simplified. */
	traditional: z
		.string()
		.regex(/^(\S{2}( |$))+$/u, "pairs of characters, parted by one space"),
	/** Toneless reading → the characters that have it. */
	sounds: z.record(
		z.string().regex(/^[a-z]+$/, "a reading without tone"),
		z.string().min(1),
	),
});
export type CharacterTable = z.output<typeof characterTable>;
