import { fill } from "../views/fill.ts";

/** As both bureaux read a clock; Swedish is written like ISO 8601. */
const format = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Asia/Shanghai",
	dateStyle: "short",
	timeStyle: "short",
});

/** A time in milliseconds since 1970 as `YYYY-MM-DD hh:mm`. */
export function when(at: number): string {
	return format.format(at);
}

/** From the first to the last; one time where they are shown alike. */
export function span(sentence: string, first: number, last: number): string {
	const seen = { first: when(first), last: when(last) };
	return seen.first === seen.last ? seen.first : fill(sentence, seen);
}
