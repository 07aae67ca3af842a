/** The best so many of a stream, by insertion: for two dozen, faster than any heap. */
export class Shortlist {
	readonly #limit: number;
	readonly #ids: number[] = [];
	readonly #scores: number[] = [];

	constructor(limit: number) {
		this.#limit = limit;
	}

	offer(id: number, score: number): void {
		const full = this.#ids.length >= this.#limit;
		if (full && score <= (this.#scores[this.#limit - 1] as number)) return;
		let at = this.#ids.length;
		while (at > 0 && (this.#scores[at - 1] as number) < score) at--;
		this.#ids.splice(at, 0, id);
		this.#scores.splice(at, 0, score);
		if (!full) return;
		this.#ids.pop();
		this.#scores.pop();
	}

	items(): readonly number[] {
		return this.#ids;
	}
}

/** What is summed up of each target during a query. */
export function cells(n: number) {
	return {
		best: new Float32Array(n),
		second: new Float32Array(n),
		third: new Float32Array(n),
		whole: new Float32Array(n),
		body: new Float32Array(n),
		sound: new Float32Array(n),
		nearest: new Uint32Array(n),
		seen: new Uint8Array(n),
	};
}
