import { z } from "zod";

/** What GET /healthz gives. */
export const health = z.object({
	status: z.literal("ok"),
	entries: z.int(),
	/** Of the data: another where they were read anew. */
	version: z.string(),
});

/** What GET /readyz gives, with 200 where it can serve and with 503 where it cannot. */
export const readiness = z.object({
	ready: z.boolean(),
	checks: z.record(
		z.string(),
		z.object({
			ok: z.boolean(),
			state: z.string(),
			detail: z.string().optional(),
		}),
	),
});

/** What GET /api/actions gives: what can be worked out, and what has to be known for it. */
export const actionSummaries = z.array(
	z.object({
		id: z.string(),
		title: z.string(),
		audience: z.array(z.string()),
		regions: z.array(z.string()),
		units: z.array(z.string()),
		slots: z.array(
			z.object({
				id: z.string(),
				type: z.string(),
				question: z.string(),
				why: z.string(),
				/** What to do where the person does not know. */
				unknown: z.string(),
				choices: z
					.array(z.object({ id: z.string(), label: z.string() }))
					.optional(),
			}),
		),
	}),
);

/** What POST /api/feedback gives. */
export const recorded = z.object({ recorded: z.literal(true) });
