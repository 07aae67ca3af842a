import { join } from "node:path";
import { z } from "zod";
import {
	type Checked,
	type Faults,
	type Knowledge,
	readYaml,
	say,
	says,
	unitId,
} from "../knowledge/index.ts";
import { isDay } from "./calendar.ts";

const day = z
	.string()
	.refine(isDay, "must be a date that exists, YYYY-MM-DD, in quotes");

const window = z.strictObject({
	id: z.string().regex(/^[a-z]+$/, "lower-case letters"),
	/** open: it can be done; closed: it rests; due: the last day for something. */
	kind: z.enum(["open", "closed", "due"]),
	/** Two that the engine works out, or a day of the month by which something is due. */
	days: z.union([
		z.enum(["declarationPeriod", "closedPeriod"]),
		z.strictObject({
			by: z.union([z.int().min(1).max(28), z.literal("lastDay")]),
		}),
	]),
	/** The first day from which it holds. */
	from: day,
	to: day.optional(),
	title: say(),
	/** In a picture's cell; `long` where there is room. */
	short: say(),
	long: say("month"),
	text: say("month", "from", "to"),
	entry: z.string(),
	units: z.array(unitId).min(1),
	rulings: z.array(z.int().positive()).default([]),
});

const calendars = z.record(
	z.string(),
	z.strictObject({
		title: say(),
		windows: z.array(window).min(1),
		/** What no source tells: said rather than left out. */
		unknown: z
			.array(
				z.strictObject({
					text: say(),
					entry: z.string().optional(),
					units: z.array(unitId).default([]),
				}),
			)
			.default([]),
	}),
);

/** data/calendar.yaml: what opens and closes in a month, by calendar (regions.yaml says which holds where). */
const calendarFile = z.strictObject({
	/** What a calendar file says of itself, and how its events are put. */
	file: says("product and").extend({
		name: say("place"),
		event: say("place", "what"),
		units: say("units"),
		date: say("y", "m", "d"),
	}),
	calendars,
});

export type CalendarsFile = z.output<typeof calendarFile>;
export type Calendar = CalendarsFile["calendars"][string];
export type CalendarWindow = Calendar["windows"][number];

/** Reads data/calendar.yaml; every calendar that a region names must be there, and every unit and entry exist. */
export function readCalendars(
	folder: string,
	knowledge: Pick<Knowledge, "entries" | "sources" | "regions">,
	faults: Faults,
	root?: string,
): CalendarsFile | undefined {
	const path = join(folder, "calendar.yaml");
	const file = readYaml(path, calendarFile, faults, root);
	if (!file) return undefined;
	for (const { id, calendar } of knowledge.regions)
		if (calendar !== undefined && !(calendar in file.value.calendars))
			faults.add(
				file.fault(
					["calendars"],
					`no calendar ${calendar}, which the region ${id} names`,
				),
			);
	for (const [id, { windows, unknown }] of Object.entries(
		file.value.calendars,
	)) {
		for (const [key, list] of Object.entries({ windows, unknown }))
			list.forEach(({ entry, units }, i) => {
				checkRefs(
					file,
					["calendars", id, key, i],
					{ entry, units },
					knowledge,
					faults,
				);
			});
	}
	return file.value;
}

function checkRefs(
	file: Checked<CalendarsFile>,
	path: readonly PropertyKey[],
	{ entry, units }: { entry?: string | undefined; units: readonly string[] },
	{ entries, sources }: Pick<Knowledge, "entries" | "sources">,
	faults: Faults,
): void {
	if (entry !== undefined && !entries.some((e) => e.id === entry))
		faults.add(file.fault([...path, "entry"], `no entry ${entry}`));
	units.forEach((unit, i) => {
		if (!(unit in sources.units))
			faults.add(file.fault([...path, "units", i], `no unit ${unit}`));
	});
}
