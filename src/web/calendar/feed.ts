import { type DatedEvent, toIcs } from "../../actions/index.ts";
import type { Calendar } from "../calendars.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { tellWindow, windowsFrom } from "./windows.ts";

/** As far ahead as a calendar is of use; fetched again it goes on. */
const months = 12;

/** The windows of a calendar from a day on as an iCalendar file. */
export function calendarFeed(
	id: string,
	calendar: Calendar,
	words: PageWords,
	on: { readonly asOf: string; readonly base: string },
): string {
	const { feed, date } = words.more.calendar;
	const events = windowsFrom(calendar, on.asOf, months).map(
		(dated): DatedEvent => {
			const { window, from, to } = dated;
			const { text, long } = tellWindow(dated, (day) => spoken(day, date));
			return {
				uid: `${id}-${window.id}-${from}@hrss-guide.invalid`,
				from,
				to,
				title: fill(feed.event, { place: calendar.title, what: long }),
				text: `${text}\n${fill(feed.units, { units: window.units.join(feed.and) })}`,
				address: new URL(`/guide/${window.entry}`, on.base).href,
			};
		},
	);
	return toIcs(events, {
		name: fill(feed.name, { place: calendar.title }),
		product: "-//hrss-guide//calendar//ZH",
		madeOn: on.asOf,
	});
}

/** A day as it is said: month and day without leading zeros. */
export function spoken(day: string, pattern: string): string {
	const [y = "", m = "", d = ""] = day.split("-");
	return fill(pattern, { y, m: Number(m), d: Number(d) });
}
