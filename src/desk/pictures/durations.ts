/** Below so many units each has a box of its own; above, so many boxes a doubling. */
const fine = 128;
const boxes = 64;
/** Units a millisecond. */
const perMs = 100;
/** The longest that is told apart: 2^31 units, nearly six hours. */
const longest = 2 ** 31 - 1;
const size = fine + (31 - 7) * boxes;

/**
 * How long things took, as counts in boxes whose width grows with the time (the way of Gil Tene's
 * HdrHistogram): 7 KB however many there are, and every quantile within 1 % of the true one.
 */
export class Durations {
	readonly #counts = new Uint32Array(size);
	#total = 0;

	/** How many were added. */
	get total(): number {
		return this.#total;
	}

	/** @param ms milliseconds; less than none counts as none */
	add(ms: number): void {
		const units = Math.min(longest, Math.max(0, Math.round(ms * perMs)));
		const box = boxOf(units);
		this.#counts[box] = (this.#counts[box] ?? 0) + 1;
		this.#total++;
	}

	/**
	 * The time that this share of all did not exceed, by the nearest rank.
	 * @param share above 0, up to 1
	 * @returns milliseconds; undefined where nothing was added
	 */
	quantile(share: number): number | undefined {
		if (this.#total === 0) return undefined;
		let left = Math.ceil(share * this.#total);
		for (const [box, count] of this.#counts.entries()) {
			left -= count;
			if (left <= 0) return middleOf(box) / perMs;
		}
		throw new Error("the boxes hold less than was added");
	}
}

function boxOf(units: number): number {
	if (units < fine) return units;
	const doubling = 31 - Math.clz32(units) - 6;
	return fine + (doubling - 1) * boxes + ((units >>> doubling) - boxes);
}

function middleOf(box: number): number {
	if (box < fine) return box;
	const doubling = Math.floor((box - fine) / boxes) + 1;
	const first = (((box - fine) % boxes) + boxes) * 2 ** doubling;
	return first + (2 ** doubling - 1) / 2;
}
