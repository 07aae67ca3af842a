import { z } from "zod";
import { actors, unitId } from "../../knowledge/index.ts";
import type { CalendarsFile } from "../calendars.ts";
import { CHECK_IDS, RULE_CODES, type RuleCode } from "./codes.ts";
import { LEVELS, MODULES } from "./contract.ts";
import { FIELD_IDS } from "./table.ts";

const text = z.string().trim().min(1);
const id = z.string().regex(/^[A-Za-z0-9]+(-[a-z0-9]+)*$/);
const words = z.array(text).min(1);
const pattern = z.string().refine(compiles, "no regular expression");
const patterns = z.array(pattern).min(1);
const said = z.strictObject({ said: pattern, over: pattern });
const field = z.enum(FIELD_IDS);
const module = z.enum(MODULES);
const count = z.int().positive();

function compiles(source: string): boolean {
	try {
		return new RegExp(source, "iu") instanceof RegExp;
	} catch {
		return false;
	}
}

const remedy = z.strictObject({
	who: z.enum(actors),
	do: text,
	note: z.string().trim().max(140).optional(),
});

/** What holds of a rule in one place; what it leaves out stands in the rule itself. */
const local = z.strictObject({
	level: z.enum(LEVELS),
	units: z.array(unitId).default([]),
	rulings: z.array(count).default([]),
	says: text.optional(),
	cause: text.optional(),
	remedies: z.array(remedy).min(1).optional(),
});

const predicts = z.union([
	z.strictObject({
		entry: id,
		message: text,
		/** The wording of the same message in one place. */
		places: z.record(id, text).default({}),
	}),
	/** The hint that is printed in the module the file is meant for. */
	z.strictObject({ entry: id, printedIn: z.array(module).min(1) }),
]);

const rule = z.strictObject({
	code: z.enum(RULE_CODES as [RuleCode, ...RuleCode[]]),
	title: text,
	/** The entry that explains it; an E-… has its cause and remedies from there alone. */
	entry: id.optional(),
	says: text,
	cause: text.optional(),
	remedies: z.array(remedy).min(1).optional(),
	predicts: predicts.optional(),
	stage: id,
	in: z.record(id, local),
});

const check = z.strictObject({
	id: z.enum(CHECK_IDS),
	title: text,
	/** The columns it reads: all of them, or with `anyField` at least one. */
	fields: z.array(field),
	anyField: z.boolean().default(false),
	/** The modules whose page asks for it. */
	modules: z
		.array(module)
		.min(1)
		.default([...MODULES]),
	/** The decision table that it asks. */
	action: id.optional(),
	rules: z.array(rule).min(1),
});

/** data/roster.yaml */
export const rosterFile = z.strictObject({
	headings: z.record(field, z.strictObject({ label: text, spellings: words })),
	otherHeadings: words,
	wholeHeadings: words,
	search: z.strictObject({
		rows: count,
		share: z.number().gt(0).max(1),
		samples: count,
	}),
	wanted: z.array(field).min(1),
	reading: z.strictObject({
		days: patterns,
		months: patterns,
		years: patterns,
		amounts: patterns,
		mobiles: patterns,
		phoneNoise: pattern,
		notPeople: pattern,
		baseItself: pattern,
		yes: words,
		no: words,
		residentId: words,
		cadreNo: words,
		flexible: said,
		otherJob: said,
	}),
	kinds: z.record(id, words),
	modules: z.record(
		module,
		z.strictObject({ name: text, conclusions: words, prints: text }),
	),
	limits: z.strictObject({
		youngest: count,
		oldest: count,
		near: z.number().gt(0).max(1),
		/** How far ahead the calendar file of a plan goes. */
		calendarMonths: count.max(12),
	}),
	levels: z.record(z.enum(LEVELS), text),
	order: z
		.array(
			z.strictObject({
				id,
				title: text,
				why: text,
				by: z.enum(actors),
			}),
		)
		.min(1),
	stages: z.record(id, z.array(id)),
	checks: z.array(check),
	notChecked: z.strictObject({
		region: text,
		column: text,
		module: text,
		day: text,
	}),
	corrections: z.strictObject({
		spaces: text,
		width: text,
		letter: text,
		date: text,
		phone: text,
		floor: text,
		ceiling: text,
	}),
	writing: z.strictObject({ place: text, span: text }),
	results: z.strictObject({
		success: pattern,
		blanks: z.array(
			z.strictObject({
				name: z.enum(["id", "phone", "date", "name", "number"]),
				pattern,
			}),
		),
	}),
	plan: z.strictObject({ open: text, closed: text, none: text, later: text }),
});

export type RosterFile = z.output<typeof rosterFile>;

/** What files are checked with. */
export type RosterData = RosterFile & {
	/** data/calendar.yaml, which the guide's calendar shows as well. */
	readonly calendars: CalendarsFile;
};
export type Check = RosterFile["checks"][number];
export type Rule = Check["rules"][number];
