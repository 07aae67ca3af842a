/** What concerns one key happens one after the other; different keys do not wait for one another. */
export class InOrder {
	/** The last work of each key under way: the next waits for it. */
	readonly #last = new Map<string, Promise<unknown>>();

	async run<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.#last.get(key);
		const done = before ? before.then(work) : work();
		const settled = done.catch(() => undefined);
		this.#last.set(key, settled);
		try {
			return await done;
		} finally {
			if (this.#last.get(key) === settled) this.#last.delete(key);
		}
	}
}
