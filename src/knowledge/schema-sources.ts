import { z } from "zod";
import { audience, day, id, text, unitId } from "./schema-parts.ts";

/** data/sources.yaml, regions.yaml, venues.yaml and figures/*.yaml as they are written. */

/** When a source was last seen, as exactly as somebody wrote it down. */
const seen = z.coerce
	.string()
	.pipe(
		z.union(
			[day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)],
			"seen is a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY",
		),
	);
/** How sure a unit is; what each word means stands in data/sources.yaml. */
export const confidence = z.enum([
	"OFF",
	"COPY",
	"SEV",
	"ONE",
	"DER",
	"SRC",
	"NONE",
	"UNCONFIRMED",
]);

export const sourcesFile = z.strictObject({
	documents: z.array(
		z.strictObject({
			id,
			title: text,
			publisher: text.optional(),
			region: id,
			seen: seen.optional(),
			address: z.url().optional(),
		}),
	),
	units: z.record(
		unitId,
		z.strictObject({
			title: text,
			audience: z.array(audience).min(1).optional(),
			region: id,
			from: day.optional(),
			to: day.optional(),
			address: z.url().optional(),
			notice: text.optional(),
			seen: seen.optional(),
			confidence: confidence.optional(),
		}),
	),
});

export const regionsFile = z.array(
	z.strictObject({
		id,
		name: text,
		within: id.optional(),
		spellings: z.array(z.coerce.string().min(1)).default([]),
		hotline: z.coerce.string().optional(),
		localPhone: z.coerce.string().optional(),
		calendar: z.enum(["jiangsu", "qingdao"]).optional(),
		covered: z.boolean(),
	}),
);

export const venuesFile = z.array(
	z.strictObject({
		id,
		name: text,
		short: text,
		spellings: z.array(z.coerce.string()).default([]),
		address: z.url().optional(),
		phone: z.coerce.string().optional(),
		runsOn: z
			.array(z.enum(["computer", "phone", "counter", "telephone"]))
			.min(1),
		regions: z.array(id).min(1),
		units: z.array(unitId).min(1),
	}),
);

/** Figures by period and place; the fields differ per figure and are numbers, words or flags. */
export const figureFile = z.strictObject({
	id,
	title: text,
	unit: text,
	note: text.optional(),
	fields: z.record(z.string(), text).default({}),
	values: z.array(
		z
			.object({
				regions: z.array(id).min(1),
				from: day,
				to: day.optional(),
				units: z.array(unitId).min(1),
			})
			.catchall(z.union([z.number(), z.string(), z.boolean()])),
	),
});

/** 来源文件与条目. */
export type Sources = z.output<typeof sourcesFile>;
export type Unit = Sources["units"][string];
/** 地区. */
export type Region = z.output<typeof regionsFile>[number];
/** 办理渠道. */
export type Venue = z.output<typeof venuesFile>[number];
export type Figure = z.output<typeof figureFile>;
