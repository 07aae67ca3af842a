const slices = 10;
/** More at once are not told apart: a flood must not fill the memory. */
const mostKeys = 100_000;

/** How many keys were heard of lately, to within a tenth of the time; older ones are let go of. */
export class Recent {
	/** Each with the keys first heard of in its slice of time; a key lies in its newest slice only. */
	readonly #slices = new Map<number, Set<string>>();
	readonly #sliceOf = new Map<string, number>();
	readonly #now: () => number;
	readonly #sliceMs: number;

	/** @param now milliseconds since 1970 */
	constructor(now: () => number, windowMs: number) {
		this.#now = now;
		this.#sliceMs = windowMs / slices;
	}

	get size(): number {
		this.#letGo();
		return this.#sliceOf.size;
	}

	add(key: string): void {
		this.#letGo();
		const slice = this.#slice();
		const before = this.#sliceOf.get(key);
		if (before === slice) return;
		if (before === undefined && this.#sliceOf.size >= mostKeys) return;
		if (before !== undefined) this.#slices.get(before)?.delete(key);
		const keys = this.#slices.get(slice) ?? new Set();
		this.#slices.set(slice, keys.add(key));
		this.#sliceOf.set(key, slice);
	}

	#slice(): number {
		return Math.floor(this.#now() / this.#sliceMs);
	}

	#letGo(): void {
		const oldest = this.#slice() - slices;
		for (const [slice, keys] of this.#slices) {
			if (slice > oldest) continue;
			for (const key of keys) this.#sliceOf.delete(key);
			this.#slices.delete(slice);
		}
	}
}
