import { z } from "zod";
import { messageSchema } from "../../message.ts";
import { citation } from "../http/citation.ts";
import { entrySummary } from "../http/entry-schemas.ts";
import { evaluateBody, evaluation, reply } from "../http/schemas.ts";

export const day = evaluateBody.shape.asOf.describe(
	"the day asked about, YYYY-MM-DD; today where it is left out",
);
export const region = z
	.string()
	.max(40)
	.optional()
	.describe("id of a place, e.g. taicang, suqian, jiangsu, qingdao");

export const askInput = messageSchema.pick({
	text: true,
	conversationId: true,
	region: true,
	audience: true,
	asOf: true,
});

export const askOutput = reply;

export const explainInput = z.strictObject({
	error: z
		.string()
		.trim()
		.min(2, "paste the portal's message, or give its code E-…")
		.max(2000)
		.describe("the portal's message in its own words, or our code E-…"),
	region,
	asOf: day,
});

export const explainOutput = z.object({
	/** Whether the message, or the code, is known to the letter. */
	known: z.boolean(),
	errors: z.array(
		z.object({
			id: z.string(),
			code: z.string().optional(),
			title: z.string(),
			messages: z.array(z.string()),
			/** Cause and remedies; for the place asked about where one was given and it is covered. */
			text: z.string(),
			/** False: there is advice for other provinces only, and the text is theirs. */
			covered: z.boolean(),
			citations: z.array(citation),
		}),
	),
	/** Messages of other offices' portals, known so that they are not taken for ours. */
	otherOffices: z.array(z.object({ title: z.string(), say: z.string() })),
	/** Known messages that resemble it; none of them may be taken for it unasked. */
	near: z.array(
		z.object({ id: z.string(), code: z.string(), title: z.string() }),
	),
});

/** By the ids of the data, so that a caller sees what there is. */
export const evaluateInput = (ids: readonly string[]) =>
	z.strictObject({
		action: z.enum(ids as [string, ...string[]]),
		facts: evaluateBody.shape.facts.describe(
			"by slot; call without facts to be told which are missing, with their types and choices",
		),
		region,
		asOf: day,
	});

export const evaluateOutput = z.object({
	evaluation,
	/** For `missing`: what to ask, in this order. */
	ask: z.array(
		z.object({
			slot: z.string(),
			type: z.string(),
			question: z.string(),
			why: z.string(),
			unknown: z.string(),
			choices: z
				.array(z.object({ id: z.string(), label: z.string() }))
				.optional(),
		}),
	),
});

export const listInput = z.strictObject({
	words: z
		.string()
		.trim()
		.min(1)
		.max(100)
		.optional()
		.describe("all of these words, parted by spaces, stand in title or names"),
	kind: entrySummary.shape.kind.optional(),
	subject: z.string().max(40).optional(),
	region: region.describe("only what has advice for this place"),
	offset: z.int().min(0).default(0),
	limit: z.int().min(1).max(100).default(50),
});

export const listOutput = z.object({
	total: z.int(),
	/** Where the next page begins; absent on the last. */
	next: z.int().optional(),
	entries: z.array(entrySummary.extend({ uri: z.string() })),
});
