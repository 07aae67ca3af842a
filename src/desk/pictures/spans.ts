import { addDays, dayOfWeek } from "../../actions/index.ts";

/** The periods that can be chosen, in days; the last day is today. */
export const periods = [7, 30, 90, 365] as const;
export type Period = (typeof periods)[number];

/** Up to so many days each is told by itself, more by weeks. */
const mostSingleDays = 31;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A row of time: a day, or a week from Monday on of which only some days may lie in the period. */
export interface Span {
	/** The first of its days in the period. */
	readonly from: string;
	readonly to: string;
}

/** The days of a period, and the spans they are told in. */
export class Spans {
	readonly days: readonly string[];
	readonly weeks: readonly Span[];
	/** Days where they are few, else weeks. */
	readonly told: readonly Span[];
	readonly unit: "day" | "week";
	/** Asked for every turn: worked out once. */
	readonly #indexes: ReadonlyMap<string, number>;
	readonly #weekBegins: number;

	constructor(today: string, period: Period) {
		const from = addDays(today, 1 - period);
		this.days = Array.from({ length: period }, (_, i) => addDays(from, i));
		this.weeks = weeksOf(this.days);
		this.#indexes = new Map(this.days.map((day, i) => [day, i]));
		this.#weekBegins = dayOfWeek(from) - 1;
		this.unit = period <= mostSingleDays ? "day" : "week";
		this.told =
			this.unit === "day"
				? this.days.map((day) => ({ from: day, to: day }))
				: this.weeks;
	}

	/** Which of `weeks` a day of the period lies in. */
	weekOf(index: number): number {
		return Math.floor((index + this.#weekBegins) / 7);
	}

	/** Which of `told` a day of the period lies in. */
	toldOf(index: number): number {
		return this.unit === "day" ? index : this.weekOf(index);
	}

	/** Which of `days` a day is; undefined outside the period. */
	indexOf(day: string): number | undefined {
		return this.#indexes.get(day);
	}
}

function weeksOf(days: readonly string[]): Span[] {
	const weeks: { from: string; to: string }[] = [];
	for (const day of days) {
		const last = weeks.at(-1);
		if (last && dayOfWeek(day) !== 1) last.to = day;
		else weeks.push({ from: day, to: day });
	}
	return weeks;
}

/** When to begin reading, in milliseconds since 1970: early enough for every zone. */
export function readFrom(now: number, period: Period): number {
	return now - period * dayMs;
}

/** Finds the index of a time's day: the calendar is asked once an hour of the period, not for every turn. */
export class DayFinder {
	readonly #known = new Map<number, number | undefined>();
	readonly #spans: Spans;
	readonly #dayOf: (at: number) => string;

	/** @param dayOf the day at the bureau, of milliseconds since 1970 */
	constructor(spans: Spans, dayOf: (at: number) => string) {
		this.#spans = spans;
		this.#dayOf = dayOf;
	}

	/** Undefined outside the period. */
	index(at: number): number | undefined {
		const hour = Math.floor(at / hourMs);
		if (this.#known.has(hour)) return this.#known.get(hour);
		const index = this.#spans.indexOf(this.#dayOf(at));
		this.#known.set(hour, index);
		return index;
	}
}
