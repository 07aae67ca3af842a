import type { Outcome, TurnEvent } from "../../bot/index.ts";
import { Durations } from "./durations.ts";
import { DayFinder, type Spans } from "./spans.ts";

/** In the order in which they are shown. */
export const outcomes = [
	"answer",
	"result",
	"ask",
	"clarify",
	"decline",
	"chat",
] as const satisfies readonly Outcome[];

/** What is counted together, and apart. */
export interface TallyOptions {
	readonly spans: Spans;
	/** The day at the bureau, of milliseconds since 1970. */
	readonly dayOf: (at: number) => string;
	/** Which turns count. */
	readonly counts: (turn: TurnEvent) => boolean;
}

/** Questions and how many of them were missed. */
export interface Share {
	questions: number;
	missed: number;
}

/**
 * What a period's turns come to, in one pass: its size depends on the period and on how many entries,
 * places and channels there are, not on how many turns.
 */
export class Tally {
	readonly spans: Spans;
	/** Turns of each day; of these new questions. */
	readonly turns: Uint32Array;
	readonly questions: Uint32Array;
	/** By span and outcome. */
	readonly outcomes: readonly Uint32Array[];
	/** By week: of new questions those that were declined or asked back. */
	readonly weeks: readonly Share[];
	/** By span. */
	readonly times: readonly Durations[];
	readonly allTimes = new Durations();
	/** How often each subject was answered or worked out. */
	readonly subjects = new Map<string, number>();
	/** By place and by channel; "" where it is not known. */
	readonly places = new Map<string, Share & { turns: number }>();
	readonly channels = new Map<string, Share & { turns: number }>();
	total = 0;
	readonly #finder: DayFinder;
	readonly #counts: TallyOptions["counts"];

	constructor({ spans, dayOf, counts }: TallyOptions) {
		const { days, told, weeks } = spans;
		this.spans = spans;
		this.turns = new Uint32Array(days.length);
		this.questions = new Uint32Array(days.length);
		this.outcomes = told.map(() => new Uint32Array(outcomes.length));
		this.weeks = weeks.map(() => ({ questions: 0, missed: 0 }));
		this.times = told.map(() => new Durations());
		this.#finder = new DayFinder(spans, dayOf);
		this.#counts = counts;
	}

	/** Counts a turn that lies in the period and is wanted; passes over others. */
	add(turn: TurnEvent): void {
		const day = this.#finder.index(turn.at);
		if (day === undefined || !this.#counts(turn)) return;
		const { outcome, subject, region = "", channel = "", ms } = turn;
		const span = this.spans.toldOf(day);
		const question = isQuestion(turn);
		const missed = question && isMissed(turn);
		this.total++;
		bump(this.turns, day);
		if (question) bump(this.questions, day);
		bump(this.outcomes[span], outcomes.indexOf(outcome));
		this.times[span]?.add(ms);
		this.allTimes.add(ms);
		addTo(this.weeks[this.spans.weekOf(day)], question, missed);
		for (const [map, key] of [
			[this.places, region],
			[this.channels, channel],
		] as const) {
			const share = map.get(key) ?? { turns: 0, questions: 0, missed: 0 };
			share.turns++;
			addTo(share, question, missed);
			map.set(key, share);
		}
		if (subject && (outcome === "answer" || outcome === "result"))
			this.subjects.set(subject, (this.subjects.get(subject) ?? 0) + 1);
	}
}

/**
 * Reads them through, one after the other.
 * @throws {StoreAwayError} where the store cannot be read
 */
export async function tallyOf(
	turns: AsyncIterable<TurnEvent>,
	options: TallyOptions,
): Promise<Tally> {
	const tally = new Tally(options);
	for await (const turn of turns) tally.add(turn);
	return tally;
}

/** 新问题: answered from a search; what was counted before that was told counts as one. */
function isQuestion({ searched = true, outcome }: TurnEvent): boolean {
	return searched && outcome !== "chat";
}

function isMissed({ outcome }: TurnEvent): boolean {
	return outcome === "decline" || outcome === "clarify";
}

function bump(counts: Uint32Array | undefined, at: number): void {
	if (counts && at >= 0) counts[at] = (counts[at] ?? 0) + 1;
}

function addTo(
	share: Share | undefined,
	isQuestion: boolean,
	isMissed: boolean,
): void {
	if (!share) return;
	if (isQuestion) share.questions++;
	if (isMissed) share.missed++;
}
