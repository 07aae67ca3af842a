import { z } from "zod";
import { actors } from "../../../knowledge/index.ts";
import { citation } from "../http/citation.ts";
import { day, region } from "./schemas.ts";

const cell = z.union([
	z.string().max(500),
	z.number(),
	z.boolean(),
	z.null(),
	z.strictObject({ day: z.iso.date() }),
]);

/** A roster of one office; whole files belong on the page of the file check. */
const mostRows = 500;

export const rosterInput = (modules: readonly string[]) =>
	z.strictObject({
		rows: z
			.array(z.array(cell).max(60))
			.min(2, "the headings, and at least one person under them")
			.max(mostRows + 1, `the headings and at most ${mostRows} people`)
			.describe(
				"cells row by row, the headings first; identity numbers as text, never as numbers; a date as text or {day: YYYY-MM-DD}",
			),
		region,
		asOf: day.describe(
			"the day of filing, YYYY-MM-DD; today where it is left out",
		),
		module: z.enum(modules as [string, ...string[]]).optional(),
		baseMonth: z
			.string()
			.max(7)
			.optional()
			.describe("the month whose base limits are meant, YYYY-MM"),
	});

const matter = {
	code: z.string(),
	level: z.string().describe("reject, probable or note"),
	predicts: z.string().nullable(),
	cause: z.string(),
	who: z.enum(actors),
	units: z.array(z.string()),
};

export const rosterOutput = z.object({
	asOf: z.string(),
	region: z.string().nullable(),
	/** How many people were checked. */
	rows: z.int(),
	/** Rows that hold no person: totals, signatures, headings again. */
	skipped: z.array(z.int()),
	columns: z.array(
		z.object({
			index: z.int(),
			heading: z.string(),
			field: z.string().optional(),
			why: z.enum(["heading", "near", "values", "none"]),
		}),
	),
	findings: z.array(
		z.object({
			...matter,
			row: z.int().nullable(),
			column: z.string(),
			/** Masked. */
			value: z.string(),
			message: z.string(),
			remedy: z.string(),
		}),
	),
	/** The same by code, in the order of repair. */
	groups: z.array(
		z.object({
			...matter,
			title: z.string(),
			count: z.int(),
			rows: z.array(z.int()),
			entry: z.string().nullable(),
		}),
	),
	/** Corrections that are safe, masked. */
	corrections: z.array(
		z.object({
			row: z.int(),
			column: z.string(),
			from: z.string(),
			shown: z.string(),
			why: z.string(),
		}),
	),
	/** Nothing is left out in silence. */
	notChecked: z.array(
		z.object({ title: z.string(), reason: z.string(), text: z.string() }),
	),
	citations: z.array(citation),
});
