import type { ComponentChildren } from "preact";
import {
	heightOf,
	labelled,
	place,
	plot,
	room,
	type Scale,
	short,
} from "./plot.ts";

/** A plot over time: rules with their numbers, days below, and what is drawn in it. */
export function Axes({
	title,
	scale,
	labels,
	children,
}: {
	/** What a screen reader says for the picture. */
	readonly title: string;
	readonly scale: Scale;
	readonly labels: readonly string[];
	readonly children: ComponentChildren;
}) {
	return (
		<svg
			class="plot"
			viewBox={`0 0 ${room.width} ${room.height}`}
			role="img"
			aria-label={title}
		>
			{scale.ticks.map(({ at, label }) => (
				<>
					<path
						class="rule"
						d={`M${plot.left} ${heightOf(at)}H${plot.right}`}
					/>
					<text x={plot.left - 6} y={heightOf(at) + 5} text-anchor="end">
						{label}
					</text>
				</>
			))}
			{children}
			{labelled(labels.length).map((n) => (
				<text
					x={short(place(n, labels.length).middle)}
					y={plot.bottom + 22}
					text-anchor="middle"
				>
					{labels[n]}
				</text>
			))}
		</svg>
	);
}
