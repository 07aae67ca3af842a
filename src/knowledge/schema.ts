import { z } from "zod";
import { audience, day, id, text, unitId } from "./schema-parts.ts";

/** data/knowledge/*.yaml as they are written. The shapes of the other files are of one door with these. */
export * from "./schema-lists.ts";
export { type Audience, type UnitId, unitId } from "./schema-parts.ts";
export * from "./schema-sources.ts";

/** A sentence, resting on all units of its advice or on the units it names itself. */
const item = z
	.union([
		text.transform((t) => ({ text: t, units: [] as string[] })),
		z.strictObject({ text, units: z.array(unitId).min(1) }),
	])
	.describe("a text, or {text, units}");

/** 办理路径: the menu steps at one venue. */
const route = z.strictObject({
	venue: id,
	as: text.optional(),
	steps: z.array(z.coerce.string().trim().min(1)).default([]),
	there: item.optional(),
	batch: item.optional(),
	units: z.array(unitId).optional(),
});

export const actors = [
	"employer",
	"employee",
	"formerEmployer",
	"legalRepresentative",
	"administrator",
	"handler",
	"agency",
	"taxOffice",
	"bank",
	"individual",
	"family",
	"platform",
] as const;

/** 处理办法: one rung of the ladder, with who can do it and a note ready to forward. */
const remedy = z.strictObject({
	who: z.enum(actors),
	do: item,
	routes: z.array(route).default([]),
	note: z.string().trim().max(140).optional(),
});

export const facetNames = [
	"batch",
	"phone",
	"mobile",
	"materials",
	"duration",
	"cost",
	"progress",
	"who",
	"after",
	"deadline",
	"validity",
	"print",
	"counter",
] as const;

const advice = z.strictObject({
	regions: z.array(id).min(1),
	from: day.optional(),
	to: day.optional(),
	units: z
		.array(unitId)
		.min(1, "advice without a unit cannot be cited: name at least one"),
	changed: text.optional(),
	summary: item,
	cause: item.optional(),
	conditions: z.array(item).default([]),
	routes: z.array(route).default([]),
	materials: z.array(item).default([]),
	remedies: z.array(remedy).default([]),
	required: z.array(text).default([]),
	conditional: z
		.array(z.strictObject({ when: text.optional(), do: text }))
		.default([]),
	notes: z.array(item).default([]),
	facets: z
		.array(
			z.strictObject({
				about: z.enum(facetNames),
				text,
				units: z.array(unitId).optional(),
			}),
		)
		.default([]),
	figures: z.array(id).default([]),
	history: item.optional(),
});

const entry = z.strictObject({
	id,
	kind: z.enum(["procedure", "errorMessage", "lifeEvent", "faq", "term"]),
	title: z.string().trim().min(2).max(40),
	audience: z.array(audience).min(1),
	related: z.array(id).default([]),
	/** The same matter under the rules of another province: answered there in its stead. */
	twins: z.array(id).default([]),
	/** Tells what held once: meant by who speaks of the past, and by few others. */
	past: z.boolean().optional(),
	code: z
		.string()
		.regex(/^E(-[A-Z0-9]+)+$/, "a code looks like E-HUKOU-EMPTY")
		.optional(),
	messages: z.array(text).default([]),
	aliases: z.array(z.coerce.string().trim().min(1)).default([]),
	advice: z.array(advice).min(1),
	utterances: z.array(z.coerce.string().trim().min(1)).default([]),
});

export const entriesFile = z.array(entry);

export type Actor = (typeof actors)[number];
export type FacetName = (typeof facetNames)[number];
export type Item = z.output<typeof item>;
/** 办理路径 at one 办理渠道. */
export type Route = z.output<typeof route>;
/** 处理办法. */
export type Remedy = z.output<typeof remedy>;
/** What an entry says for some places and some time. */
export type Advice = z.output<typeof advice>;
/** 知识条目: one matter, message, life event, question or term. */
export type Entry = z.output<typeof entry>;
