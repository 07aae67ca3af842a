import type { Guide, KeptFeedback, TurnEvent } from "../../bot/index.ts";
import type { Chart } from "../../web/desk/pictures/index.ts";
import { judgedOf } from "./calibration.ts";
import { calibrationChart } from "./calibration-chart.ts";
import { type Wanted, wantedFeedback, wantedTurns } from "./query.ts";
import { readFrom, Spans } from "./spans.ts";
import { entriesChart, sharesChart, unusedChart } from "./subject-charts.ts";
import { tallyOf } from "./tally.ts";
import {
	missesChart,
	outcomesChart,
	questionsChart,
	timesChart,
} from "./time-charts.ts";
import type { PictureWords } from "./words.ts";

/** What was counted, as a store tells it. */
export interface Counted {
	turns(since: number): AsyncIterable<TurnEvent>;
	judged(since: number): AsyncIterable<KeptFeedback>;
}

/** What the charts are made from. */
export interface ChartsOptions {
	readonly counted: Counted;
	readonly guide: Guide;
	readonly words: PictureWords;
	/** What a subject of the knowledge base is called, in the order in which they are shown. */
	readonly topics: Readonly<Record<string, string>>;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** The day and minute at the bureau of milliseconds since 1970, YYYY-MM-DD HH:MM. */
	readonly timeAt: (at: number) => string;
}

/** The charts of a period. */
export interface Charts {
	readonly spans: Spans;
	readonly turns: number;
	readonly charts: readonly Chart[];
	/** When they were counted. */
	readonly at: string;
}

/**
 * Reads what was counted through once and makes all charts of it.
 * @throws {StoreAwayError} where the store cannot be read
 */
export async function chartsOf(
	wanted: Wanted,
	options: ChartsOptions,
): Promise<Charts> {
	const { counted, guide, words, now, timeAt, topics } = options;
	const { period } = wanted;
	const at = timeAt(now);
	const dayOf = (time: number) => timeAt(time).slice(0, 10);
	const spans = new Spans(at.slice(0, 10), period);
	const since = readFrom(now, period);
	const tally = await tallyOf(counted.turns(since), {
		spans,
		dayOf,
		counts: wantedTurns(wanted, guide),
	});
	const judged = await judgedOf(counted.judged(since), {
		spans,
		dayOf,
		counts: wantedFeedback(wanted, guide),
	});
	const making = { tally, guide, words, topics };
	return {
		spans,
		turns: tally.total,
		at,
		charts: [
			questionsChart(tally, words),
			outcomesChart(tally, words),
			missesChart(tally, words),
			entriesChart(making),
			unusedChart(making),
			sharesChart("places", making),
			sharesChart("channels", making),
			timesChart(tally, words),
			calibrationChart(judged, words),
		],
	};
}
