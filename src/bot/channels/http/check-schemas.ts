import { z } from "zod";

/** A form field is text; what is left empty is not said. */
const optional = <S extends z.ZodType>(schema: S) =>
	z.preprocess((v) => (v === "" ? undefined : v), schema.optional());

/** The fields beside the file. */
export const checkFields = z.strictObject({
	region: optional(z.string().max(40)),
	asOf: optional(z.iso.date("a day is written YYYY-MM-DD and must exist")),
	kind: optional(z.enum(["roster", "result"])),
	sheet: optional(z.string().max(100)),
	/** 1-based; 0 for none. */
	headingRow: optional(z.coerce.number().int().min(0).max(1_048_576)),
	columns: optional(
		z
			.string()
			.transform((text, ctx) => {
				try {
					return JSON.parse(text) as unknown;
				} catch {
					ctx.addIssue('JSON, such as {"0":"name","3":null}');
					return z.NEVER;
				}
			})
			.pipe(z.record(z.string().regex(/^\d+$/), z.string().max(40).nullable())),
	),
	want: optional(z.enum(["report", "corrected", "annotated"])),
	form: optional(z.enum(["xlsx", "csv"])),
});

const actor = z.string();
const level = z.enum(["reject", "probable", "note"]);
const rows = z.array(z.int());

const remedy = z.object({
	place: z.string().nullable(),
	who: actor,
	do: z.string(),
	routes: z.array(z.object({ venue: z.string(), steps: z.array(z.string()) })),
	note: z.string().nullable(),
});

const matter = z.object({
	code: z.string(),
	title: z.string(),
	level,
	predicts: z.string().nullable(),
	cause: z.string(),
	remedies: z.array(remedy),
	who: actor,
	units: z.array(z.string()),
	rulings: z.array(z.int()),
	entry: z.string().nullable(),
	stage: z.string(),
});

const group = matter.extend({ count: z.int(), rows });

const finding = z.object({
	row: z.int().nullable(),
	column: z.string(),
	cell: z.string().nullable(),
	field: z.string().nullable(),
	value: z.string().describe("masked"),
	level,
	code: z.string(),
	message: z.string(),
	predicts: z.string().nullable(),
	cause: z.string(),
	remedy: z.string(),
	who: actor,
	units: z.array(z.string()),
	rulings: z.array(z.int()),
});

const person = z.object({
	row: z.int(),
	name: z.string().describe("masked"),
	idNumber: z.string().describe("masked"),
	contractStart: z.string().nullable(),
	codes: z.array(z.string()),
});

const about = {
	asOf: z.string(),
	region: z.string().nullable(),
	rows: z.int(),
	people: z.array(person),
};

const rosterReport = z.object({
	kind: z.literal("roster"),
	...about,
	skipped: rows,
	findings: z.array(finding),
	groups: z.array(group),
	corrections: z.array(
		z.object({
			row: z.int(),
			column: z.string(),
			cell: z.string(),
			index: z.int(),
			from: z.string().describe("masked"),
			shown: z.string().describe("what stands in the corrected copy, masked"),
			why: z.string(),
		}),
	),
	notChecked: z.array(
		z.object({
			check: z.string(),
			title: z.string(),
			reason: z.enum(["region", "module", "column", "day"]),
			text: z.string(),
		}),
	),
});

const resultGroup = z.object({
	template: z.string(),
	count: z.int(),
	rows,
	matter: matter.nullable(),
	near: z
		.object({
			code: z.string(),
			title: z.string(),
			message: z.string(),
			likeness: z.number(),
		})
		.nullable(),
});

const resultReport = z.object({
	kind: z.literal("result"),
	...about,
	succeeded: z.int(),
	silent: z.int(),
	groups: z.array(resultGroup),
	unknown: z.array(resultGroup),
});

/** What POST /api/check gives back. */
export const checkAnswer = z.object({
	file: z.object({
		name: z.string(),
		kind: z.enum(["xlsx", "csv"]),
		sheet: z.string(),
		sheets: z.array(z.string()),
		remarks: z.array(z.enum(["hiddenSheets", "formulas", "gb18030"])),
	}),
	headingRow: z.int(),
	columns: z.array(
		z.object({
			index: z.int(),
			heading: z.string(),
			field: z.string().optional(),
			why: z.enum(["heading", "near", "values", "none"]),
		}),
	),
	missing: z.array(z.string()),
	report: z.union([rosterReport, resultReport]),
	plan: z.looseObject({
		text: z.string(),
		stages: z.array(
			z.object({
				id: z.string(),
				title: z.string(),
				why: z.string(),
				by: actor,
				groups: z.array(group),
			}),
		),
		people: z.array(person.loose()),
		notes: z.array(
			z.object({
				code: z.string(),
				title: z.string(),
				who: actor,
				place: z.string().nullable(),
				text: z.string(),
				rows,
			}),
		),
	}),
	calendar: z.string().nullable().describe("iCalendar (RFC 5545)"),
	summary: z.looseObject({ day: z.string(), rows: z.int() }),
	comparison: z.null(),
});
