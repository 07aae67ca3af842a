import type { Picture } from "./chart.ts";
import { shareScale, short } from "./plot.ts";

type Dots = Extract<Picture, { readonly kind: "dots" }>;

/** A square: both sides are shares. */
const side = { left: 80, top: 12, length: 300 } as const;
const right = side.left + side.length;
const bottom = side.top + side.length;
const x = (share: number) => short(side.left + share * side.length);
const y = (share: number) => short(bottom - share * side.length);

/** Shares against stated shares: what lies on the slope was stated as it came out. */
export function DotsPicture({
	title,
	picture: { axisX, axisY, ideal, dots },
}: {
	readonly title: string;
	readonly picture: Dots;
}) {
	const { ticks } = shareScale(1);
	return (
		<svg
			class="plot square"
			viewBox={`0 0 ${right + 34} ${bottom + 52}`}
			role="img"
			aria-label={title}
		>
			{ticks.map(({ at, label }) => (
				<>
					<path class="rule" d={`M${side.left} ${y(at)}H${right}`} />
					<text x={side.left - 6} y={y(at) + 5} text-anchor="end">
						{label}
					</text>
					<text x={x(at)} y={bottom + 22} text-anchor="middle">
						{label}
					</text>
				</>
			))}
			<path class="ideal" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
			<text class="ideal-name" x={x(0.48)} y={y(0.56)} text-anchor="end">
				{ideal}
			</text>
			{dots.map((dot) => (
				<>
					<path
						class="whisker"
						d={`M${x(dot.x)} ${y(dot.low)}V${y(dot.high)}m-5 0h10M${x(dot.x) - 5} ${y(dot.low)}h10`}
					/>
					<circle class="dot" cx={x(dot.x)} cy={y(dot.y)} r="5" />
				</>
			))}
			<text
				x={side.left + side.length / 2}
				y={bottom + 46}
				text-anchor="middle"
			>
				{axisX}
			</text>
			<text
				text-anchor="middle"
				transform={`translate(20 ${side.top + side.length / 2}) rotate(-90)`}
			>
				{axisY}
			</text>
		</svg>
	);
}
