import type { CoreTerm } from "./core-terms.ts";
import { type Hits, Postings } from "./postings.ts";
import type { PostingsData } from "./postings-data.ts";
import type { Query } from "./query.ts";
import type { SearchSettings } from "./settings.ts";
import { cells, Shortlist } from "./shortlist.ts";

/** What the four fields say of one target for one query; each a share of the query's surprise, 0 to about 1. */
export interface Signals {
	readonly target: number;
	/** The best single utterance. */
	readonly best: number;
	/** The mean of the best three: one freak neighbour is not a crowd. */
	readonly crowd: number;
	/** All utterances taken as one text. */
	readonly whole: number;
	/** Title, names and body. */
	readonly body: number;
	/** The best utterance by sound. */
	readonly sound: number;
	/** Which utterance was best; -1 where none. */
	readonly nearest: number;
}

/** The four inverted indexes as they are kept. */
export interface SearchIndexData {
	/** Normal form of each utterance without fillers, and whose it is. */
	readonly texts: readonly string[];
	readonly owner: Uint32Array;
	/** By target: the terms that most of its phrasings hold. */
	readonly cores: readonly (readonly CoreTerm[])[];
	readonly utterances: PostingsData;
	readonly wholes: PostingsData;
	readonly bodies: PostingsData;
	readonly sounds: PostingsData;
}

type Limits = Pick<SearchSettings, "shortlist" | "effort">;

/** The four inverted indexes over a set of targets, ready to be asked. */
export class SearchIndex {
	readonly texts: readonly string[];
	readonly cores: readonly (readonly CoreTerm[])[];
	readonly #owner: Uint32Array;
	readonly #limits: Limits;
	readonly #utterances: Postings;
	readonly #wholes: Postings;
	readonly #bodies: Postings;
	readonly #sounds: Postings;
	readonly #cells: ReturnType<typeof cells>;
	readonly #touched: Uint32Array;

	constructor(data: SearchIndexData, limits: Limits) {
		this.texts = data.texts;
		this.cores = data.cores;
		this.#owner = data.owner;
		this.#limits = limits;
		this.#utterances = new Postings(data.utterances);
		this.#wholes = new Postings(data.wholes);
		this.#bodies = new Postings(data.bodies);
		this.#sounds = new Postings(data.sounds);
		this.#cells = cells(data.bodies.size);
		this.#touched = new Uint32Array(data.bodies.size);
	}

	/**
	 * The most promising targets with their signals, best first by a plain sum. Works on arrays that
	 * are kept and cleared cell by cell: at 100,000 targets, making them anew costs more than the search.
	 */
	candidates(query: Query, limit: number): Signals[] {
		const { effort } = this.#limits;
		const { whole, body } = this.#cells;
		let n = this.#said(this.#utterances.score(query.terms, effort));
		n = this.#heard(this.#sounds.score(query.sounds, effort), n);
		n = this.#take(this.#wholes.score(query.terms, effort), whole, n);
		n = this.#take(this.#bodies.score(query.terms, effort), body, n);
		const best = new Shortlist(limit);
		for (let i = 0; i < n; i++) {
			const t = this.#touched[i] as number;
			best.offer(t, this.#sum(t));
		}
		const signals = best.items().map((t) => this.#signals(t));
		for (let i = 0; i < n; i++) this.#clear(this.#touched[i] as number);
		return signals;
	}

	/** The best three utterances of each target. */
	#said({ count, docs, scores, perfect }: Hits): number {
		const { best, second, third, nearest, seen } = this.#cells;
		const share = 1 / (perfect || 1);
		let n = 0;
		for (let i = 0; i < count; i++) {
			const doc = docs[i] as number;
			const t = this.#owner[doc] as number;
			const score = (scores[i] as number) * share;
			if (seen[t] === 0) {
				seen[t] = 1;
				this.#touched[n++] = t;
			}
			if (score > (best[t] as number)) {
				third[t] = second[t] as number;
				second[t] = best[t] as number;
				best[t] = score;
				nearest[t] = doc;
			} else if (score > (second[t] as number)) {
				third[t] = second[t] as number;
				second[t] = score;
			} else if (score > (third[t] as number)) third[t] = score;
		}
		return n;
	}

	#heard({ count, docs, scores, perfect }: Hits, touched: number): number {
		const { sound, seen } = this.#cells;
		const share = 1 / (perfect || 1);
		let n = touched;
		for (let i = 0; i < count; i++) {
			const t = this.#owner[docs[i] as number] as number;
			const score = (scores[i] as number) * share;
			if (seen[t] === 0) {
				seen[t] = 1;
				this.#touched[n++] = t;
			}
			if (score > (sound[t] as number)) sound[t] = score;
		}
		return n;
	}

	/** A field of one document a target. */
	#take(
		{ count, docs, scores, perfect }: Hits,
		field: Float32Array,
		touched: number,
	): number {
		const { seen } = this.#cells;
		const share = 1 / (perfect || 1);
		let n = touched;
		for (let i = 0; i < count; i++) {
			const t = docs[i] as number;
			if (seen[t] === 0) {
				seen[t] = 1;
				this.#touched[n++] = t;
			}
			field[t] = (scores[i] as number) * share;
		}
		return n;
	}

	#sum(t: number): number {
		const { best, second, third, whole, body, sound } = this.#cells;
		const top = best[t] as number;
		const crowd = (top + (second[t] as number) + (third[t] as number)) / 3;
		const { shortlist } = this.#limits;
		return (
			shortlist.best * top +
			shortlist.crowd * crowd +
			shortlist.whole * (whole[t] as number) +
			shortlist.body * (body[t] as number) +
			shortlist.sound * (sound[t] as number)
		);
	}

	#signals(t: number): Signals {
		const { best, second, third, whole, body, sound, nearest } = this.#cells;
		const top = best[t] as number;
		return {
			target: t,
			best: top,
			crowd: (top + (second[t] as number) + (third[t] as number)) / 3,
			whole: whole[t] as number,
			body: body[t] as number,
			sound: sound[t] as number,
			// 0 is a document too: what was never set is told by the score.
			nearest: top > 0 ? (nearest[t] as number) : -1,
		};
	}

	#clear(t: number): void {
		const { best, second, third, whole, body, sound, seen } = this.#cells;
		best[t] = 0;
		second[t] = 0;
		third[t] = 0;
		whole[t] = 0;
		body[t] = 0;
		sound[t] = 0;
		seen[t] = 0;
	}
}
