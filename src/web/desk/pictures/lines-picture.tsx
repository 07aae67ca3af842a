import { Axes } from "./axes.tsx";
import type { Picture } from "./chart.ts";
import { heightOf, place, ratioScale, shareScale, short } from "./plot.ts";

type Lines = Extract<Picture, { readonly kind: "lines" }>;

/** More points would run into a band; the line is enough then. */
const mostMarks = 60;
/** From where a mark is drawn, as seen from its point: a circle, a square, a triangle. */
export const pointMarks = [
	{ dx: -4, dy: 0, path: "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" },
	{ dx: -3.5, dy: -3.5, path: "h7v7h-7z" },
	{ dx: 0, dy: -5, path: "l4.5 8.5h-9z" },
] as const;

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Lines over time, told apart by their strokes and their marks. */
export function LinesPicture({
	title,
	picture: { of, labels, series },
}: {
	readonly title: string;
	readonly picture: Lines;
}) {
	const values = series.flatMap((s) => s.values.filter((v) => v !== null));
	const scale =
		of === "share" ? shareScale(Math.max(0, ...values)) : ratioScale(values);
	return (
		<Axes title={title} scale={scale} labels={labels}>
			{series.map(({ values }, n) => {
				const points = values.map((value, i) =>
					value === null
						? undefined
						: {
								x: short(place(i, values.length).middle),
								y: heightOf(scale.at(value)),
							},
				);
				return (
					<>
						<path class={`line line-${n}`} d={joined(points)} />
						{values.length <= mostMarks && (
							<path class={`point point-${n}`} d={marked(points, n)} />
						)}
					</>
				);
			})}
		</Axes>
	);
}

/** A gap where there is no value: a line through it would say that there was one. */
function joined(points: readonly (Point | undefined)[]): string {
	return points
		.map((p, i) => p && `${points[i - 1] ? "L" : "M"}${p.x} ${p.y}`)
		.filter(Boolean)
		.join("");
}

function marked(points: readonly (Point | undefined)[], n: number): string {
	const { dx, dy, path } = pointMarks[n % pointMarks.length] ?? pointMarks[0];
	return points
		.map((p) => p && `M${short(p.x + dx)} ${short(p.y + dy)}${path}`)
		.filter(Boolean)
		.join("");
}
