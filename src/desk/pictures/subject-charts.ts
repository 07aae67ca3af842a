import type { Guide } from "../../bot/index.ts";
import { fill } from "../../knowledge/index.ts";
import type { Chart } from "../../web/desk/pictures/index.ts";
import { channelInWords, percent, shareOf } from "./in-words.ts";
import type { Tally } from "./tally.ts";
import type { PictureWords } from "./words.ts";

/** What the charts of a period are made from. */
export interface ChartMaking {
	readonly tally: Tally;
	readonly guide: Guide;
	readonly words: PictureWords;
	/** What a subject of the knowledge base is called. */
	readonly topics: Readonly<Record<string, string>>;
}

/** So many bars can be told apart and read. */
const mostBars = 20;
/** So many rows stand on the page; the CSV has all. */
const mostRows = 100;

/** Entries and actions by how often they were answered with. */
export function entriesChart({ tally, guide, words }: ChartMaking): Chart {
	const { title, note, summary, columns } = words.charts.entries;
	const ours = [...tally.subjects].filter(([key]) => isOurs(key));
	const ranked = ours.sort(
		([a, n], [b, m]) => m - n || (a < b ? -1 : a > b ? 1 : 0),
	);
	const all = ranked.reduce((sum, [, n]) => sum + n, 0);
	const nameOf = (key: string) => titleOf(guide, key) ?? words.page.gone;
	const [first] = ranked;
	return {
		name: "entries",
		title,
		note: fill(note, { count: mostBars, rows: mostRows }),
		summary:
			first &&
			fill(summary, {
				title: nameOf(first[0]),
				count: first[1],
				share: percent(shareOf(first[1], all)),
			}),
		picture: {
			kind: "bars",
			bars: ranked
				.slice(0, mostBars)
				.map(([key, value]) => ({ label: nameOf(key), value })),
		},
		columns: [
			{ heading: columns.rank, form: "count" },
			{ heading: columns.title, form: "text" },
			{ heading: columns.subject, form: "subject" },
			{ heading: columns.count, form: "count" },
			{ heading: columns.share, form: "share" },
		],
		rows: ranked.map(([key, n], i) => [
			i + 1,
			nameOf(key),
			key,
			n,
			shareOf(n, all),
		]),
		shown: mostRows,
	};
}

/** The guide's entries that answered nothing, neither themselves nor by an action that they explain. */
export function unusedChart(making: ChartMaking): Chart {
	const { tally, guide, words, topics } = making;
	const { title, note, summary, columns } = words.charts.unused;
	const isUsed = (id: string) =>
		tally.subjects.has(`entry:${id}`) ||
		(guide.actionsOf.get(id) ?? []).some((a) =>
			tally.subjects.has(`action:${a.id}`),
		);
	const unused = Object.keys(topics).flatMap((topic) =>
		guide.knowledge.entries.filter((e) => e.subject === topic && !isUsed(e.id)),
	);
	const byTopic = new Map<string, number>();
	for (const { subject } of unused)
		byTopic.set(subject, (byTopic.get(subject) ?? 0) + 1);
	return {
		name: "unused",
		title,
		note,
		summary: fill(summary, {
			total: guide.knowledge.entries.length,
			unused: unused.length,
		}),
		picture: {
			kind: "bars",
			bars: [...byTopic].map(([topic, value]) => ({
				label: topics[topic] ?? topic,
				value,
			})),
		},
		columns: [
			{ heading: columns.topic, form: "text" },
			{ heading: columns.title, form: "text" },
			{ heading: columns.subject, form: "subject" },
		],
		rows: unused.map((e) => [
			topics[e.subject] ?? e.subject,
			e.title,
			`entry:${e.id}`,
		]),
	};
}

/** Turns by place, or by channel. */
export function sharesChart(
	name: "places" | "channels",
	{ tally, guide, words }: ChartMaking,
): Chart {
	const { title, note, summary, columns } = words.charts[name];
	const called = (id: string) =>
		name === "channels"
			? channelInWords(id, words)
			: id === ""
				? words.page.noPlace
				: guide.places.name(id);
	const ranked = [...tally[name]].sort(([, a], [, b]) => b.turns - a.turns);
	const [first] = ranked;
	return {
		name,
		title,
		note,
		summary:
			first &&
			fill(summary, {
				name: called(first[0]),
				share: percent(shareOf(first[1].turns, tally.total)),
			}),
		picture: {
			kind: "bars",
			bars: ranked
				.slice(0, mostBars)
				.map(([id, { turns }]) => ({ label: called(id), value: turns })),
		},
		columns: [
			{ heading: columns.name, form: "text" },
			{ heading: columns.turns, form: "count" },
			{ heading: columns.share, form: "share" },
			{ heading: columns.questions, form: "count" },
			{ heading: columns.missed, form: "count" },
		],
		rows: ranked.map(([id, { turns, questions, missed }]) => [
			called(id),
			turns,
			shareOf(turns, tally.total),
			questions,
			missed,
		]),
	};
}

function isOurs(key: string): boolean {
	return key.startsWith("entry:") || key.startsWith("action:");
}

function titleOf(guide: Guide, key: string): string | undefined {
	const [kind, id = ""] = key.split(":", 2);
	return kind === "entry"
		? guide.entries.get(id)?.title
		: guide.actions.byId(id)?.title;
}
