import { z } from "zod";
import { isDay } from "./calendar.ts";
import { pattern } from "./slot-schema.ts";

/** data/actions/*.yaml, data/figures/*.yaml as they are written. */

const day = z
	.string()
	.refine(isDay, "must be a date that exists, YYYY-MM-DD, in quotes");
const text = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "must be kebab-case");
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, "must be camelCase");

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const units = z.array(text);
const rulings = z.array(z.int().positive());

const conclusionSchema = z.strictObject({
	verdict: z.enum(["yes", "no", "info", "notCovered"]),
	text,
	units: units.optional(),
	rulings: rulings.optional(),
});

const fact = z.union([
	z.boolean(),
	z.number(),
	z.string(),
	z.array(z.string()),
]);

const exampleSchema = z.strictObject({
	note: text.optional(),
	facts: z.record(z.string(), fact),
	asOf: day,
	region: id.optional(),
	regionPath: z.array(id).optional(),
	/** A conclusion's id, or missing: [slots], or notCovered: reason. */
	conclusion: text.optional(),
	conclusions: z.array(text).optional(),
	missing: z.array(text).optional(),
	notCovered: z.enum(["region", "day", "fact"]).optional(),
	values: z.record(z.string(), z.union([fact, z.null()])).optional(),
	/** Parts of the wording that must be there. */
	says: z.array(text).optional(),
});

export const actionSchema = z.strictObject({
	id,
	title: text,
	entry: id.optional(),
	beside: z.array(id).optional(),
	/** Regular expressions: how just this sum is asked for, which decides where several are close. */
	asks: z.array(pattern).min(1).optional(),
	audience: z.array(z.enum(["employer", "individual"])).min(1),
	regions: z.array(id).min(1),
	/** The places whose documents say it, where the action is given for more than these (ruling 19). */
	saidBy: z.array(id).optional(),
	from: day.optional(),
	to: day.optional(),
	units: units.min(1),
	rulings,
	slots: z.array(name),
	lists: z.record(name, z.record(z.string(), z.array(z.string()))).optional(),
	values: z.record(name, text).optional(),
	table: z.strictObject({
		hitPolicy: z.enum(["first", "collect"]),
		inputs: z.array(name),
		rows: z
			.array(
				z.strictObject({
					when: z.record(z.string(), scalar).optional(),
					conclusion: text,
					/** The reason this row adds to a conclusion whose text has {because}. */
					because: text.optional(),
				}),
			)
			.min(1),
		/** collect: what to say when no row holds. */
		none: text.optional(),
	}),
	conclusions: z.record(name, conclusionSchema),
	labels: z.record(z.string(), text).optional(),
	notCovered: z
		.strictObject({ region: text.optional(), day: text.optional() })
		.optional(),
	utterances: z.array(text).min(25),
	examples: z.array(exampleSchema).min(1),
});

export const figureSchema = z.strictObject({
	id,
	title: text,
	unit: z.string().optional(),
	note: z.string().optional(),
	fields: z.record(z.string(), z.string()).optional(),
	values: z
		.array(
			z
				.object({
					regions: z.array(id).min(1),
					from: day.optional(),
					to: day.optional(),
					units: units.min(1),
				})
				.catchall(
					z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]),
				),
		)
		.min(1),
});

export type RawAction = z.output<typeof actionSchema>;
export type RawExample = z.output<typeof exampleSchema>;
export type RawFigure = z.output<typeof figureSchema>;
