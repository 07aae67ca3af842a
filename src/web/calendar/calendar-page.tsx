import {
	addMonths,
	type Calendar,
	monthOf,
	spoken,
} from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import { placeGroups } from "../pages/chat-page.tsx";
import { renderPage, type Site } from "../pages/shell.tsx";
import { fill } from "../views/fill.ts";
import { PlaceSelect } from "../views/place-select.tsx";
import type { PageWords } from "../words.ts";
import { type CalendarQuery, OneCalendar } from "./one-calendar.tsx";

/** A month's windows as pictures and tables, for one place or for every calendar there is. */
export function calendarPage(
	site: Site,
	guide: Guide,
	query: CalendarQuery,
): string {
	const { words } = site;
	const { calendar } = words.more;
	const month = spoken(query.month, calendar.month);
	const shown = calendarsFor(words, guide, query.region);
	return renderPage({
		site,
		title: fill(calendar.heading, { month }),
		place: "calendar",
		script: "pages",
		canonical: query.canonical,
		children: (
			<div class="column wide calendar">
				<h1>{fill(calendar.heading, { month })}</h1>
				<p class="intro">{calendar.intro}</p>
				<Choose words={words} guide={guide} query={query} />
				<Months words={words} query={query} />
				{shown.length === 0 && query.region && (
					<NoCalendar words={words} guide={guide} region={query.region} />
				)}
				{shown.map(([id, of]) => (
					<OneCalendar
						id={id}
						of={of}
						site={site}
						guide={guide}
						query={query}
					/>
				))}
			</div>
		),
	});
}

function calendarsFor(
	{ calendars }: PageWords,
	{ places }: Guide,
	region: string | undefined,
): [string, Calendar][] {
	const all = Object.entries(calendars.calendars);
	if (region === undefined) return all;
	const own = places.nearest(region, "calendar");
	return all.filter(([id]) => id === own);
}

interface Part {
	readonly words: PageWords;
	readonly guide: Guide;
	readonly query: CalendarQuery;
}

function Choose({ words, guide, query }: Part) {
	const { calendar } = words.more;
	return (
		<form class="choose no-print" action="/calendar">
			<PlaceSelect
				label={words.chat.place}
				any={calendar.all}
				groups={placeGroups(guide)}
				chosen={query.region ?? ""}
			/>
			<input type="hidden" name="month" value={query.month} />
			<button type="submit">{calendar.show}</button>
		</form>
	);
}

/** The month before and after; the ends of what counts as a month have no further one. */
function Months({ words, query }: Omit<Part, "guide">) {
	const { calendar } = words.more;
	const link = (month: string) => {
		const params = new URLSearchParams({ month });
		if (query.region) params.set("region", query.region);
		return `/calendar?${params}`;
	};
	const now = monthOf(query.asOf);
	const before = addMonths(query.month, -1);
	const after = addMonths(query.month, 1);
	return (
		<nav class="months no-print" aria-label={calendar.months}>
			<a class="door quiet" href={link(before)} rel="nofollow">
				{`‹ ${spoken(before, calendar.month)}`}
			</a>
			{query.month !== now && (
				<a class="door quiet" href={link(now)}>
					{calendar.thisMonth}
				</a>
			)}
			<a class="door quiet" href={link(after)} rel="nofollow">
				{`${spoken(after, calendar.month)} ›`}
			</a>
		</nav>
	);
}

function NoCalendar({
	words,
	guide,
	region,
}: Omit<Part, "query"> & { readonly region: string }) {
	const { places } = guide;
	return (
		<div class="banner">
			<p>
				{fill(words.more.calendar.none, {
					place: places.name(region),
					phone: places.nearest(region, "hotline") ?? "",
				})}
			</p>
		</div>
	);
}
