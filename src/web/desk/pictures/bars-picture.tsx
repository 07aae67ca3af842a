import type { Picture } from "./chart.ts";

type Bars = Extract<Picture, { readonly kind: "bars" }>;

/** Bars with their names over them, so that long ones have room on a phone. */
export function BarsPicture({
	title,
	picture: { bars },
}: {
	readonly title: string;
	readonly picture: Bars;
}) {
	const most = Math.max(1, ...bars.map((b) => b.value));
	return (
		<div class="named-bars" role="img" aria-label={title}>
			{bars.map(({ label, value }) => (
				<p>
					<span class="bar-name">{label}</span>
					<span class="bar-value">{value}</span>
					{/* A drawing, for the security policy allows no widths in style attributes. */}
					<svg
						viewBox="0 0 100 4"
						preserveAspectRatio="none"
						aria-hidden="true"
					>
						<rect width={(100 * value) / most} height="4" />
					</svg>
				</p>
			))}
		</div>
	);
}
