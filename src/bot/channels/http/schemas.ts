import { z } from "zod";
import { feedbackSchema } from "../../feedback.ts";
import { messageSchema } from "../../message.ts";
import { voiceNames } from "../../voices/index.ts";
import { checkAnswer } from "./check-schemas.ts";
import { citation } from "./citation.ts";
import { entryDetail, entrySummary } from "./entry-schemas.ts";
import {
	actionSummaries,
	health,
	readiness,
	recorded,
} from "./status-schemas.ts";

const day = z.iso.date("a day is written YYYY-MM-DD and must exist");

export const searchQuery = z.strictObject({
	q: z.string().trim().min(1, "say what to look for").max(2000),
	limit: z.coerce.number().int().min(1).max(50).default(10),
});

/** In which voice an entry is wanted, for whom and when; without a voice the whole entry is given. */
export const entryQuery = z.strictObject({
	voice: z.enum(voiceNames).optional(),
	region: z.string().max(40).optional(),
	asOf: day.optional(),
});

export const voiced = z.object({
	voice: z.enum(voiceNames),
	/** `ask`: the place has to be known first; `elsewhere`: there is advice for other provinces only. */
	kind: z.enum(["told", "ask", "elsewhere"]),
	/** Messages in order; spoken, a line a breath. */
	parts: z.array(z.string()),
	/** Spoken: what is said only when asked for. */
	more: z.array(z.string()),
	citations: z.array(citation),
});

export const evaluateBody = z.strictObject({
	/** By slot; see GET /api/actions for each slot's type. */
	facts: z.record(z.string(), z.unknown()).default({}),
	asOf: day.optional(),
	region: z.string().max(40).optional(),
});

const block = z
	.looseObject({ kind: z.enum(["place", "text", "list", "route", "remedies"]) })
	.describe("a piece of the reply for clients that can show more than text");

export const reply = z.object({
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

export const problem = z.object({
	error: z.string(),
	issues: z.array(
		z.object({
			field: z.string(),
			message: z.string(),
			code: z.string().optional(),
		}),
	),
	/** The request's id, as in the header X-Request-Id and in the server's log. */
	request: z.string().optional(),
});

const restsOn = { units: z.array(z.string()), rulings: z.array(z.number()) };
const cited = { citations: z.array(citation) };

export const evaluation = z.union([
	z.object({
		...cited,
		kind: z.literal("result"),
		conclusion: z.string(),
		verdict: z.enum(["yes", "no", "info"]),
		text: z.string(),
		values: z.record(z.string(), z.unknown()),
		...restsOn,
		/** Set where another place's document says this: name that place in the answer. */
		saidBy: z.array(z.string()).optional(),
		trace: z.array(z.looseObject({})),
	}),
	z.object({
		...cited,
		kind: z.literal("missing"),
		missing: z.array(z.string()),
		trace: z.array(z.looseObject({})),
	}),
	z.object({
		...cited,
		kind: z.literal("notCovered"),
		reason: z.enum(["region", "day", "fact"]),
		text: z.string(),
		...restsOn,
		trace: z.array(z.looseObject({})),
	}),
]);

export const searchResults = z.object({
	/** The probability that nothing we know is meant. */
	none: z.number(),
	results: z.array(
		z.object({
			kind: z.string(),
			id: z.string(),
			title: z.string(),
			/** Calibrated: of those that stand at 0.8, about eight in ten are right. */
			p: z.number(),
			features: z.record(z.string(), z.number()),
		}),
	),
});

export const replayed = z.object({
	receipt: z.looseObject({
		code: z.string(),
		/** Milliseconds since 1970. */
		at: z.number(),
		/** What was asked; personal numbers are masked. */
		said: z.string(),
		masked: z.boolean(),
		asOf: z.string(),
		replyText: z.string(),
		units: z.array(z.string()),
	}),
	reply,
	isSame: z.boolean(),
	isSameData: z.boolean(),
});

export const removed = z.object({ removed: z.literal(true) });

/** Named schemas of the API document. */
export const apiSchemas = {
	Message: messageSchema,
	Reply: reply,
	Feedback: feedbackSchema,
	Problem: problem,
	EvaluateRequest: evaluateBody,
	Evaluation: evaluation,
	CheckAnswer: checkAnswer,
	EntrySummaries: z.array(entrySummary),
	Entry: entryDetail,
	Voiced: voiced,
	SearchResults: searchResults,
	Replayed: replayed,
	Removed: removed,
	Recorded: recorded,
	ActionSummaries: actionSummaries,
	Health: health,
	Readiness: readiness,
} as const;
