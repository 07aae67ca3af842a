import { type Advice, type Chosen, figureRow } from "../knowledge/pure.ts";
import type { Guide } from "./guide.ts";
import type { Block } from "./message.ts";
import type { Reader } from "./reader.ts";

/** The dated figures that an advice shows, in force or the last known with its period named. */
export function figureBlocks(
	guide: Guide,
	advice: Advice,
	{ asOf, region }: Reader,
	place: string,
): Block[] {
	const { replies, places, knowledge } = guide;
	const rows = advice.figures.flatMap((id) => {
		const figure = knowledge.figures.find((f) => f.id === id);
		const row = figure && figureRow(figure, places, asOf, region ?? place);
		if (!figure) return [];
		if (!row)
			return [replies.say("figure.none", { title: figure.title, asOf })];
		const { regions: _r, from, to, units: _u, ...fields } = row.row;
		const values = Object.entries(fields)
			.filter(([name]) => name !== "provisional")
			.map(([name, value]) => `${figure.fields[name] ?? name} ${value}`)
			.join("，");
		const blanks = {
			title: figure.title,
			asOf,
			place: places.name(row.place),
			from,
			to: to ? replies.say("figure.until", { to }) : replies.say("figure.open"),
			values: `${values} ${figure.unit}${row.row.provisional ? replies.say("figure.provisional") : ""}`,
		};
		return [
			replies.say(row.lastKnown ? "figure.lastKnown" : "figure.row", blanks),
		];
	});
	if (rows.length === 0) return [];
	return [
		{
			kind: "list",
			role: "figures",
			heading: replies.say("heads.figures"),
			items: rows.map((text) => ({ text, units: [] })),
		},
	];
}

/** The units that the figures shown rest on. */
export function figureUnits(
	guide: Guide,
	chosen: Chosen,
	reader: Reader,
): string[] {
	return chosen.advice.figures.flatMap((id) => {
		const figure = guide.knowledge.figures.find((f) => f.id === id);
		const row =
			figure &&
			figureRow(
				figure,
				guide.places,
				reader.asOf,
				reader.region ?? chosen.place,
			);
		return row ? row.row.units : [];
	});
}
