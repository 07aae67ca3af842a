/**
 * Keeps what was worked out for a while, so that a page and the files fetched from it tell the same,
 * and several who ask at once wait for one reading.
 */
export class Lately<T> {
	readonly #kept = new Map<string, { at: number; value: Promise<T> }>();
	readonly #now: () => number;
	readonly #keepMs: number;
	readonly #most: number;

	/**
	 * @param now milliseconds since 1970
	 * @param most how many are kept; the oldest go first
	 */
	constructor(now: () => number, keepMs: number, most: number) {
		this.#now = now;
		this.#keepMs = keepMs;
		this.#most = most;
	}

	get(key: string, work: () => Promise<T>): Promise<T> {
		const known = this.#kept.get(key);
		const now = this.#now();
		if (known && now - known.at < this.#keepMs) return known.value;
		this.#kept.delete(key);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size >= this.#most && oldest !== undefined)
			this.#kept.delete(oldest);
		const value = work();
		this.#kept.set(key, { at: now, value });
		// What failed is tried again by the next who asks.
		value.catch(() => this.#kept.delete(key));
		return value;
	}
}
