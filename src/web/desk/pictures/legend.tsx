import type { Picture } from "./chart.ts";
import { pointMarks } from "./lines-picture.tsx";
import { Patterns } from "./patterns.tsx";

/** Which fill, or which stroke and mark, is whose. The table's headings say the same to who hears the page. */
export function Legend({
	id,
	picture,
}: {
	/** Of the picture, whose fills are used again. */
	readonly id: string;
	readonly picture: Picture;
}) {
	if (picture.kind !== "columns" && picture.kind !== "lines") return null;
	if (picture.series.length < 2) return null;
	const { kind, series } = picture;
	return (
		<ul class="legend" aria-hidden="true">
			{series.map(({ label }, n) => (
				<li>
					<svg viewBox="0 0 32 16" aria-hidden="true">
						{kind === "columns" ? (
							<>
								<Patterns id={`${id}-key-${n}`} count={n + 1} />
								<rect
									class={`area area-${n}`}
									fill={`url(#${id}-key-${n}-${n})`}
									x="0.5"
									y="0.5"
									width="31"
									height="15"
								/>
							</>
						) : (
							<Stroke n={n} />
						)}
					</svg>
					{label}
				</li>
			))}
		</ul>
	);
}

function Stroke({ n }: { readonly n: number }) {
	const mark = pointMarks[n % pointMarks.length] ?? pointMarks[0];
	return (
		<>
			<path class={`line line-${n}`} d="M0 8H32" />
			<path
				class={`point point-${n}`}
				d={`M${16 + mark.dx} ${8 + mark.dy}${mark.path}`}
			/>
		</>
	);
}
