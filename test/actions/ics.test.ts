import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DatedEvent, toIcs } from "../../src/actions/index.ts";

const file = {
	name: "申报日历",
	product: "-//hrss-guide//calendar//ZH",
	madeOn: "2026-11-21",
};
const event = (more: Partial<DatedEvent> = {}): DatedEvent => ({
	uid: "jiangsu-declaration-2026-12@hrss-guide.invalid",
	from: "2026-11-11",
	to: "2026-12-06",
	title: "申报期",
	...more,
});
const octets = (text: string) => new TextEncoder().encode(text).length;
const unfolded = (ics: string) => ics.replaceAll("\r\n ", "").split("\r\n");

describe("toIcs", () => {
	test.each([
		["DTSTART;VALUE=DATE:20261111", "the first day"],
		["DTEND;VALUE=DATE:20261207", "the day after the last"],
		["DTSTAMP:20261121T000000Z", "the day it was made, in UTC"],
		["UID:jiangsu-declaration-2026-12@hrss-guide.invalid", "the id as given"],
		["SUMMARY:申报期", "the title"],
		["TRANSP:TRANSPARENT", "nobody is busy for it"],
		["X-WR-CALNAME:申报日历", "the name of the calendar"],
	])("%s: %s", (line) => {
		expect(unfolded(toIcs([event()], file))).toContain(line);
	});

	test.each([
		["2026-12-31", "20270101"],
		["2028-02-28", "20280229"],
		["2027-02-28", "20270301"],
	])("last day %s ends on %s", (to, end) => {
		expect(unfolded(toIcs([event({ to })], file))).toContain(
			`DTEND;VALUE=DATE:${end}`,
		);
	});

	test.each([
		["a,b;c", "a\\,b\\;c"],
		["a\\b", "a\\\\b"],
		["a\nb\r\nc\rd", "a\\nb\\nc\\nd"],
		["a\u0000\u001bb", "ab"],
		["END:VEVENT\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"],
	])("%j is written %s", (text, written) => {
		expect(unfolded(toIcs([event({ text })], file))).toContain(
			`DESCRIPTION:${written}`,
		);
	});

	test("every line ends with CRLF and there is no other break", () => {
		const ics = toIcs([event(), event({ uid: "b" })], file);
		expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
		expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
	});

	test.each([
		[67, 75, 1],
		[68, 76, 2],
	])(
		"a title of %i letters makes %i octets: %i line(s)",
		(length, _, lines) => {
			const title = "a".repeat(length);
			const ics = toIcs([event({ title })], file);
			const from = ics.indexOf("SUMMARY:");
			const written = ics.slice(from, ics.indexOf("\r\nTRANSP", from));
			expect(written.split("\r\n")).toHaveLength(lines);
		},
	);

	test("whatever the words, no line is longer than 75 octets and unfolding gives them back", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (raw) => {
				const title = raw.replace(/[\p{Cc}\\;,]/gu, "");
				const ics = toIcs([event({ title })], file);
				for (const line of ics.split("\r\n"))
					expect(octets(line)).toBeLessThanOrEqual(75);
				expect(unfolded(ics)).toContain(`SUMMARY:${title}`);
			}),
		);
	});
});
