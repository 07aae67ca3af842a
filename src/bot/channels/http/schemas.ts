import { z } from "zod";
import { feedbackSchema } from "../../feedback.ts";
import { messageSchema } from "../../message.ts";

const day = z.iso.date("a day is written YYYY-MM-DD and must exist");

export const searchQuery = z.strictObject({
	q: z.string().trim().min(1, "say what to look for").max(2000),
	limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const evaluateBody = z.strictObject({
	/** By slot; see GET /api/actions for each slot's type. */
	facts: z.record(z.string(), z.unknown()).default({}),
	asOf: day.optional(),
	region: z.string().max(40).optional(),
});

const citation = z.object({
	unit: z.string(),
	title: z.string(),
	document: z.string(),
	region: z.string(),
	place: z.string(),
	seen: z.string().optional(),
	address: z.string().optional(),
	confidence: z.string().optional(),
});

const block = z
	.looseObject({ kind: z.enum(["place", "text", "list", "route", "remedies"]) })
	.describe("a piece of the reply for clients that can show more than text");

const reply = z.object({
	conversationId: z.string(),
	outcome: z.enum(["answer", "clarify", "result", "ask", "decline", "chat"]),
	text: z.string(),
	citations: z.array(citation),
	options: z.array(
		z.object({ label: z.string(), citations: z.array(citation) }),
	),
	blocks: z.array(block),
	subject: z
		.object({ kind: z.string(), id: z.string(), title: z.string() })
		.optional(),
	asked: z
		.object({
			slot: z.string(),
			type: z.string(),
			choices: z.array(z.string()),
		})
		.optional(),
	facts: z
		.array(
			z.object({
				slot: z.string(),
				type: z.string(),
				question: z.string(),
				value: z.unknown(),
				shown: z.string(),
			}),
		)
		.optional(),
	trace: z.array(z.looseObject({ kind: z.enum(["value", "row"]) })).optional(),
	receipt: z.string(),
});

const problem = z.object({
	error: z.string(),
	issues: z.array(z.object({ field: z.string(), message: z.string() })),
});

const evaluation = z.union([
	z.object({
		kind: z.literal("result"),
		conclusion: z.string(),
		verdict: z.enum(["yes", "no", "info"]),
		text: z.string(),
		values: z.record(z.string(), z.unknown()),
		units: z.array(z.string()),
		trace: z.array(z.looseObject({})),
	}),
	z.object({
		kind: z.literal("missing"),
		missing: z.array(z.string()),
		trace: z.array(z.looseObject({})),
	}),
	z.object({
		kind: z.literal("notCovered"),
		reason: z.enum(["region", "day", "fact"]),
		text: z.string(),
	}),
]);

/** Named schemas of the API document. */
export const apiSchemas = {
	Message: messageSchema,
	Reply: reply,
	Feedback: feedbackSchema,
	Problem: problem,
	EvaluateRequest: evaluateBody,
	Evaluation: evaluation,
} as const;
