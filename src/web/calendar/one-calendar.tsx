import {
	type Calendar,
	type DatedWindow,
	monthOf,
	spoken,
	tellWindow,
	windowsIn,
} from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import type { Site } from "../pages/shell.tsx";
import { fill } from "../views/fill.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { MonthPicture } from "./month-picture.tsx";

/** What is asked of the calendar page. */
export interface CalendarQuery {
	readonly month: string;
	/** A known region, or none for all calendars. */
	readonly region?: string | undefined;
	readonly asOf: string;
	readonly canonical: string;
}

type Told = DatedWindow & { readonly text: string; readonly long: string };

/** A calendar's month: what holds today, the picture, the same as a table, what is not known, the file. */
export function OneCalendar({
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
		...tellWindow(dated, (day) => spoken(day, words.calendars.file.date)),
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
						id={id}
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
			<NotKnown of={of} words={words} />
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
	const date = (day: string) => spoken(day, words.calendars.file.date);
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
	const { date } = words.calendars.file;
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
								? spoken(w.from, date)
								: fill(calendar.span, {
										from: spoken(w.from, date),
										to: spoken(w.to, date),
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

/** What no source tells, so that nobody takes an empty day for a free one. */
function NotKnown({
	of,
	words,
}: {
	readonly of: Calendar;
	readonly words: PageWords;
}) {
	return (
		<>
			{of.unknown.map(({ text, entry }) => (
				<div class="banner">
					<p>
						{text}
						{entry && (
							<>
								{" "}
								<a href={`/guide/${entry}`}>{words.more.calendar.more}</a>
							</>
						)}
					</p>
				</div>
			))}
		</>
	);
}
