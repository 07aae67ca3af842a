import { type ClassifierModel, train } from "./classifier.ts";
import type { Knowledge } from "./load.ts";
import { type CharacterTable, NormalForm } from "./normal-form.ts";
import { classifierFeatures, Search } from "./search.ts";
import { SearchIndex, saidOf, type Target } from "./search-index.ts";
import type { SearchSettings } from "./search-settings.ts";

/** A search ready to be asked, and the model it was made with. */
export interface CompiledSearch {
	readonly search: Search;
	readonly form: NormalForm;
	readonly model: ClassifierModel;
}

/**
 * Builds the indexes, and trains the classifier unless a model of the same phrasings is handed in
 * (training takes seconds, indexing a tenth of one).
 */
export function compileSearch(
	knowledge: Pick<Knowledge, "entries" | "neighbours" | "lexicon">,
	targets: readonly Target[],
	table: CharacterTable,
	settings: SearchSettings,
	model?: ClassifierModel,
): CompiledSearch {
	const form = new NormalForm(table, knowledge.lexicon);
	const index = new SearchIndex(
		targets,
		form,
		settings,
		knowledge.lexicon.synonyms,
	);
	const trained =
		model ??
		train(
			targets.flatMap((target, label) =>
				saidOf(target).map((said) => ({
					features: classifierFeatures(form.of(said), form),
					label,
				})),
			),
			targets.length,
			settings.training,
		);
	const messages = [
		...knowledge.entries.map((e) => ({ ...e, key: `entry:${e.id}` })),
		...knowledge.neighbours.map((n) => ({ ...n, key: `neighbour:${n.id}` })),
	].flatMap(({ key, messages: texts }) =>
		texts.map((text) => ({ id: key, text })),
	);
	const search = new Search(index, trained, messages, form, settings);
	return { search, form, model: trained };
}

/** What a model depends on; a model with another key is of other phrasings. */
export function modelKey(
	targets: readonly Target[],
	lexicon: Knowledge["lexicon"],
	settings: SearchSettings,
): string {
	return JSON.stringify([
		targets.map((t) => [t.key, t.title, t.names, t.utterances]),
		lexicon,
		settings.training,
	]);
}
