/** Many may pass at once, or one alone: who wants to be alone waits for those inside, and others wait for him. */
export class Gate {
	readonly #inside = new Set<Promise<unknown>>();
	/** The last of those who are alone or wait to be; never rejects. */
	#alone: Promise<unknown> | undefined;

	/** Begins at once, before it returns, where nobody is alone. */
	async pass<T>(work: () => Promise<T>): Promise<T> {
		while (this.#alone) await this.#alone;
		const done = work();
		this.#inside.add(done);
		try {
			return await done;
		} finally {
			this.#inside.delete(done);
		}
	}

	alone<T>(work: () => Promise<T>): Promise<T> {
		const before = this.#alone;
		const mine = (async () => {
			await before;
			await Promise.allSettled(this.#inside);
			return work();
		})();
		const settled = mine
			.catch(() => undefined)
			.finally(() => {
				if (this.#alone === settled) this.#alone = undefined;
			});
		this.#alone = settled;
		return mine;
	}
}
