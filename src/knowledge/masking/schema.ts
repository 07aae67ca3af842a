import { z } from "zod";

const words = z.array(z.string().trim().min(1).max(12)).min(1);
/** Each character counts by itself. */
const characters = z
	.string()
	.trim()
	.min(1)
	.refine(
		(text) => new Set(text).size === [...text].length,
		"a character stands twice",
	);

/** data/masks.yaml: by which words names and numbers of persons are known. */
export const maskFile = z.strictObject({
	digits: z.record(z.string().regex(/^\d$/, "a digit from 0 to 9"), characters),
	names: z.strictObject({
		fields: words,
		said: words,
		links: words,
		surnames: characters,
		doubleSurnames: words,
		notGiven: characters,
		notNames: words,
	}),
	numbers: z.strictObject({ fields: words, links: words }),
});

/** What is known of names and of numbers by the words beside them. */
export type MaskWords = z.output<typeof maskFile>;
