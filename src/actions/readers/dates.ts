import {
	addMonths,
	dayFrom,
	dayOfMonth,
	monthNumber,
	monthOf,
	yearOf,
} from "../calendar.ts";
import { CalendarDates } from "./calendar-dates.ts";
import { RelativeDates } from "./relative-dates.ts";
import type { Scanner } from "./scan.ts";

/** Reads days and months in everyday words; the longer forms first, so that a part of one is not taken for another. */
export function readDates(scanner: Scanner): void {
	const calendar = new CalendarDates(scanner);
	const relative = new RelativeDates(scanner);
	calendar.ranges();
	calendar.written();
	relative.relativeMonths();
	calendar.monthAndDay();
	relative.agoAndEnds();
	relative.weekdays();
	relative.days();
	relative.ahead();
	calendar.years();
}

/** A day whose year (or month) was guessed, moved to the nearest one not after, or not before, a day. */
export function lean(
	value: string,
	to: "past" | "future",
	asOf: string,
	monthSaid: boolean,
): string {
	const now = value.length === 7 ? monthOf(asOf) : asOf;
	const months = monthSaid ? 12 : 1;
	const wrong = to === "past" ? value > now : value < now;
	if (!wrong) return value;
	const month = value.length === 7 ? value : monthOf(value);
	const moved = addMonths(month, to === "past" ? -months : months);
	if (value.length === 7) return moved;
	return dayFrom(yearOf(moved), monthNumber(moved), dayOfMonth(value)) ?? value;
}
