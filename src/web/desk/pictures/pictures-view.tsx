import { BarsPicture } from "./bars-picture.tsx";
import type { Chart } from "./chart.ts";
import { ChartTable } from "./chart-table.tsx";
import { ColumnsPicture } from "./columns-picture.tsx";
import { DotsPicture } from "./dots-picture.tsx";
import { Legend } from "./legend.tsx";
import { LinesPicture } from "./lines-picture.tsx";

/** A table of more columns has no room beside its picture. */
const mostBeside = 5;

/** A choice of the form: its field, its name, and what can be chosen. */
export interface Choice {
	readonly field: string;
	readonly label: string;
	readonly chosen: string;
	readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** What the page of pictures shows. */
export interface PicturesModel {
	readonly title: string;
	readonly intro: string;
	/** Set where there is nothing to show. */
	readonly none?: string | undefined;
	readonly choices: readonly Choice[];
	readonly charts: readonly Chart[];
	/** The address of a chart's CSV. */
	readonly csvOf: (chart: Chart) => string;
	readonly words: {
		readonly show: string;
		readonly contents: string;
		readonly csv: string;
		readonly empty: string;
		/** What a table is called. */
		readonly table: (title: string) => string;
		/** What a picture is to who cannot see it. */
		readonly picture: (title: string, summary: string) => string;
	};
	/** The style sheet, loaded by this page alone. */
	readonly style?: string | undefined;
}

/** 图表: all pictures of a period, each with its table. Works without JavaScript. */
export function PicturesView({ of }: { readonly of: PicturesModel }) {
	const { intro, none, choices, charts, words, style } = of;
	return (
		<div class="pictures">
			{style && <link rel="stylesheet" href={style} />}
			<form class="choose no-print" action="/desk/pictures">
				{choices.map((choice) => (
					<ChoiceField of={choice} />
				))}
				<button type="submit">{words.show}</button>
			</form>
			<p class="intro">{intro}</p>
			{none ? (
				<p class="banner">{none}</p>
			) : (
				<>
					<nav class="contents no-print" aria-label={words.contents}>
						<ul>
							{charts.map(({ name, title }) => (
								<li>
									<a href={`#${name}`}>{title}</a>
								</li>
							))}
						</ul>
					</nav>
					{charts.map((chart) => (
						<ChartSection chart={chart} of={of} />
					))}
				</>
			)}
		</div>
	);
}

function ChoiceField({ of }: { readonly of: Choice }) {
	const { field, label, chosen, options } = of;
	return (
		<label>
			{label}
			<select name={field}>
				{options.map((option) => (
					<option value={option.id} selected={option.id === chosen}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
}

function ChartSection({
	chart,
	of: { words, csvOf },
}: {
	readonly chart: Chart;
	readonly of: PicturesModel;
}) {
	const { name, title, note, summary = words.empty } = chart;
	const { rows, columns } = chart;
	return (
		<section class="chart" id={name} aria-labelledby={`${name}-title`}>
			<h2 id={`${name}-title`}>{title}</h2>
			<p class="summary">{summary}</p>
			{rows.length > 0 && (
				<div class={columns.length > mostBeside ? "under" : "beside"}>
					<figure>
						<Drawn chart={chart} label={words.picture(title, summary)} />
						<Legend id={name} picture={chart.picture} />
					</figure>
					<div class="told">
						<ChartTable chart={chart} label={words.table(title)} />
						<p class="no-print">
							<a class="door quiet" href={csvOf(chart)} download>
								{words.csv}
								<span class="visually-hidden">{` ${title}`}</span>
							</a>
						</p>
					</div>
				</div>
			)}
			<p class="aside">{note}</p>
		</section>
	);
}

function Drawn({
	chart: { name, picture },
	label,
}: {
	readonly chart: Chart;
	readonly label: string;
}) {
	switch (picture.kind) {
		case "columns":
			return <ColumnsPicture id={name} title={label} picture={picture} />;
		case "lines":
			return <LinesPicture title={label} picture={picture} />;
		case "bars":
			return <BarsPicture title={label} picture={picture} />;
		case "dots":
			return <DotsPicture title={label} picture={picture} />;
	}
}
