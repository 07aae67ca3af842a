import { fill } from "../../knowledge/index.ts";
import type { Chart, Series } from "../../web/desk/pictures/index.ts";
import { percent, shareOf, shortDay, spanInWords } from "./in-words.ts";
import { outcomes, type Tally } from "./tally.ts";
import type { PictureWords } from "./words.ts";

/** Turns of each day, new questions apart from the rest. */
export function questionsChart(tally: Tally, words: PictureWords): Chart {
	const { title, note, summary, columns } = words.charts.questions;
	const { days } = tally.spans;
	const turns = [...tally.turns];
	const questions = [...tally.questions];
	const others = turns.map((n, i) => n - (questions[i] ?? 0));
	const most = Math.max(...turns);
	return {
		name: "questions",
		title,
		note,
		summary: fill(summary, {
			mean: (tally.total / days.length).toFixed(1),
			day: days[turns.indexOf(most)] ?? "",
			most,
			questions: sum(questions),
		}),
		picture: {
			kind: "columns",
			of: "count",
			labels: days.map((d) => d.slice(5)),
			series: [
				{ label: columns.questions, values: questions },
				{ label: columns.others, values: others },
			],
		},
		columns: [
			{ heading: columns.day, form: "span" },
			{ heading: columns.questions, form: "count" },
			{ heading: columns.others, form: "count" },
			{ heading: columns.turns, form: "count" },
		],
		rows: days.map((day, i) => [
			day,
			questions[i] ?? 0,
			others[i] ?? 0,
			turns[i] ?? 0,
		]),
	};
}

/** How the replies of each day or week divide among the outcomes. */
export function outcomesChart(tally: Tally, words: PictureWords): Chart {
	const { title, note, summary, columns } = words.charts.outcomes;
	const { told } = tally.spans;
	const totals = tally.outcomes.map((counts) => sum(counts));
	const shares = (outcome: number) =>
		tally.outcomes.map((counts, i) =>
			totals[i] ? (counts[outcome] ?? 0) / totals[i] : null,
		);
	const series: Series[] = outcomes.map((o, i) => ({
		label: words.outcomes[o],
		values: shares(i),
	}));
	const all = outcomes.map((_, o) => sum(tally.outcomes.map((c) => c[o] ?? 0)));
	const [answer = 0, result = 0, ask = 0, clarify = 0, decline = 0, chat = 0] =
		all.map((n) => shareOf(n, tally.total));
	return {
		name: "outcomes",
		title,
		note,
		summary: fill(summary, {
			told: percent(answer + result),
			ask: percent(ask),
			clarify: percent(clarify),
			decline: percent(decline),
			chat: percent(chat),
		}),
		picture: {
			kind: "columns",
			of: "share",
			labels: told.map(shortDay),
			series,
		},
		columns: [
			{ heading: columns.span, form: "span" },
			...series.map(
				({ label }) => ({ heading: label, form: "share" }) as const,
			),
			{ heading: columns.turns, form: "count" },
		],
		rows: told.map((span, i) => [
			spanInWords(span, words),
			...series.map(({ values }) => values[i] ?? null),
			totals[i] ?? 0,
		]),
	};
}

/** Of each week's new questions the share that was declined or asked back. */
export function missesChart(tally: Tally, words: PictureWords): Chart {
	const { title, note, summary, columns } = words.charts.misses;
	const { weeks } = tally.spans;
	const shares = tally.weeks.map(({ questions, missed }) =>
		questions === 0 ? null : missed / questions,
	);
	const most = Math.max(...shares.map((s) => s ?? 0));
	const worst = weeks[shares.indexOf(most)];
	const questions = sum(tally.weeks.map((w) => w.questions));
	const missed = sum(tally.weeks.map((w) => w.missed));
	return {
		name: "misses",
		title,
		note,
		summary: worst
			? fill(summary, {
					share: percent(shareOf(missed, questions)),
					week: spanInWords(worst, words),
					most: percent(most),
				})
			: undefined,
		picture: {
			kind: "lines",
			of: "share",
			labels: weeks.map(shortDay),
			series: [{ label: columns.share, values: shares }],
		},
		columns: [
			{ heading: columns.week, form: "span" },
			{ heading: columns.questions, form: "count" },
			{ heading: columns.missed, form: "count" },
			{ heading: columns.share, form: "share" },
		],
		rows: weeks.map((week, i) => [
			spanInWords(week, words),
			tally.weeks[i]?.questions ?? 0,
			tally.weeks[i]?.missed ?? 0,
			shares[i] ?? null,
		]),
	};
}

const quantiles = [
	{ name: "p50", blank: "half", share: 0.5 },
	{ name: "p95", blank: "most", share: 0.95 },
	{ name: "p99", blank: "all", share: 0.99 },
] as const;

/** How long replies took, by day or week. */
export function timesChart(tally: Tally, words: PictureWords): Chart {
	const { title, note, summary, columns } = words.charts.times;
	const { told } = tally.spans;
	const series = quantiles.map(({ name, share }) => ({
		label: columns[name],
		values: tally.times.map((t) => rounded(t.quantile(share))),
	}));
	const all = quantiles.map(({ blank, share }) => [
		blank,
		rounded(tally.allTimes.quantile(share)) ?? "",
	]);
	return {
		name: "times",
		title,
		note,
		summary:
			tally.total === 0 ? undefined : fill(summary, Object.fromEntries(all)),
		picture: { kind: "lines", of: "ms", labels: told.map(shortDay), series },
		columns: [
			{ heading: columns.span, form: "span" },
			{ heading: columns.turns, form: "count" },
			...series.map(({ label }) => ({ heading: label, form: "ms" }) as const),
		],
		rows: told.map((span, i) => [
			spanInWords(span, words),
			tally.times[i]?.total ?? 0,
			...series.map(({ values }) => values[i] ?? null),
		]),
	};
}

function rounded(ms: number | undefined): number | null {
	return ms === undefined ? null : Math.round(ms * 100) / 100;
}

function sum(numbers: Iterable<number>): number {
	let total = 0;
	for (const n of numbers) total += n;
	return total;
}
