/** The room of a picture in its own units; the page scales it to the width there is. */
export const room = { width: 500, height: 250 } as const;
export const plot = { left: 62, right: 474, top: 12, bottom: 218 } as const;
/** So many labels stand side by side under a picture. */
const mostLabels = 6;

/** A mark on the upright axis: where it stands between 0 (bottom) and 1 (top), and what is written at it. */
export interface Tick {
	readonly at: number;
	readonly label: string;
}

/** How values become heights between 0 and 1. */
export interface Scale {
	readonly at: (value: number) => number;
	readonly ticks: readonly Tick[];
}

/** From 0 to a round number that is not less than the greatest. */
export function countScale(greatest: number): Scale {
	const step = roundStep(Math.max(4, greatest) / 4);
	const top = Math.max(1, Math.ceil(greatest / step)) * step;
	return {
		at: (value) => value / top,
		ticks: steps(0, top, step).map((n) => ({ at: n / top, label: String(n) })),
	};
}

/** From 0 to a round share that is not less than the greatest, at least a tenth. */
export function shareScale(greatest: number): Scale {
	const step = greatest > 0.5 ? 0.25 : greatest > 0.2 ? 0.1 : 0.05;
	const top = Math.min(1, Math.ceil(Math.max(0.1, greatest) / step) * step);
	return {
		at: (value) => value / top,
		ticks: steps(0, top, step).map((n) => ({
			at: n / top,
			label: `${Math.round(n * 100)}%`,
		})),
	};
}

/** Powers of ten around the values: times differ by their ratio. */
export function ratioScale(values: readonly number[]): Scale {
	// What took no measurable time stands at the bottom.
	const positive = values.filter((v) => v > 0);
	const low = Math.floor(Math.log10(Math.min(1, ...positive)));
	const high = Math.max(
		low + 1,
		Math.ceil(Math.log10(Math.max(1, ...positive))),
	);
	const at = (value: number) =>
		value <= 0 ? 0 : Math.max(0, (Math.log10(value) - low) / (high - low));
	return {
		at,
		ticks: steps(low, high, 1).map((n) => ({
			at: (n - low) / (high - low),
			label: String(Number((10 ** n).toPrecision(1))),
		})),
	};
}

/** Which of so many labels are written, so that none runs into the next. */
export function labelled(count: number): number[] {
	const step = Math.max(1, Math.ceil(count / mostLabels));
	return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

/** The middle and the width of the n-th of so many places along the picture. */
export function place(
	n: number,
	count: number,
): { readonly middle: number; readonly width: number } {
	const width = (plot.right - plot.left) / count;
	return { middle: plot.left + (n + 0.5) * width, width };
}

/** A height between 0 and 1 in the picture's units. */
export function heightOf(at: number): number {
	return short(plot.bottom - at * (plot.bottom - plot.top));
}

/** Two digits are finer than any screen. */
export function short(value: number): number {
	return Math.round(value * 100) / 100;
}

/** 1, 2 or 5 times a power of ten, whole, not less than the value. */
function roundStep(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	const factor = [1, 2, 5, 10].find((f) => f * power >= value) ?? 10;
	return Math.max(1, factor * power);
}

function steps(from: number, to: number, step: number): number[] {
	const count = Math.round((to - from) / step);
	return Array.from({ length: count + 1 }, (_, i) => from + i * step);
}
