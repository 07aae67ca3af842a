import { z } from "zod";

/** A citable piece of a source (条目编号), e.g. `taicang#13` or `update#T1`. */
export const unitId = z
	.string()
	.regex(
		/^[a-z]+#[A-Za-z0-9-]+$/,
		"a unit id looks like taicang#13 (document#piece)",
	);

const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case words with hyphens");
const day = z.iso.date("a day is written YYYY-MM-DD, quoted, and must exist");
/** When a source was last seen, as exactly as somebody wrote it down. */
const seen = z.coerce
	.string()
	.pipe(
		z.union(
			[day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)],
			"seen is a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY",
		),
	);
const text = z.string().trim().min(1);
const audience = z.enum(["employer", "individual"]);

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

export const neighboursFile = z.array(
	z.strictObject({
		id,
		title: text,
		turnTo: z.string().trim().default(""),
		say: text,
		words: z.array(z.coerce.string().min(1)).default([]),
		/** Exact messages of other portals, known so that they are not taken for ours. */
		messages: z.array(text).default([]),
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

/** 岔路: what people say when they say too little; asked back among the entries it may mean. */
export const crossroadsFile = z.array(
	z.strictObject({
		id,
		title: text,
		among: z.array(id).min(2).max(4),
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

export const smallTalkFile = z.array(
	z.strictObject({
		id,
		say: text,
		utterances: z.array(z.coerce.string().trim().min(1)).min(1),
	}),
);

export const lexiconFile = z.strictObject({
	synonyms: z.array(z.array(z.coerce.string().min(1)).min(2)).default([]),
	typos: z.record(z.string(), z.string()).default({}),
	pinyin: z.record(z.string(), z.string()).default({}),
	ignore: z.array(z.coerce.string().min(1)).default([]),
	abbreviations: z.record(z.string(), z.string()).default({}),
});

export type Audience = z.output<typeof audience>;
export type Actor = (typeof actors)[number];
export type FacetName = (typeof facetNames)[number];
export type UnitId = z.output<typeof unitId>;
export type Item = z.output<typeof item>;
/** 办理路径 at one 办理渠道. */
export type Route = z.output<typeof route>;
/** 处理办法. */
export type Remedy = z.output<typeof remedy>;
/** What an entry says for some places and some time. */
export type Advice = z.output<typeof advice>;
/** 知识条目: one matter, message, life event, question or term. */
export type Entry = z.output<typeof entry>;
/** 来源文件与条目. */
export type Sources = z.output<typeof sourcesFile>;
export type Unit = Sources["units"][string];
/** 地区. */
export type Region = z.output<typeof regionsFile>[number];
/** 办理渠道. */
export type Venue = z.output<typeof venuesFile>[number];
export type Figure = z.output<typeof figureFile>;
/** 邻近事项: near our domain, another office's business. */
export type Neighbour = z.output<typeof neighboursFile>[number];
export type Crossroads = z.output<typeof crossroadsFile>[number];
export type SmallTalk = z.output<typeof smallTalkFile>[number];
export type Lexicon = z.output<typeof lexiconFile>;
