/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** 0 ≤ x < 1 */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number, 0 ≤ n < below. */
	below(below: number): number {
		return Math.floor(this.next() * below);
	}

	/** @throws where there is nothing to choose from */
	of<T>(list: readonly T[]): T {
		const one = list[this.below(list.length)];
		if (one === undefined) throw new Error("nothing to choose from");
		return one;
	}

	/** So many of something, put together. */
	times(count: number, make: () => string): string {
		let all = "";
		for (let i = 0; i < count; i++) all += make();
		return all;
	}
}
