import { type Effort, type Hits, Postings, Scratch } from "./postings.ts";
import { askedOf, type PostingsData } from "./postings-data.ts";
import type { Query } from "./query.ts";
import type { SearchSettings } from "./settings.ts";
import { type Signals, Tally } from "./tally.ts";
import type { TermTable } from "./term-table.ts";

/** The four inverted indexes as they are kept. */
export interface SearchIndexData {
	/** Normal form of each utterance without fillers, and whose it is. */
	readonly texts: readonly string[];
	readonly owner: Uint32Array;
	/** Of utterances, wholes and bodies; the sounds have their own. */
	readonly terms: TermTable;
	readonly utterances: PostingsData;
	readonly wholes: PostingsData;
	readonly bodies: PostingsData;
	readonly soundTerms: TermTable;
	readonly sounds: PostingsData;
}

/** What a query brought in each field. */
type Fields = Readonly<Record<"said" | "sound" | "whole" | "body", Hits>>;

/** Sums are of 32-bit floats in differing order: a bound may be too low by less than this share. */
const rounding = 1e-4;

/** The four inverted indexes over a set of targets, ready to be asked. */
export class SearchIndex {
	readonly texts: readonly string[];
	readonly #data: SearchIndexData;
	readonly #weights: SearchSettings["shortlist"];
	readonly #effort: Effort;
	readonly #utterances: Postings;
	readonly #wholes: Postings;
	readonly #bodies: Postings;
	readonly #sounds: Postings;
	readonly #tally: Tally;

	constructor(
		data: SearchIndexData,
		{ shortlist, effort }: Pick<SearchSettings, "shortlist" | "effort">,
	) {
		const { texts, utterances, wholes, bodies, sounds } = data;
		this.texts = texts;
		this.#data = data;
		this.#weights = shortlist;
		this.#effort = effort;
		const scratch = new Scratch([utterances, wholes, bodies, sounds]);
		this.#utterances = new Postings(utterances, scratch);
		this.#wholes = new Postings(wholes, scratch);
		this.#bodies = new Postings(bodies, scratch);
		this.#sounds = new Postings(sounds, scratch);
		this.#tally = new Tally(bodies.size, shortlist);
	}

	/**
	 * The most promising targets with their signals, best first by a plain sum; of equals the first.
	 * Rank-safe over what the indexes collect: before its documents are followed up, a target is left
	 * out only where the most that this could add cannot lift it among them (MaxScore's bound, Turtle &
	 * Flood 1995, over the sum of the fields).
	 */
	candidates(query: Query, limit: number): Signals[] {
		const asked = askedOf(this.#data.terms, query.terms);
		const heard = askedOf(this.#data.soundTerms, query.sounds);
		const fields = {
			said: this.#utterances.collect(asked, this.#effort),
			sound: this.#sounds.collect(heard, this.#effort),
			whole: this.#wholes.collect(asked, this.#effort),
			body: this.#bodies.collect(asked, this.#effort),
		};
		this.#sumUp(fields, limit);
		if (Object.values(fields).some(({ rest }) => rest > 0))
			this.#followUp(fields, limit);
		const signals = this.#tally
			.best(limit)
			.items()
			.map((t) => this.#tally.signals(t));
		this.#tally.clear();
		return signals;
	}

	/** Sound goes last: of the thousands that only sound alike, few come near the others. */
	#sumUp({ said, sound, whole, body }: Fields, limit: number): void {
		const { owner } = this.#data;
		this.#tally.said(said, owner);
		this.#tally.whole(whole);
		this.#tally.body(body);
		const least = this.#tally.best(limit).least * (1 - rounding);
		const weight = this.#weights.sound;
		this.#tally.heard(sound, owner, least / weight - share(sound));
	}

	#followUp(fields: Fields, limit: number): void {
		const { said, sound, whole, body } = fields;
		const { owner } = this.#data;
		const weights = this.#weights;
		this.#tally.leaveOut(this.#tally.best(limit).least * (1 - rounding), {
			said: (weights.best + weights.crowd) * share(said),
			sound: weights.sound * share(sound),
			whole: weights.whole * share(whole),
			body: weights.body * share(body),
		});
		const ofOwner = (doc: number) => this.#tally.has(owner[doc] as number);
		const ofTarget = (doc: number) => this.#tally.has(doc);
		keep(said, ofOwner);
		keep(sound, ofOwner);
		keep(whole, ofTarget);
		keep(body, ofTarget);
		this.#tally.clear();
		this.#utterances.followUp(said);
		this.#sounds.followUp(sound);
		this.#wholes.followUp(whole);
		this.#bodies.followUp(body);
		this.#sumUp(fields, limit);
	}
}

/** The most that following up can add, as a share like the signals. */
function share({ rest, perfect }: Hits): number {
	return rest / (perfect || 1);
}

/** Forgets the other documents. */
function keep(hits: Hits, wanted: (doc: number) => boolean): void {
	const { count, docs, scores } = hits;
	let kept = 0;
	for (let i = 0; i < count; i++) {
		const doc = docs[i] as number;
		if (!wanted(doc)) continue;
		docs[kept] = doc;
		scores[kept++] = scores[i] as number;
	}
	hits.count = kept;
}
