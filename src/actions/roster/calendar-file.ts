import { calendarFeed } from "../calendar-feed.ts";
import type { Calendar } from "../calendars.ts";
import type { RosterTools } from "./tools.ts";

/** The calendar of a place that has declaration periods; undefined where none is known. */
export function filingCalendar(
	region: string | undefined,
	{ places, data }: RosterTools,
): { readonly id: string; readonly calendar: Calendar } | undefined {
	const id = places.nearest(region, "calendar");
	const calendar = id && data.calendars.calendars[id];
	if (!calendar) return undefined;
	const files = calendar.windows.some((w) => w.days === "declarationPeriod");
	return files ? { id, calendar } : undefined;
}

/** The next months of the place's calendar as a file; null where no declaration period is known for the place. */
export function calendarFile(
	asOf: string,
	region: string | undefined,
	tools: RosterTools,
): string | null {
	const found = filingCalendar(region, tools);
	if (!found) return null;
	const { calendars, limits } = tools.data;
	const span = { asOf, months: limits.calendarMonths };
	return calendarFeed(found.id, found.calendar, calendars.file, span);
}
