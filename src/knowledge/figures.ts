import type { Places } from "./places.ts";
import type { Figure } from "./schema.ts";

/** A row of a figure for a place and day. */
export interface FigureRow {
	readonly row: Figure["values"][number];
	/** The region of the row that holds the place. */
	readonly place: string;
	/** No row holds on the day: this is the last one before it. */
	readonly lastKnown: boolean;
}

/** The row in force for a place on a day, else the last known before it; undefined where there is none. */
export function figureRow(
	figure: Figure,
	places: Places,
	asOf: string,
	region?: string,
): FigureRow | undefined {
	const path = region === undefined ? undefined : places.path(region);
	const fits = figure.values.filter(
		(v) => path === undefined || v.regions.some((r) => path.includes(r)),
	);
	const place = (row: Figure["values"][number]) =>
		row.regions.find((r) => path?.includes(r)) ?? row.regions[0] ?? "";
	const now = fits.find((v) => v.from <= asOf && asOf <= (v.to ?? "9"));
	if (now) return { row: now, place: place(now), lastKnown: false };
	const past = fits
		.filter((v) => v.from <= asOf)
		.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
	return past && { row: past, place: place(past), lastKnown: true };
}
