/** The best so many of a stream, by insertion: for two dozen, faster than any heap. Of equals the lower number. */
export class Shortlist {
	readonly #limit: number;
	readonly #ids: Uint32Array;
	readonly #scores: Float64Array;
	#count = 0;

	constructor(limit: number) {
		this.#limit = limit;
		this.#ids = new Uint32Array(limit + 1);
		this.#scores = new Float64Array(limit + 1);
	}

	offer(id: number, score: number): void {
		const ids = this.#ids;
		const scores = this.#scores;
		let at = this.#count;
		for (; at > 0; at--) {
			const above = scores[at - 1] as number;
			if (above > score || (above === score && (ids[at - 1] as number) < id))
				break;
			ids[at] = ids[at - 1] as number;
			scores[at] = above;
		}
		ids[at] = id;
		scores[at] = score;
		if (this.#count < this.#limit) this.#count++;
	}

	/** What a score must exceed, or reach with a lower number, to come in. */
	get least(): number {
		const full = this.#count === this.#limit;
		return full ? (this.#scores[this.#limit - 1] as number) : 0;
	}

	items(): readonly number[] {
		return Array.from(this.#ids.subarray(0, this.#count));
	}
}
