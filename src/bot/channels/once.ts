/** How long what came is remembered: longer than any retry, and than a signature is taken. */
const keptMs = 15 * 60_000;
/** A flood must not fill the memory: the oldest go first. */
const mostKept = 20_000;

/**
 * Each key is worked on once. Who asks again gets what the first got, also while that is still being
 * made: platforms send a message again when the answer is slow.
 */
export class Once<T> {
	readonly #now: () => number;
	readonly #kept = new Map<string, { at: number; value: Promise<T> }>();

	/** @param now milliseconds since 1970 */
	constructor(now: () => number) {
		this.#now = now;
	}

	take(key: string, work: () => Promise<T>): Promise<T> {
		const known = this.#kept.get(key);
		if (known && !this.#isOld(known.at)) return known.value;
		this.#makeRoom();
		const value = work();
		this.#kept.set(key, { at: this.#now(), value });
		// What failed may be tried again.
		value.catch(() => this.#kept.delete(key));
		return value;
	}

	#isOld(at: number): boolean {
		return this.#now() - at >= keptMs;
	}

	#makeRoom(): void {
		for (const [key, { at }] of this.#kept) {
			if (!this.#isOld(at) && this.#kept.size < mostKept) return;
			this.#kept.delete(key);
		}
	}
}
