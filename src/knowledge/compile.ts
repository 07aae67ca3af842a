import type { Knowledge } from "./load.ts";
import { NormalForm } from "./normal-form.ts";
import type { CharacterTable } from "./schema-characters.ts";
import {
	buildIndex,
	type ClassifierModel,
	classifierFeatures,
	Search,
	type SearchIndexData,
	type SearchSettings,
	saidOf,
	type Target,
	train,
} from "./search/index.ts";

/** What is worked out from the phrasings once and can be kept: the indexes and the classifier. */
export interface Learnt {
	readonly index: SearchIndexData;
	readonly model: ClassifierModel;
}

/** A search ready to be asked, and what it was made with. */
export interface CompiledSearch {
	readonly search: Search;
	readonly form: NormalForm;
	readonly learnt: Learnt;
}

/** Builds the search; what was learnt from the same phrasings before spares half a minute of training. */
export function compileSearch(
	knowledge: Pick<Knowledge, "entries" | "neighbours" | "lexicon">,
	targets: readonly Target[],
	table: CharacterTable,
	settings: SearchSettings,
	known?: Partial<Learnt>,
): CompiledSearch {
	const form = new NormalForm(table, knowledge.lexicon);
	const learnt = {
		index: known?.index ?? buildIndex(targets, form, settings),
		model:
			known?.model ??
			train(
				targets.flatMap((target, label) =>
					saidOf(target).map((said) => ({
						features: classifierFeatures(form.of(said), form),
						label,
					})),
				),
				targets.length,
				settings.training,
			),
	};
	const messages = [
		...knowledge.entries.map((e) => ({ ...e, key: `entry:${e.id}` })),
		...knowledge.neighbours.map((n) => ({ ...n, key: `neighbour:${n.id}` })),
	].flatMap(({ key, messages: texts }) =>
		texts.map((text) => ({ id: key, text })),
	);
	const search = new Search({
		targets,
		...learnt,
		messages,
		form,
		synonyms: knowledge.lexicon.synonyms,
		settings,
	});
	return { search, form, learnt };
}

/** What each part of the learnt depends on: with another key it is of other phrasings, texts or settings. */
export function learntKeys(
	targets: readonly Target[],
	table: CharacterTable,
	lexicon: Knowledge["lexicon"],
	{ training, bm25 }: SearchSettings,
): Record<keyof Learnt, string> {
	const said = targets.map((t) => [t.key, saidOf(t)]);
	const bodies = targets.map((t) => t.body);
	return {
		model: JSON.stringify([said, table, lexicon, training]),
		index: JSON.stringify([said, table, lexicon, bodies, bm25]),
	};
}
