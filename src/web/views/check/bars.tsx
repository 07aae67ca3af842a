import type { Level } from "../../../actions/pure.ts";

/** A group in the bar picture. */
export interface Bar {
	readonly id: string;
	readonly title: string;
	readonly count: number;
	/** The count with its word. */
	readonly label: string;
	readonly level: Level | "none";
	readonly levelName: string;
}

/** Groups as bars, longest the most frequent; each leads to its group, or filters by it. */
export function Bars({
	bars,
	picked,
	onPick,
}: {
	readonly bars: readonly Bar[];
	readonly picked?: string;
	readonly onPick?: (id: string) => void;
}) {
	const most = Math.max(1, ...bars.map((b) => b.count));
	return (
		<ol class="bars">
			{bars.map((bar) => {
				const inside = (
					<>
						<span class="bar-title">
							<span class={`level is-${bar.level}`}>{bar.levelName}</span>
							{bar.title}
						</span>
						{/* A drawing, for the security policy allows no widths in style attributes. */}
						<svg
							viewBox="0 0 100 4"
							preserveAspectRatio="none"
							aria-hidden="true"
							class={`is-${bar.level}`}
						>
							<rect width={(100 * bar.count) / most} height="4" />
						</svg>
						<span class="bar-count">{bar.label}</span>
					</>
				);
				return (
					<li key={bar.id}>
						{onPick ? (
							<button
								type="button"
								aria-pressed={picked === bar.id}
								onClick={() => onPick(bar.id)}
							>
								{inside}
							</button>
						) : (
							<a href={`#g-${bar.id}`}>{inside}</a>
						)}
					</li>
				);
			})}
		</ol>
	);
}
