import { z } from "zod";
import { actors, facetNames } from "../../../knowledge/index.ts";
import { citation } from "./citation.ts";

const audience = z.array(z.enum(["employer", "individual"]));
const kind = z.enum(["procedure", "errorMessage", "lifeEvent", "faq", "term"]);

/** An entry in a list. */
export const entrySummary = z.object({
	id: z.string(),
	title: z.string(),
	kind,
	subject: z.string(),
	audience,
	code: z.string().optional(),
});

/** A sentence; the units it alone rests on, empty: those of its advice. */
const item = z.object({ text: z.string(), units: z.array(z.string()) });
const route = z.object({
	venue: z.string(),
	as: z.string().optional(),
	steps: z.array(z.string()),
	there: item.optional(),
	batch: item.optional(),
	units: z.array(z.string()).optional(),
});

const advice = z.object({
	regions: z.array(z.string()),
	from: z.string().optional(),
	to: z.string().optional(),
	units: z.array(z.string()),
	changed: z.string().optional(),
	summary: item,
	cause: item.optional(),
	conditions: z.array(item),
	routes: z.array(route),
	materials: z.array(item),
	remedies: z.array(
		z.object({
			who: z.enum(actors),
			do: item,
			routes: z.array(route),
			note: z.string().optional(),
		}),
	),
	required: z.array(z.string()),
	conditional: z.array(
		z.object({ when: z.string().optional(), do: z.string() }),
	),
	notes: z.array(item),
	facets: z.array(
		z.object({
			about: z.enum(facetNames),
			text: z.string(),
			units: z.array(z.string()).optional(),
		}),
	),
	figures: z.array(z.string()),
	history: item.optional(),
});

/** A whole entry: what it says for every place and time, and the sources. */
export const entryDetail = entrySummary.extend({
	related: z.array(z.string()),
	/** The same matter in another province. */
	twins: z.array(z.string()),
	/** Tells what held once. */
	past: z.boolean().optional(),
	messages: z.array(z.string()),
	aliases: z.array(z.string()),
	advice: z.array(advice),
	citations: z.array(citation),
});
