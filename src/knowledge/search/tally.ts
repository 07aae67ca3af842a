import type { Hits } from "./postings.ts";
import type { SearchSettings } from "./settings.ts";
import { Shortlist } from "./shortlist.ts";
import type { Signals, ToCome } from "./signals.ts";

/**
 * Sums up what a query's hits say of each target. Targets stand in the order in which they are first
 * heard of, so that the few thousand that a query touches lie side by side, of however many there are.
 */
export class Tally {
	readonly #weights: SearchSettings["shortlist"];
	/** Target → its place from 1 on; 0: not touched. */
	readonly #places: Uint32Array;
	readonly #targets: Uint32Array;
	readonly #best: Float32Array;
	readonly #second: Float32Array;
	readonly #third: Float32Array;
	readonly #whole: Float32Array;
	readonly #body: Float32Array;
	readonly #sound: Float32Array;
	readonly #nearest: Uint32Array;
	#count = 0;

	constructor(targets: number, weights: SearchSettings["shortlist"]) {
		this.#weights = weights;
		const row = () => new Float32Array(targets + 1);
		this.#places = new Uint32Array(targets);
		this.#targets = new Uint32Array(targets + 1);
		this.#best = row();
		this.#second = row();
		this.#third = row();
		this.#whole = row();
		this.#body = row();
		this.#sound = row();
		this.#nearest = new Uint32Array(targets + 1);
	}

	/** The best three utterances of each target. */
	said({ count, docs, scores, perfect }: Hits, owner: Uint32Array): void {
		const best = this.#best;
		const second = this.#second;
		const third = this.#third;
		const share = 1 / (perfect || 1);
		for (let i = 0; i < count; i++) {
			const doc = docs[i] as number;
			const p = this.#place(owner[doc] as number);
			const score = (scores[i] as number) * share;
			if (score > (best[p] as number)) {
				third[p] = second[p] as number;
				second[p] = best[p] as number;
				best[p] = score;
				this.#nearest[p] = doc;
			} else if (score > (second[p] as number)) {
				third[p] = second[p] as number;
				second[p] = score;
			} else if (score > (third[p] as number)) third[p] = score;
		}
	}

	/** Makes room for saying the utterances again, with what following them up has added. */
	unsay(): void {
		this.#best.fill(0, 0, this.#count + 1);
		this.#second.fill(0, 0, this.#count + 1);
		this.#third.fill(0, 0, this.#count + 1);
	}

	/** @param least for less than this no target is taken in that was not heard of before */
	heard(
		{ count, docs, scores, perfect }: Hits,
		owner: Uint32Array,
		least: number,
	): void {
		const sound = this.#sound;
		const share = 1 / (perfect || 1);
		for (let i = 0; i < count; i++) {
			const t = owner[docs[i] as number] as number;
			const score = (scores[i] as number) * share;
			if (score < least && this.#places[t] === 0) continue;
			const p = this.#place(t);
			if (score > (sound[p] as number)) sound[p] = score;
		}
	}

	/** A field of one document a target. */
	take(name: "whole" | "body", { count, docs, scores, perfect }: Hits): void {
		const field = name === "whole" ? this.#whole : this.#body;
		const share = 1 / (perfect || 1);
		for (let i = 0; i < count; i++)
			field[this.#place(docs[i] as number)] = (scores[i] as number) * share;
	}

	/** The best so many by the plain sum. */
	best(limit: number): Shortlist {
		const best = new Shortlist(limit);
		for (let p = 1; p <= this.#count; p++)
			best.offer(this.#targets[p] as number, this.#sum(p));
		return best;
	}

	/** Forgets the targets that even the most that is still to come cannot lift to what is needed. */
	leaveOut(least: number, toCome: ToCome): void {
		const { best, crowd, whole, body, sound } = this.#weights;
		const ofThree = (crowd * toCome.said) / 3;
		for (let p = 1; p <= this.#count; p++) {
			const most =
				this.#sum(p) +
				(this.#best[p] ? best * toCome.said + ofThree : 0) +
				(this.#second[p] ? ofThree : 0) +
				(this.#third[p] ? ofThree : 0) +
				(this.#whole[p] ? whole * toCome.whole : 0) +
				(this.#body[p] ? body * toCome.body : 0) +
				(this.#sound[p] ? sound * toCome.sound : 0);
			if (most < least) this.#places[this.#targets[p] as number] = 0;
		}
	}

	/** Forgets hits whose targets are forgotten. */
	keep(hits: Hits, owner?: Uint32Array): void {
		const { count, docs, scores } = hits;
		let kept = 0;
		for (let i = 0; i < count; i++) {
			const doc = docs[i] as number;
			const t = owner ? (owner[doc] as number) : doc;
			if (this.#places[t] === 0) continue;
			docs[kept] = doc;
			scores[kept++] = scores[i] as number;
		}
		hits.count = kept;
	}

	signals(target: number): Signals {
		const p = this.#places[target] as number;
		const top = this.#best[p] as number;
		return {
			target,
			best: top,
			crowd: this.#crowd(p),
			whole: this.#whole[p] as number,
			body: this.#body[p] as number,
			sound: this.#sound[p] as number,
			// 0 is a document too: what was never set is told by the score.
			nearest: top > 0 ? (this.#nearest[p] as number) : -1,
		};
	}

	clear(): void {
		for (let p = 1; p <= this.#count; p++)
			this.#places[this.#targets[p] as number] = 0;
		this.#count = 0;
	}

	#place(target: number): number {
		const known = this.#places[target] as number;
		if (known > 0) return known;
		const p = ++this.#count;
		this.#places[target] = p;
		this.#targets[p] = target;
		this.#best[p] = 0;
		this.#second[p] = 0;
		this.#third[p] = 0;
		this.#whole[p] = 0;
		this.#body[p] = 0;
		this.#sound[p] = 0;
		return p;
	}

	#crowd(p: number): number {
		const top = this.#best[p] as number;
		return (top + (this.#second[p] as number) + (this.#third[p] as number)) / 3;
	}

	#sum(p: number): number {
		const { best, crowd, whole, body, sound } = this.#weights;
		return (
			best * (this.#best[p] as number) +
			crowd * this.#crowd(p) +
			whole * (this.#whole[p] as number) +
			body * (this.#body[p] as number) +
			sound * (this.#sound[p] as number)
		);
	}
}
