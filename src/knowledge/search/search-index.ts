import type { NormalForm } from "./normal-form.ts";
import { Postings, type WeightedTerms } from "./postings.ts";
import type { SearchSettings } from "./search-settings.ts";
import { cells, Shortlist } from "./shortlist.ts";
import { characterTerms, soundTerms } from "./terms.ts";

/** Something a message may be about: an entry, an action, a neighbouring topic, small talk. */
export interface Target {
	/** Unique over all kinds, e.g. `entry:reversal`. */
	readonly key: string;
	readonly kind: "entry" | "action" | "neighbour" | "crossroads" | "smallTalk";
	readonly id: string;
	readonly title: string;
	/** Short names and slang. */
	readonly names: readonly string[];
	readonly utterances: readonly string[];
	/** All else that it says, for words that no utterance has. */
	readonly body: string;
	/** Where it holds; empty: everywhere. */
	readonly regions: readonly string[];
	/** Whom it is for; empty: everybody. */
	readonly audience: readonly string[];
}

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

/** A query, cut once for all fields. */
export interface Query {
	readonly normal: string;
	readonly bare: string;
	readonly terms: WeightedTerms;
	readonly sounds: WeightedTerms;
}

/** The four inverted indexes over a set of targets. */
export class SearchIndex {
	readonly targets: readonly Target[];
	/** Normal form of each utterance without fillers, and whose it is. */
	readonly texts: readonly string[];
	readonly owner: Uint32Array;
	readonly #form: NormalForm;
	readonly #settings: SearchSettings;
	readonly #utterances: Postings;
	readonly #wholes: Postings;
	readonly #bodies: Postings;
	readonly #sounds: Postings;
	readonly #cells: ReturnType<typeof cells>;
	readonly #expansions: ReadonlyMap<string, readonly string[]>;

	constructor(
		targets: readonly Target[],
		form: NormalForm,
		settings: SearchSettings,
		synonyms: readonly (readonly string[])[],
	) {
		this.targets = targets;
		this.#form = form;
		this.#settings = settings;
		const texts: string[] = [];
		const owner: number[] = [];
		for (const [t, target] of targets.entries())
			for (const said of saidOf(target)) {
				texts.push(form.bare(form.of(said)));
				owner.push(t);
			}
		this.texts = texts;
		this.owner = Uint32Array.from(owner);
		const { utterance, whole, body, sound } = settings.bm25;
		this.#utterances = new Postings(map(texts, pairTerms), utterance);
		this.#wholes = new Postings(wholeTexts(texts, owner), whole);
		this.#bodies = new Postings(
			map(targets, (t) =>
				pairTerms(form.of(`${t.title} ${t.names.join(" ")} ${t.body}`)),
			),
			body,
		);
		this.#sounds = new Postings(
			map(texts, (t) => soundTerms(t, form)),
			sound,
		);
		this.#cells = cells(targets.length);
		this.#expansions = expansions(synonyms, form);
	}

	/** Cuts a text into weighted terms, once for all fields. */
	query(text: string): Query {
		const normal = this.#form.of(text);
		const bare = this.#form.bare(normal);
		const terms = new Map<string, number>();
		for (const term of pairTerms(bare)) terms.set(term, 1);
		for (const [variant, others] of this.#expansions) {
			if (!bare.includes(variant)) continue;
			for (const other of others)
				for (const term of pairTerms(other))
					if (term.length > 1 && !terms.has(term))
						terms.set(term, this.#settings.synonymWeight / others.length);
		}
		const sounds = new Map<string, number>();
		for (const term of soundTerms(bare, this.#form)) sounds.set(term, 1);
		return { normal, bare, terms, sounds };
	}

	/**
	 * The most promising targets with their signals, best first by a plain sum. Works on arrays that
	 * are kept and cleared cell by cell: at 100,000 targets, making them anew costs more than the search.
	 */
	candidates(query: Query, limit: number): Signals[] {
		const touched = this.#score(query);
		const best = new Shortlist(limit);
		for (const t of touched) best.offer(t, this.#sum(t));
		const signals = best.items().map((t) => this.#signals(t));
		for (const t of touched) this.#clear(t);
		return signals;
	}

	#score(query: Query): number[] {
		const touched: number[] = [];
		const { best, second, third, whole, body, sound, nearest } = this.#cells;
		const seen = (t: number) => {
			if (this.#cells.seen[t] === 1) return;
			this.#cells.seen[t] = 1;
			touched.push(t);
		};
		const own = 1 / (this.#utterances.perfect(query.terms) || 1);
		this.#utterances.score(query.terms, (doc, raw) => {
			const t = this.owner[doc] as number;
			const score = raw * own;
			seen(t);
			if (score > (best[t] as number)) {
				third[t] = second[t] as number;
				second[t] = best[t] as number;
				best[t] = score;
				nearest[t] = doc;
			} else if (score > (second[t] as number)) {
				third[t] = second[t] as number;
				second[t] = score;
			} else if (score > (third[t] as number)) third[t] = score;
		});
		const ownWhole = 1 / (this.#wholes.perfect(query.terms) || 1);
		this.#wholes.score(query.terms, (t, raw) => {
			seen(t);
			whole[t] = raw * ownWhole;
		});
		const ownBody = 1 / (this.#bodies.perfect(query.terms) || 1);
		this.#bodies.score(query.terms, (t, raw) => {
			seen(t);
			body[t] = raw * ownBody;
		});
		const ownSound = 1 / (this.#sounds.perfect(query.sounds) || 1);
		this.#sounds.score(query.sounds, (doc, raw) => {
			const t = this.owner[doc] as number;
			seen(t);
			if (raw * ownSound > (sound[t] as number)) sound[t] = raw * ownSound;
		});
		return touched;
	}

	#sum(t: number): number {
		const { best, second, third, whole, body, sound } = this.#cells;
		const top = best[t] as number;
		const crowd = (top + (second[t] as number) + (third[t] as number)) / 3;
		const { shortlist } = this.#settings;
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

/** All that is said of a target, in the order of the texts. */
export function saidOf(target: Target): string[] {
	return [...target.utterances, target.title, ...target.names];
}

function pairTerms(normal: string): string[] {
	return characterTerms(normal, 2);
}

/** All that is said of a target as one document, target by target. */
function* wholeTexts(
	texts: readonly string[],
	owner: readonly number[],
): Generator<string[]> {
	let terms: string[] = [];
	for (const [i, text] of texts.entries()) {
		for (const term of pairTerms(text)) terms.push(term);
		if (owner[i] === owner[i + 1]) continue;
		yield terms;
		terms = [];
	}
}

function* map<T, U>(list: Iterable<T>, of: (item: T) => U): Generator<U> {
	for (const item of list) yield of(item);
}

/** Each word of a group of synonyms → the others. */
function expansions(
	groups: readonly (readonly string[])[],
	form: NormalForm,
): ReadonlyMap<string, readonly string[]> {
	const map = new Map<string, string[]>();
	for (const group of groups) {
		const words = group.map((w) => form.of(w));
		for (const word of words) {
			const others = words.filter((w) => w !== word);
			map.set(word, [...(map.get(word) ?? []), ...others]);
		}
	}
	return map;
}
