import { addDays } from "./calendar.ts";

/** Something that lies on whole days of a calendar. */
export interface DatedEvent {
	/** The same event keeps it over every download, so that a calendar replaces it rather than doubling it. */
	readonly uid: string;
	/** First and last day, `YYYY-MM-DD`; the last day is included. */
	readonly from: string;
	readonly to: string;
	readonly title: string;
	readonly text?: string;
	/** An absolute address. */
	readonly address?: string;
}

/** What a calendar file says of itself. */
export interface CalendarFile {
	readonly name: string;
	/** Who made it, e.g. `-//hrss-guide//calendar//ZH`. */
	readonly product: string;
	/** The day on which it was made, `YYYY-MM-DD`: no clock is read here. */
	readonly madeOn: string;
}

/**
 * Whole-day events as iCalendar (RFC 5545): CRLF lines folded at 75 octets, text escaped, end days exclusive.
 * Every month is an event of its own: a repeat rule would keep the length in days, and months differ in it.
 */
export function toIcs(
	events: readonly DatedEvent[],
	{ name, product, madeOn }: CalendarFile,
): string {
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		`PRODID:${escaped(product)}`,
		"CALSCALE:GREGORIAN",
		"METHOD:PUBLISH",
		`X-WR-CALNAME:${escaped(name)}`,
		...events.flatMap((event) => eventLines(event, madeOn)),
		"END:VCALENDAR",
	];
	return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: DatedEvent, madeOn: string): string[] {
	const { uid, from, to, title, text, address } = event;
	return [
		"BEGIN:VEVENT",
		`UID:${escaped(uid)}`,
		`DTSTAMP:${digits(madeOn)}T000000Z`,
		`DTSTART;VALUE=DATE:${digits(from)}`,
		`DTEND;VALUE=DATE:${digits(addDays(to, 1))}`,
		`SUMMARY:${escaped(title)}`,
		...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
		...(address ? [`URL:${new URL(address).href}`] : []),
		// A window is no appointment: whoever keeps it in a calendar is still free.
		"TRANSP:TRANSPARENT",
		"END:VEVENT",
	];
}

const digits = (day: string) => day.replaceAll("-", "");

/** TEXT of RFC 5545, 3.3.11. Other control characters have no place in it. */
function escaped(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(/[\\;,]/g, (c) => `\\${c}`)
		.replaceAll("\n", "\\n")
		.replace(/\p{Cc}/gu, "");
}

/** Longest line without its break, in octets (RFC 5545, 3.1). */
const longest = 75;

/** Cuts between characters, never inside one: a Chinese one is three octets. */
function folded(line: string): string {
	const encoder = new TextEncoder();
	let out = "";
	let width = 0;
	for (const character of line) {
		const octets = encoder.encode(character).length;
		if (width + octets > longest) {
			out += "\r\n ";
			width = 1;
		}
		out += character;
		width += octets;
	}
	return out;
}
