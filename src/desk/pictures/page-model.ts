import { channelNames, type Guide } from "../../bot/index.ts";
import { fill } from "../../knowledge/index.ts";
import type { Choice, PicturesModel } from "../../web/desk/pictures/index.ts";
import type { Charts } from "./charts.ts";
import { channelInWords, periodInWords } from "./in-words.ts";
import type { PicturesOptions } from "./options.ts";
import { queryOf, unknown, type Wanted } from "./query.ts";
import { periods } from "./spans.ts";
import type { PictureWords } from "./words.ts";

/** What the page shows for a query. */
export function modelOf(
	wanted: Wanted,
	{ spans, turns, charts, at }: Charts,
	options: Pick<PicturesOptions, "guide" | "words" | "style">,
): PicturesModel {
	const words = options.words();
	const { page } = words;
	const choices = choicesOf(wanted, options.guide(), words);
	const [, place, channel] = choices.map(chosenLabel);
	return {
		title: page.title,
		intro: fill(page.intro, {
			from: spans.days[0] ?? "",
			to: spans.days.at(-1) ?? "",
			place: place ?? "",
			channel: channel ?? "",
			turns,
			at,
		}),
		none: turns === 0 ? page.none : undefined,
		choices,
		charts,
		csvOf: ({ name }) => `/desk/pictures/${name}.csv?${queryOf(wanted)}`,
		words: {
			show: page.show,
			contents: page.contents,
			csv: page.csv,
			empty: page.empty,
			table: (title) => fill(page.table, { title }),
			picture: (title, summary) => fill(page.picture, { title, summary }),
		},
		style: options.style,
	};
}

function choicesOf(
	{ period, place, channel }: Wanted,
	{ knowledge }: Guide,
	words: PictureWords,
): [Choice, Choice, Choice] {
	const { page } = words;
	const covered = knowledge.regions.filter((r) => r.covered);
	return [
		{
			field: "days",
			label: page.period,
			chosen: String(period),
			options: periods.map((p) => ({
				id: String(p),
				label: periodInWords(p, words),
			})),
		},
		{
			field: "place",
			label: page.place,
			chosen: place,
			options: [
				{ id: "", label: page.anyPlace },
				...covered.map(({ id, name }) => ({ id, label: name })),
				{ id: unknown, label: page.noPlace },
			],
		},
		{
			field: "channel",
			label: page.channel,
			chosen: channel,
			options: [
				{ id: "", label: page.anyChannel },
				...channelNames.map((id) => ({ id, label: channelInWords(id, words) })),
				{ id: unknown, label: page.noChannel },
			],
		},
	];
}

function chosenLabel({ options, chosen }: Choice): string {
	return options.find((o) => o.id === chosen)?.label ?? chosen;
}
