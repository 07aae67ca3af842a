import { Axes } from "./axes.tsx";
import type { Picture, Series } from "./chart.ts";
import { Patterns } from "./patterns.tsx";
import {
	countScale,
	heightOf,
	place,
	type Scale,
	shareScale,
	short,
} from "./plot.ts";

type Columns = Extract<Picture, { readonly kind: "columns" }>;

/** Wider columns leave a gap between them; thin ones would vanish in it. */
const gapFrom = 5;

/** Columns over time, the series stacked in each. */
export function ColumnsPicture({
	id,
	title,
	picture: { of, labels, series },
}: {
	readonly id: string;
	readonly title: string;
	readonly picture: Columns;
}) {
	const tops = labels.map((_, i) =>
		series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0),
	);
	const scale = of === "share" ? shareScale(1) : countScale(Math.max(...tops));
	return (
		<Axes title={title} scale={scale} labels={labels}>
			<Patterns id={id} count={series.length} />
			{series.map((_, n) => (
				<path
					class={`area area-${n}`}
					fill={`url(#${id}-${n})`}
					d={stacked(series, n, scale)}
				/>
			))}
		</Axes>
	);
}

/** All boxes of a series as one path: a year has hundreds of them. */
function stacked(series: readonly Series[], n: number, scale: Scale): string {
	const count = series[n]?.values.length ?? 0;
	const boxes: string[] = [];
	for (let i = 0; i < count; i++) {
		const value = series[n]?.values[i] ?? 0;
		if (value === 0) continue;
		const below = series
			.slice(0, n)
			.reduce((sum, s) => sum + (s.values[i] ?? 0), 0);
		const { middle, width } = place(i, count);
		const half = width * (width >= gapFrom ? 0.4 : 0.5);
		const [bottom, top] = [scale.at(below), scale.at(below + value)];
		boxes.push(
			`M${short(middle - half)} ${heightOf(bottom)}V${heightOf(top)}h${short(2 * half)}V${heightOf(bottom)}z`,
		);
	}
	return boxes.join("");
}
