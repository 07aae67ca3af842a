import { z } from "zod";

/** data/slots.yaml as it is written. */

const text = z.string().min(1);
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, "must be camelCase");

/** A regular expression in data must at least compile. */
export const pattern = text.superRefine((source, ctx) => {
	try {
		new RegExp(source, "u");
	} catch (error) {
		ctx.addIssue({
			code: "custom",
			message: error instanceof Error ? error.message : "bad expression",
		});
	}
});
const patterns = z.array(pattern).min(1);

export const slotSchema = z.strictObject({
	id: name,
	type: z.enum([
		"yesNo",
		"choice",
		"number",
		"money",
		"share",
		"day",
		"month",
		"duration",
		"text",
		"set",
	]),
	question: text,
	why: text,
	unknown: text,
	choices: z
		.array(
			z.strictObject({
				id: text,
				label: text,
				words: patterns,
				strong: z.boolean().optional(),
				undone: patterns.optional(),
			}),
		)
		.min(1)
		.optional(),
	min: z.number().optional(),
	max: z.number().optional(),
	integer: z.boolean().optional(),
	past: z.boolean().optional(),
	lean: z.enum(["past", "future"]).optional(),
	default: z.enum(["asOf", "none"]).optional(),
	usual: text.optional(),
	form: z.enum(["age", "number", "year"]).optional(),
	yearMonth: z
		.string()
		.regex(/^(0[1-9]|1[0-2])$/, "two digits, 01 to 12")
		.optional(),
	before: patterns.optional(),
	after: patterns.optional(),
	around: patterns.optional(),
	except: patterns.optional(),
	bare: z.boolean().optional(),
	topic: patterns.optional(),
	yes: patterns.optional(),
	no: patterns.optional(),
	fixed: z
		.array(z.strictObject({ words: patterns, value: z.number() }))
		.optional(),
	part: patterns.optional(),
	rest: patterns.optional(),
	together: z
		.array(
			z.strictObject({
				all: patterns,
				none: patterns.optional(),
				value: z.union([z.boolean(), z.number(), z.string()]),
			}),
		)
		.optional(),
	counted: z
		.strictObject({
			to: name,
			units: z
				.array(z.strictObject({ around: patterns, days: z.int().positive() }))
				.min(1),
		})
		.optional(),
	implied: z
		.array(
			z.strictObject({
				when: z.record(
					name,
					z.union([z.boolean(), z.string(), z.tuple([z.number(), z.number()])]),
				),
				value: z.union([z.boolean(), z.number(), z.string()]),
			}),
		)
		.optional(),
	defaultUnless: patterns.optional(),
});
export const slotsSchema = z
	.array(
		slotSchema.refine(
			({ usual, choices }) =>
				usual === undefined || choices?.some((c) => c.id === usual),
			{ path: ["usual"], error: "must be the id of one of its choices" },
		),
	)
	.min(1);
