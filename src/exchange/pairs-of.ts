import { answerText, type Guide } from "../bot/index.ts";
import type { Advice, SubjectEntry } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import type { Bundle, Intent, Pair } from "./pair.ts";

/** For whom and when the answers are written out. */
export interface ExportOptions {
	/** A region's id; without one every place's answer stands under its name. */
	readonly region?: string | undefined;
	/** YYYY-MM-DD. */
	readonly asOf: string;
}

/** All that the guide knows as pairs, and what of it pairs cannot carry. */
export function bundleOf(
	guide: Guide,
	options: ExportOptions,
	findings: Findings,
): Bundle {
	const pairs = guide.knowledge.entries.flatMap(
		(entry) => pairOf(guide, entry, options, findings) ?? [],
	);
	const ids = new Set(pairs.map((p) => p.id));
	tellFields(
		guide.knowledge.entries.filter((e) => ids.has(e.id)),
		findings,
	);
	return {
		pairs: pairs.map((p) => {
			for (const id of p.prompts)
				if (!ids.has(id)) findings.add("promptLeftOut", p.id, { id });
			return { ...p, prompts: p.prompts.filter((id) => ids.has(id)) };
		}),
		intents: intentsOf(guide),
	};
}

function pairOf(
	guide: Guide,
	entry: SubjectEntry,
	{ asOf, region }: ExportOptions,
	findings: Findings,
): Pair | undefined {
	const answer = answerText(guide, entry, asOf, region);
	if (!answer) {
		findings.add("leftOut", entry.id, { title: entry.title });
		return undefined;
	}
	const { advice, text } = answer;
	const count = entry.advice.length - new Set(advice).size;
	if (count > 0) findings.add("otherTimes", entry.id, { count });
	return {
		id: entry.id,
		kind: entry.kind,
		...(entry.code ? { code: entry.code } : {}),
		title: entry.title,
		questions: entry.utterances,
		answer: text.trim(),
		audience: entry.audience,
		regions: [...new Set(advice.flatMap((a) => a.regions))],
		units: [...new Set(advice.flatMap((a) => a.units))],
		prompts: entry.related,
	};
}

function intentsOf({ actions, knowledge }: Guide): Intent[] {
	return [
		...actions.list.map(({ id, utterances }) => ({
			kind: "action" as const,
			id,
			questions: utterances,
			answer: "",
		})),
		...knowledge.neighbours.map(({ id, utterances, say }) => ({
			kind: "neighbour" as const,
			id,
			questions: utterances,
			answer: say,
		})),
	];
}

/** Fields of entries and advice that become part of one text, or have no place in a pair at all. */
const ofEntries = ["twins", "messages", "aliases"] as const;
const ofAdvice = [
	"from",
	"to",
	"facets",
	"figures",
	"remedies",
	"routes",
] as const;

function tellFields(
	entries: readonly SubjectEntry[],
	findings: Findings,
): void {
	const tell = (name: string, having: (e: SubjectEntry) => boolean) => {
		const list = entries.filter(having);
		if (list.length > 0)
			findings.add("fields", list[0]?.id, { name, count: list.length });
	};
	for (const name of ofEntries) tell(name, (e) => e[name].length > 0);
	const has = (a: Advice, name: (typeof ofAdvice)[number]) => {
		const value = a[name];
		return value !== undefined && value.length > 0;
	};
	for (const name of ofAdvice)
		tell(`advice.${name}`, (e) => e.advice.some((a) => has(a, name)));
}
