import { fill } from "../knowledge/pure.ts";
import {
	addMonths,
	closedPeriod,
	declarationPeriods,
	lastDay,
	monthNumber,
	monthOf,
} from "./calendar.ts";
import type { Calendar, CalendarWindow } from "./calendars.ts";

/** A window of a calendar with its days; both are included. */
export interface DatedWindow {
	readonly window: CalendarWindow;
	readonly from: string;
	readonly to: string;
	/** The month for which it counts, `YYYY-MM`; its own month where it counts for none. */
	readonly month: string;
}

/** The windows of a calendar that have a day in a month, in the order of their days. */
export function windowsIn(calendar: Calendar, month: string): DatedWindow[] {
	return calendar.windows
		.flatMap((window) =>
			daysOf(window, month).map((days) => ({ window, ...days })),
		)
		.filter(
			({ window, from, to }) =>
				from >= window.from && (window.to === undefined || to <= window.to),
		)
		.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function daysOf(
	{ days }: CalendarWindow,
	month: string,
): Omit<DatedWindow, "window">[] {
	if (days === "declarationPeriod") return declarationPeriods(month);
	if (days === "closedPeriod") return [{ ...closedPeriod(month), month }];
	const day =
		days.by === "lastDay"
			? lastDay(month)
			: `${month}-${String(days.by).padStart(2, "0")}`;
	return [{ from: day, to: day, month }];
}

/** The windows of so many months on, each once: those that end before the day of asking are left out. */
export function windowsFrom(
	calendar: Calendar,
	asOf: string,
	months: number,
): DatedWindow[] {
	const found = new Map<string, DatedWindow>();
	for (let i = 0; i < months; i++)
		for (const dated of windowsIn(calendar, addMonths(monthOf(asOf), i)))
			if (dated.to >= asOf)
				found.set(`${dated.window.id} ${dated.from}`, dated);
	return [...found.values()];
}

/** What a window says, with its month and days filled in. */
export function tellWindow(
	{ window, from, to, month }: DatedWindow,
	day: (day: string) => string,
): { readonly text: string; readonly long: string } {
	const n = monthNumber(month);
	return {
		text: fill(window.text, { month: n, from: day(from), to: day(to) }),
		long: fill(window.long, { month: n }),
	};
}
