import { addMonths, monthOf } from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import type { Calendar } from "../calendars.ts";
import { placeGroups } from "../pages/chat-page.tsx";
import { renderPage, type Site } from "../pages/shell.tsx";
import { fill } from "../views/fill.ts";
import { PlaceSelect } from "../views/place-select.tsx";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { spoken } from "./feed.ts";
import { MonthPicture } from "./month-picture.tsx";
import { type DatedWindow, tellWindow, windowsIn } from "./windows.ts";

/** What is asked of the calendar page. */
export interface CalendarQuery {
	readonly month: string;
	/** A known region, or none for all calendars. */
	readonly region?: string | undefined;
	readonly asOf: string;
	readonly canonical: string;
}

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
	const all = Object.entries(calendars);
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

function OneCalendar({
	id,
	of,
	site: { words },
	guide,
	query,
}: {
	readonly id: string;
	readonly of: Calendar;
	readonly site: Site;
	readonly guide: Guide;
	readonly query: CalendarQuery;
}) {
	const { calendar } = words.more;
	const { month, asOf, region } = query;
	const place = region ? guide.places.name(region) : of.title;
	const windows = windowsIn(of, month).map((dated) => ({
		...dated,
		...tellWindow(dated, (day) => spoken(day, calendar.date)),
	}));
	const units = [...of.windows, ...of.unknown].flatMap((w) => w.units);
	return (
		<section class="one-calendar" aria-labelledby={`calendar-${id}`}>
			<h2 id={`calendar-${id}`}>{place}</h2>
			{monthOf(asOf) === month && (
				<Today words={words} windows={windows} asOf={asOf} />
			)}
			<div class="beside">
				<figure>
					<MonthPicture
						month={month}
						windows={windows}
						weekdays={calendar.weekdays}
						today={asOf}
						title={fill(calendar.picture, {
							place,
							month: spoken(month, calendar.month),
						})}
					/>
				</figure>
				<WindowTable words={words} windows={windows} />
			</div>
			{of.unknown.map(({ text, entry }) => (
				<div class="banner">
					<p>
						{text}
						{entry && (
							<>
								{" "}
								<a href={`/guide/${entry}`}>{calendar.more}</a>
							</>
						)}
					</p>
				</div>
			))}
			<p class="doors no-print">
				<a class="door" href={`/calendar/${id}.ics`} download>
					{calendar.download}
				</a>
				<span class="aside">{calendar.downloadNote}</span>
			</p>
			<details class="basis">
				<summary>{words.more.basis}</summary>
				<SourceList citations={cite(guide, units)} card={words.card} />
			</details>
		</section>
	);
}

type Told = DatedWindow & { readonly text: string; readonly long: string };

/** What holds today, before anybody has to look at a picture. */
function Today({
	words,
	windows,
	asOf,
}: {
	readonly words: PageWords;
	readonly windows: readonly Told[];
	readonly asOf: string;
}) {
	const { calendar } = words.more;
	const now = windows.filter((w) => w.from <= asOf && asOf <= w.to);
	const date = (day: string) => spoken(day, calendar.date);
	if (now.length === 0) return null;
	return (
		<p class="today-line">
			{now.map(({ window, to, long }) => (
				<>
					{fill(window.kind === "due" ? calendar.todayDue : calendar.today, {
						day: date(asOf),
						what: window.kind === "due" ? window.title : long,
						to: date(to),
					})}
				</>
			))}
		</p>
	);
}

function WindowTable({
	words,
	windows,
}: {
	readonly words: PageWords;
	readonly windows: readonly Told[];
}) {
	const { calendar } = words.more;
	if (windows.length === 0) return <p class="aside">{calendar.nothing}</p>;
	return (
		<table class="stacked">
			<thead>
				<tr>
					<th scope="col">{calendar.days}</th>
					<th scope="col">{calendar.what}</th>
				</tr>
			</thead>
			<tbody>
				{windows.map((w) => (
					<tr>
						<th scope="row" data-label={calendar.days}>
							<span class={`swatch ${w.window.kind}`} aria-hidden="true" />
							{w.from === w.to
								? spoken(w.from, calendar.date)
								: fill(calendar.span, {
										from: spoken(w.from, calendar.date),
										to: spoken(w.to, calendar.date),
									})}
						</th>
						<td data-label={calendar.what}>
							<strong>{w.window.title}</strong>
							<br />
							{w.text} <a href={`/guide/${w.window.entry}`}>{calendar.more}</a>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
