import { fill } from "../knowledge/pure.ts";
import type { Calendar, CalendarsFile } from "./calendars.ts";
import { type DatedEvent, toIcs } from "./ics.ts";
import { tellWindow, windowsFrom } from "./windows.ts";

/** Which part of a calendar is written. */
export interface FeedSpan {
	/** The day of asking, `YYYY-MM-DD`: what ended before it is left out. */
	readonly asOf: string;
	/** How many months, that of asking included. */
	readonly months: number;
	/** How the outside reaches the guide: each event then names its page. */
	readonly base?: string;
}

/**
 * The windows of a calendar from a day on as an iCalendar file (RFC 5545, text/calendar, UTF-8, CRLF).
 * Every file of this program is made here, so that an event has the same UID wherever it was fetched.
 */
export function calendarFeed(
	id: string,
	calendar: Calendar,
	words: CalendarsFile["file"],
	{ asOf, months, base }: FeedSpan,
): string {
	const events = windowsFrom(calendar, asOf, months).map(
		(dated): DatedEvent => {
			const { window, from, to } = dated;
			const { text, long } = tellWindow(dated, (day) =>
				spoken(day, words.date),
			);
			const units = window.units.join(words.and);
			return {
				uid: `${id}-${window.id}-${from}@hrss-guide.invalid`,
				from,
				to,
				title: fill(words.event, { place: calendar.title, what: long }),
				text: `${text}\n${fill(words.units, { units })}`,
				...(base
					? { address: new URL(`/guide/${window.entry}`, base).href }
					: {}),
			};
		},
	);
	return toIcs(events, {
		name: fill(words.name, { place: calendar.title }),
		product: words.product,
		madeOn: asOf,
	});
}

/** A day as it is said: month and day without leading zeros. */
export function spoken(day: string, pattern: string): string {
	const [y = "", m = "", d = ""] = day.split("-");
	return fill(pattern, { y, m: Number(m), d: Number(d) });
}
