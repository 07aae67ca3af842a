/** Median, 99th percentile and maximum, in milliseconds. */
export interface Quantiles {
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
	readonly n: number;
}

export function quantiles(times: readonly number[]): Quantiles {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (q: number) =>
		sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
	return { p50: at(0.5), p99: at(0.99), max: at(1), n: sorted.length };
}

export function print(name: string, { p50, p99, max, n }: Quantiles): void {
	const ms = (x: number) => `${x.toFixed(2).padStart(9)} ms`;
	console.log(
		`  ${name.padEnd(22)} p50 ${ms(p50)}  p99 ${ms(p99)}  max ${ms(max)}  n ${n}`,
	);
}
