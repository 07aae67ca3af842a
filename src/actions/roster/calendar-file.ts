import {
	addDays,
	addMonths,
	dayIn,
	monthOf,
	nextDeclarationMonth,
	nextOpening,
	windowEnd,
	windowStart,
} from "../calendar.ts";
import { parseWording } from "../wording.ts";
import { say } from "./matters.ts";
import type { RosterTools } from "./tools.ts";
import { windowOf } from "./window.ts";

interface Event {
	readonly id: string;
	/** First day, and the day after the last. */
	readonly from: string;
	readonly until: string;
	readonly title: string;
	readonly text: string;
}

/** Content lines are folded after so many octets (RFC 5545, 3.1). */
const FOLD = 75;

/**
 * The next declaration periods, the pauses after them and the days of the tax declaration as a calendar file
 * (RFC 5545, text/calendar, UTF-8, CRLF); null where no declaration period is known for the place.
 */
export function calendarFile(
	asOf: string,
	region: string | undefined,
	tools: RosterTools,
): string | null {
	if (windowOf(asOf, region ?? null, tools) === null) return null;
	const { calendar } = tools.data;
	const events = eventsFrom(asOf, tools);
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		`PRODID:${escaped(calendar.prodId)}`,
		"CALSCALE:GREGORIAN",
		"METHOD:PUBLISH",
		`X-WR-CALNAME:${escaped(calendar.name)}`,
		...events.flatMap((event) => lineOf(event, asOf)),
		"END:VCALENDAR",
	];
	return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventsFrom(asOf: string, tools: RosterTools): Event[] {
	const { periods, taxDay } = tools.data.limits;
	const events: Event[] = [];
	let day = asOf;
	for (let i = 0; i < periods; i++) {
		const from = windowStart(day);
		events.push(...period(from, tools));
		day = addDays(windowEnd(from), 5);
	}
	const first = monthOf(asOf);
	for (let i = 0; i <= periods; i++) {
		const tax = dayIn(addMonths(first, i), taxDay);
		if (tax >= asOf) events.push(taxOf(tax, tools));
	}
	return events.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** One declaration period and the pause after it. */
function period(from: string, tools: RosterTools): Event[] {
	const { calendar } = tools.data;
	const closes = windowEnd(from);
	const opens = nextOpening(from);
	const month = nextDeclarationMonth(from);
	const blanks = { month, closes, opens };
	const line = (wording: string) => say(parseWording(wording), blanks, tools);
	const pause = addDays(closes, 1);
	return [
		{
			id: `open-${from}`,
			from,
			until: pause,
			title: line(calendar.open),
			text: line(calendar.openText),
		},
		{
			id: `closed-${pause}`,
			from: pause,
			until: opens,
			title: line(calendar.closed),
			text: line(calendar.closedText),
		},
	];
}

function taxOf(day: string, { data: { calendar } }: RosterTools): Event {
	return {
		id: `tax-${day}`,
		from: day,
		until: addDays(day, 1),
		title: calendar.tax,
		text: calendar.taxText,
	};
}

function lineOf(
	{ id, from, until, title, text }: Event,
	asOf: string,
): string[] {
	return [
		"BEGIN:VEVENT",
		`UID:${id}@hrss-guide`,
		`DTSTAMP:${compact(asOf)}T000000Z`,
		`DTSTART;VALUE=DATE:${compact(from)}`,
		`DTEND;VALUE=DATE:${compact(until)}`,
		`SUMMARY:${escaped(title)}`,
		`DESCRIPTION:${escaped(text)}`,
		"TRANSP:TRANSPARENT",
		"END:VEVENT",
	];
}

const compact = (day: string) => day.replaceAll("-", "");

function escaped(text: string): string {
	return text.replace(/[\\;,]/g, (c) => `\\${c}`).replaceAll("\n", "\\n");
}

/** Cut between characters, never within one; every further line begins with a space. */
function fold(line: string): string {
	const encoder = new TextEncoder();
	let folded = "";
	let octets = 0;
	for (const char of line) {
		const size = encoder.encode(char).length;
		if (octets + size > FOLD) {
			folded += "\r\n ";
			octets = 1;
		}
		folded += char;
		octets += size;
	}
	return folded;
}
