import type { NormalForm } from "../normal-form.ts";
import type { WeightedTerms } from "./postings-data.ts";
import { characterTerms, soundTerms } from "./terms.ts";

/** What a person said, cut once for all fields. */
export interface Query {
	readonly normal: string;
	readonly bare: string;
	readonly terms: WeightedTerms;
	readonly sounds: WeightedTerms;
}

/** Cuts what people say, and adds the synonyms. */
export class QueryCutter {
	readonly #form: NormalForm;
	/** Each word of a group of synonyms → the terms of the others. */
	readonly #expansions: ReadonlyMap<string, readonly string[][]>;
	readonly #weight: number;

	/** @param weight how much a synonym counts against the word that was said */
	constructor(
		form: NormalForm,
		synonyms: readonly (readonly string[])[],
		weight: number,
	) {
		this.#form = form;
		this.#expansions = expansions(synonyms, form);
		this.#weight = weight;
	}

	cut(text: string): Query {
		const normal = this.#form.of(text);
		const bare = this.#form.bare(normal);
		const terms = new Map<string, number>();
		for (const term of characterTerms(bare, 2)) terms.set(term, 1);
		for (const [variant, others] of this.#expansions) {
			if (!bare.includes(variant)) continue;
			for (const other of others)
				for (const term of other)
					if (!terms.has(term)) terms.set(term, this.#weight / others.length);
		}
		const sounds = new Map<string, number>();
		for (const term of soundTerms(bare, this.#form)) sounds.set(term, 1);
		return { normal, bare, terms, sounds };
	}
}

function expansions(
	groups: readonly (readonly string[])[],
	form: NormalForm,
): ReadonlyMap<string, readonly string[][]> {
	const map = new Map<string, string[][]>();
	for (const group of groups) {
		const words = group.map((w) => form.of(w));
		for (const word of words) {
			const others = words
				.filter((w) => w !== word)
				.map((w) => characterTerms(w, 2).filter((term) => term.length > 1));
			map.set(word, [...(map.get(word) ?? []), ...others]);
		}
	}
	return map;
}
