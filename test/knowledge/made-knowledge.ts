import {
	entriesFile,
	figureFile,
	freshness,
	freshnessFile,
	type Knowledge,
	lexiconFile,
	type Region,
	type Sources,
} from "../../src/knowledge/index.ts";

/** Limits that do not move with the data. */
export const limits = freshnessFile.parse({
	figureEndsWithinDays: 60,
	unseenAfterDays: 365,
	official: ["OFF"],
});
/** The day on which these tests look. */
export const today = "2026-11-21";

const within = {
	china: undefined,
	jiangsu: "china",
	suzhou: "jiangsu",
	kunshan: "suzhou",
	suqian: "jiangsu",
	shandong: "china",
	qingdao: "shandong",
};
const regions = Object.entries(within).map(
	([id, w]): Region => ({
		id,
		name: id,
		spellings: [],
		covered: true,
		...(w ? { within: w } : {}),
	}),
);

const noSources: Sources = { documents: [], units: {} };

/** "places from..to units", the units being one unit of the sources unless they are named. */
function dated(line: string) {
	const [places = "", days = "..", units = "kunshan#E1"] = line.split(" ");
	const [from, to] = days.split("..");
	return {
		regions: places.split("+"),
		units: units.split("+"),
		...(from ? { from } : {}),
		...(to ? { to } : {}),
	};
}

export interface Made {
	readonly advice?: readonly string[];
	readonly rows?: readonly string[];
	readonly sources?: Sources;
}

/** Knowledge of at most one entry and one figure. */
export function made({ advice, rows, sources = noSources }: Made): Knowledge {
	const entry = {
		id: "matter",
		kind: "faq",
		title: "某事",
		audience: ["employer"],
		advice: advice?.map((line) => ({ ...dated(line), summary: line })),
	};
	const figure = { id: "sum", title: "某数", unit: "元" };
	return {
		entries: advice
			? entriesFile.parse([entry]).map((e) => ({ ...e, subject: "s" }))
			: [],
		figures: rows
			? [figureFile.parse({ ...figure, values: rows.map(dated) })]
			: [],
		sources,
		regions,
		venues: [],
		neighbours: [],
		contrasts: {
			filler: [],
			reversing: [],
			opposites: [],
			words: {},
			among: [],
		},
		crossroads: [],
		smallTalk: [],
		lexicon: lexiconFile.parse({}),
	};
}

type Spans = "overlaps" | "gaps" | "lapsed" | "ending";

/** One list of the report, a line a finding. */
export function told(of: Spans, what: Made, asOf = today): string[] {
	return freshness(made(what), asOf, limits)[of].map((x) => {
		const from = "from" in x ? (x.from ?? "") : "";
		const days = "days" in x ? [String(x.days)] : [];
		return [x.region, `${from}..${x.to ?? ""}`, ...days].join(" ");
	});
}

/** "one; two" as a list. */
export const list = (text: string): string[] =>
	text === "" ? [] : text.split("; ");
