/** The days from one to another, both included; an open side has held ever since, or holds on. */
export interface Span {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

/** Days that nothing covers. */
export interface Hole {
	readonly from: string;
	readonly to: string;
}

/** As text an open side sorts before, and after, every day that is written out. */
const ever = "";
const always = "9";

const first = (s: Span) => s.from ?? ever;
const last = (s: Span) => s.to ?? always;

const milliseconds = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayLength = 86_400_000;

/** Days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return (milliseconds(to) - milliseconds(from)) / dayLength;
}

/** The day that many days later. */
export function dayAfter(day: string, days = 1): string {
	return new Date(milliseconds(day) + days * dayLength)
		.toISOString()
		.slice(0, 10);
}

export function holdsOn(span: Span, day: string): boolean {
	return first(span) <= day && day <= last(span);
}

/** The days that two spans share; undefined where there is none. */
export function shared(one: Span, two: Span): Span | undefined {
	const from = first(one) > first(two) ? one.from : two.from;
	const to = last(one) < last(two) ? one.to : two.to;
	return (from ?? ever) <= (to ?? always) ? { from, to } : undefined;
}

/** The days that no span covers between the first and the last that are covered, in order. */
export function holes(spans: readonly Span[]): Hole[] {
	const inOrder = [...spans].sort((a, b) => (first(a) < first(b) ? -1 : 1));
	const found: Hole[] = [];
	let reach: string | undefined;
	for (const [i, span] of inOrder.entries()) {
		if (i === 0) reach = span.to;
		// Something holds for good: nothing after it can be missing.
		if (reach === undefined) return found;
		if (span.from !== undefined && span.from > dayAfter(reach))
			found.push({ from: dayAfter(reach), to: dayAfter(span.from, -1) });
		reach = last(span) > reach ? span.to : reach;
	}
	return found;
}

/** The last day of all; undefined where one of them is open, or there is none. */
export function lastDay(spans: readonly Span[]): string | undefined {
	const end = spans.map(last).sort().at(-1);
	return end === always ? undefined : end;
}

/** The last day that "2025" or "2025-09" can mean, so that only what is surely old is called so. */
export function latestDay(seen: string): string {
	const [year = "", month = "12", day] = seen.split("-");
	if (day !== undefined) return seen;
	return new Date(Date.UTC(Number(year), Number(month), 0))
		.toISOString()
		.slice(0, 10);
}
