import type { NormalForm } from "../normal-form.ts";
import { buildPostings, type Vocabulary } from "./postings-builder.ts";
import type { SearchIndexData } from "./search-index.ts";
import type { SearchSettings } from "./settings.ts";
import { saidOf, type Target } from "./target.ts";
import { type TermTable, termTable } from "./term-table.ts";
import { characterTerms, soundTerms } from "./terms.ts";

/** Builds the four inverted indexes over a set of targets. */
export function buildIndex(
	targets: readonly Target[],
	form: NormalForm,
	{ bm25 }: Pick<SearchSettings, "bm25">,
): SearchIndexData {
	const texts: string[] = [];
	const owner: number[] = [];
	for (const [t, target] of targets.entries())
		for (const said of saidOf(target)) {
			texts.push(form.bare(form.of(said)));
			owner.push(t);
		}
	const terms: Vocabulary = new Map();
	const sounds: Vocabulary = new Map();
	const indexes = {
		utterances: buildPostings(map(texts, pairTerms), bm25.utterance, terms),
		wholes: buildPostings(wholeTexts(texts, owner), bm25.whole, terms),
		bodies: buildPostings(
			map(targets, (t) =>
				pairTerms(form.of(`${t.title} ${t.names.join(" ")} ${t.body}`)),
			),
			bm25.body,
			terms,
		),
		sounds: buildPostings(
			map(texts, (t) => soundTerms(t, form)),
			bm25.sound,
			sounds,
		),
	};
	return {
		texts,
		owner: Uint32Array.from(owner),
		...indexes,
		terms: tableOf(terms),
		soundTerms: tableOf(sounds),
	};
}

function tableOf(vocabulary: Vocabulary): TermTable {
	return termTable(vocabulary.keys(), vocabulary.size);
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
