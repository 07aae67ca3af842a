import {
	addDays,
	type DatedWindow,
	dayOfMonth,
	dayOfWeek,
	daysBetween,
	firstDay,
	lastDay,
} from "../../actions/index.ts";

/** A window with what may be written into its band. */
export interface Labelled extends DatedWindow {
	readonly long: string;
}

/** Sizes in the picture's own units; the page scales it to the width there is. */
const cell = 44;
const head = 24;
const row = 64;
const band = { top: 24, height: 17, step: 20 };
const letter = 12;

/**
 * A month as a wall calendar: weeks as rows, each window as a band through its days.
 * Everything in it stands in the table beside it too, so that it is one picture to a screen reader.
 */
export function MonthPicture({
	id,
	month,
	windows,
	weekdays,
	today,
	title,
}: {
	/** Unique on the page: a pattern inside is known by it. */
	readonly id: string;
	readonly month: string;
	readonly windows: readonly Labelled[];
	/** From Monday on. */
	readonly weekdays: readonly string[];
	readonly today: string;
	readonly title: string;
}) {
	const weeks = weeksOf(month);
	const height = head + weeks.length * row;
	return (
		<svg
			class="month"
			viewBox={`0 0 ${cell * 7} ${height}`}
			role="img"
			aria-label={title}
		>
			<defs>
				<pattern
					id={`rest-${id}`}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<path class="hatch" d="M0 0V6" />
				</pattern>
			</defs>
			{weekdays.map((name, i) => (
				<text class="weekday" x={(i + 0.5) * cell} y={16} text-anchor="middle">
					{name}
				</text>
			))}
			{weeks.map((week, i) => (
				<g transform={`translate(0 ${head + i * row})`}>
					<path class="rule" d={`M0 0H${cell * 7}`} />
					<Days week={week} month={month} today={today} />
					<Bands week={week} windows={windows} month={month} id={id} />
				</g>
			))}
		</svg>
	);
}

/** The Mondays of a month's weeks. */
function weeksOf(month: string): string[] {
	const first = firstDay(month);
	const weeks = [addDays(first, 1 - dayOfWeek(first))];
	const last = lastDay(month);
	for (;;) {
		const next = addDays(weeks.at(-1) ?? first, 7);
		if (next > last) return weeks;
		weeks.push(next);
	}
}

function Days({
	week,
	month,
	today,
}: {
	readonly week: string;
	readonly month: string;
	readonly today: string;
}) {
	return (
		<>
			{[0, 1, 2, 3, 4, 5, 6].map((i) => {
				const day = addDays(week, i);
				if (!day.startsWith(month)) return null;
				const x = (i + 0.5) * cell;
				return (
					<>
						{day === today && <circle class="today" cx={x} cy={13} r={10} />}
						<text
							class={day === today ? "day now" : "day"}
							x={x}
							y={18}
							text-anchor="middle"
						>
							{dayOfMonth(day)}
						</text>
					</>
				);
			})}
		</>
	);
}

function Bands({
	week,
	windows,
	month,
	id,
}: {
	readonly week: string;
	readonly windows: readonly Labelled[];
	readonly month: string;
	readonly id: string;
}) {
	const start = later(week, firstDay(month));
	const end = earlier(addDays(week, 6), lastDay(month));
	return (
		<>
			{windows.map((w) => {
				const from = later(w.from, start);
				const to = earlier(w.to, end);
				if (from > to) return null;
				const x = daysBetween(week, from) * cell;
				const width = (daysBetween(from, to) + 1) * cell;
				return (
					<Band
						of={w}
						x={x + 1.5}
						y={band.top + (w.window.kind === "due" ? band.step : 0)}
						width={width - 3}
						pattern={`rest-${id}`}
					/>
				);
			})}
		</>
	);
}

const earlier = (a: string, b: string) => [a, b].sort()[0] ?? a;
const later = (a: string, b: string) => [a, b].sort()[1] ?? b;

function Band({
	of: { window, long },
	x,
	y,
	width,
	pattern,
}: {
	readonly of: Labelled;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly pattern: string;
}) {
	const fits = (text: string) => [...text].length * letter <= width - 6;
	const label = [long, window.short].find(fits) ?? "";
	const box = { x, y, width, height: band.height, rx: 3 };
	return (
		<g class={`band ${window.kind}`}>
			<rect {...box} />
			{window.kind === "closed" && (
				<rect {...box} fill={`url(#${pattern})`} class="hatched" />
			)}
			<text x={x + width / 2} y={y + 13} text-anchor="middle">
				{label}
			</text>
		</g>
	);
}
