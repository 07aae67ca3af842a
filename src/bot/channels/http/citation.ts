import { z } from "zod";

/** A unit of a source, as answers name it. */
export const citation = z.object({
	unit: z.string(),
	title: z.string(),
	document: z.string(),
	region: z.string(),
	place: z.string(),
	seen: z.string().optional(),
	address: z.string().optional(),
	confidence: z.string().optional(),
});
