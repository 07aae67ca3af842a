import { type Effort, type Hits, Postings, Scratch } from "./postings.ts";
import { askedOf, type PostingsData } from "./postings-data.ts";
import type { Query } from "./query.ts";
import type { SearchSettings } from "./settings.ts";
import { type FieldName, fieldNames, type Signals } from "./signals.ts";
import { Tally } from "./tally.ts";
import { type TermTable, termId } from "./term-table.ts";

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
type Fields = Readonly<Record<FieldName, Hits>>;

/** Sums are of 32-bit floats in differing order: a bound may be too low by less than this share. */
const rounding = 1e-4;

/** The four inverted indexes over a set of targets, ready to be asked. */
export class SearchIndex {
	readonly texts: readonly string[];
	readonly #data: SearchIndexData;
	readonly #soundWeight: number;
	readonly #effort: Effort;
	readonly #postings: Readonly<Record<FieldName, Postings>>;
	readonly #tally: Tally;

	constructor(
		data: SearchIndexData,
		{ shortlist, effort }: Pick<SearchSettings, "shortlist" | "effort">,
	) {
		const { utterances, wholes, bodies, sounds } = data;
		this.texts = data.texts;
		this.#data = data;
		this.#soundWeight = shortlist.sound;
		this.#effort = effort;
		const scratch = new Scratch([utterances, wholes, bodies, sounds]);
		this.#postings = {
			said: new Postings(utterances, scratch),
			whole: new Postings(wholes, scratch),
			body: new Postings(bodies, scratch),
			sound: new Postings(sounds, scratch),
		};
		this.#tally = new Tally(bodies.size, shortlist);
	}

	/** How telling a term is: in nats, the rarer the more among what is said of each target. */
	surprise(term: string): number {
		const { idf, size } = this.#data.wholes;
		return idf[termId(this.#data.terms, term)] ?? Math.log(2 * size + 2);
	}

	/** The most promising targets with their signals, best first by a plain sum; of equals the first. */
	candidates(query: Query, limit: number): Signals[] {
		const words = askedOf(this.#data.terms, query.terms);
		const sounds = askedOf(this.#data.soundTerms, query.sounds);
		const { said, whole, body, sound } = this.#postings;
		const fields = {
			said: said.collect(words, this.#effort),
			whole: whole.collect(words, this.#effort),
			body: body.collect(words, this.#effort),
			sound: sound.collect(sounds, this.#effort),
		};
		this.#sumUp(fields, limit);
		this.#followUp(fields, limit);
		const best = this.#tally.best(limit).items();
		const signals = best.map((t) => this.#tally.signals(t));
		this.#tally.clear();
		return signals.map((s) => this.#orJustSo(s, query.bare));
	}

	/** What is said just so of a target is nearest to it, though a longer utterance has its words twice. */
	#orJustSo(signals: Signals, bare: string): Signals {
		const { owner, texts } = this.#data;
		if (texts[signals.nearest] === bare) return signals;
		for (
			let i = firstOf(owner, signals.target);
			owner[i] === signals.target;
			i++
		)
			if (texts[i] === bare) return { ...signals, nearest: i };
		return signals;
	}

	/** Sound goes last: of the thousands that only sound alike, few come near the others. */
	#sumUp(fields: Fields, limit: number): void {
		for (const name of fieldNames) {
			const least =
				name === "sound"
					? this.#least(limit) / this.#soundWeight - toCome(fields.sound)
					: 0;
			this.#take(name, fields[name], least);
		}
	}

	/**
	 * Field by field, so that each leaves fewer for the next. Rank-safe: before its documents are
	 * followed up, a target is left out only where the most that this could add does not lift it among
	 * the best (the bound of MaxScore, Turtle & Flood 1995, over the sum of the fields).
	 */
	#followUp(fields: Fields, limit: number): void {
		for (const name of fieldNames) {
			const hits = fields[name];
			if (hits.left.length === 0) continue;
			this.#tally.leaveOut(this.#least(limit), {
				said: toCome(fields.said),
				whole: toCome(fields.whole),
				body: toCome(fields.body),
				sound: toCome(fields.sound),
			});
			this.#tally.keep(hits, this.#ownerOf(name));
			this.#postings[name].followUp(hits);
			if (name === "said") this.#tally.unsay();
			this.#take(name, hits, 0);
		}
	}

	/** What a sum must reach to be among the best. */
	#least(limit: number): number {
		return this.#tally.best(limit).least * (1 - rounding);
	}

	#take(name: FieldName, hits: Hits, least: number): void {
		const { owner } = this.#data;
		if (name === "said") this.#tally.said(hits, owner);
		else if (name === "sound") this.#tally.heard(hits, owner, least);
		else this.#tally.take(name, hits);
	}

	/** Utterances are several a target; the other fields are one. */
	#ownerOf(name: FieldName): Uint32Array | undefined {
		return name === "said" || name === "sound" ? this.#data.owner : undefined;
	}
}

/** The first utterance of a target; utterances stand target by target. */
function firstOf(owner: Uint32Array, target: number): number {
	let low = 0;
	let high = owner.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((owner[middle] as number) < target) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The most that following up can still add, as a share like the signals. */
function toCome({ rest, perfect }: Hits): number {
	return rest / (perfect || 1);
}
