import type { NormalForm } from "../normal-form.ts";
import { type TemplateHit, Templates } from "../templates.ts";
import { Classifier, type ClassifierModel } from "./classifier.ts";
import { combine, type Found } from "./combine.ts";
import { Featuring, noneFeatures } from "./features.ts";
import { QueryCutter } from "./query.ts";
import { SearchIndex, type SearchIndexData } from "./search-index.ts";
import type { SearchSettings } from "./settings.ts";
import type { Signals } from "./signals.ts";
import type { Target } from "./target.ts";
import { characterTerms, soundTerms } from "./terms.ts";

/** For whom; a target that does not fit is ranked lower, never silently dropped. */
export interface SearchContext {
	readonly audience?: string | undefined;
}

/** What a search is made of. */
export interface SearchParts {
	readonly targets: readonly Target[];
	readonly index: SearchIndexData;
	readonly model: ClassifierModel;
	/** Portal messages, by the key of the target that explains them. */
	readonly messages: Iterable<{ id: string; text: string }>;
	readonly form: NormalForm;
	readonly synonyms: readonly (readonly string[])[];
	readonly settings: SearchSettings;
}

/** As many findings as one turn asks for, at the most. */
const remembered = 16;

/** Finds what a message is about: templates, four indexes, a classifier, a fuzzy pass, one combination. */
export class Search {
	readonly #targets: readonly Target[];
	readonly #index: SearchIndex;
	readonly #form: NormalForm;
	readonly #settings: SearchSettings;
	readonly #templates: Templates;
	readonly #classifier: Classifier;
	readonly #cutter: QueryCutter;
	readonly #featuring: Featuring;
	readonly #byKey: ReadonlyMap<string, number>;
	/** What was found last: a turn looks at the same words several times. */
	readonly #recent = new Map<string, Found>();

	constructor(parts: SearchParts) {
		const { targets, form, settings } = parts;
		this.#targets = targets;
		this.#index = new SearchIndex(parts.index, settings);
		this.#form = form;
		this.#settings = settings;
		this.#templates = new Templates(parts.messages, form);
		this.#classifier = new Classifier(parts.model);
		this.#cutter = new QueryCutter(
			form,
			parts.synonyms,
			settings.synonymWeight,
		);
		this.#featuring = new Featuring(targets, this.#index, form);
		this.#byKey = new Map(targets.map((t, i) => [t.key, i]));
	}

	find(text: string, context: SearchContext = {}): Found {
		const key = `${context.audience ?? ""} ${text}`;
		const known = this.#recent.get(key);
		if (known) return known;
		const found = this.#findAnew(text, context);
		if (this.#recent.size >= remembered)
			this.#recent.delete(this.#recent.keys().next().value ?? "");
		this.#recent.set(key, found);
		return found;
	}

	/**
	 * The pairs of characters of a text and of its synonyms, its words in letters and its numbers, with how
	 * telling each is: what is said of every matter tells nothing. A synonym as a whole counts as one word.
	 */
	telling(text: string): ReadonlyMap<string, number> {
		const { terms } = this.#cutter.cut(text);
		const share = (weight: number) =>
			weight < 1 ? weight / this.#settings.synonymWeight : 1;
		return new Map(
			[...terms]
				.filter(([term]) => term.length > 1)
				.map(([term, weight]) => [
					term,
					share(weight) * this.#index.surprise(term),
				]),
		);
	}

	#findAnew(text: string, { audience }: SearchContext): Found {
		const query = this.#cutter.cut(text);
		const { list, hits } = this.#withTemplates(
			this.#index.candidates(query, this.#settings.candidates),
			text,
		);
		const likely = this.#classifier.probabilities(
			classifierFeatures(query.normal, this.#form),
		);
		const highest = (of: (s: Signals) => number) =>
			list.reduce((a, s) => Math.max(a, of(s)), 0);
		const top = {
			best: highest((s) => s.best),
			whole: highest((s) => s.whole),
			likelihood: highest((s) => likely[s.target] ?? 0),
		};
		const fuzzy =
			top.likelihood < this.#settings.fuzzyBelow
				? this.#featuring.fuzzy(query, list)
				: new Map<number, number>();
		const candidates = list.map((s) => {
			const template = hits.get(s.target);
			const nearest = this.#index.texts[s.nearest];
			return {
				target: this.#targets[s.target] as Target,
				features: this.#featuring.features(s, query, likely, top, fuzzy),
				...(nearest === undefined ? {} : { nearest }),
				...(template ? { template } : {}),
			};
		});
		return combine(
			candidates,
			noneFeatures(query, top),
			this.#settings,
			audience,
		);
	}

	/** Whose message stands in the text is a candidate, whatever its words. */
	#withTemplates(list: Signals[], text: string) {
		const hits = new Map<number, TemplateHit>();
		for (const hit of this.#templates.find(text)) {
			const target = this.#byKey.get(hit.id);
			if (target === undefined) continue;
			hits.set(target, hit);
			if (!list.some((s) => s.target === target))
				list.push({ ...nothing, target });
		}
		return { list, hits };
	}
}

const nothing = {
	best: 0,
	crowd: 0,
	whole: 0,
	body: 0,
	sound: 0,
	nearest: -1,
} as const;

/** What the classifier is trained on and asked with. */
export function classifierFeatures(normal: string, form: NormalForm): string[] {
	return [...characterTerms(normal), ...soundTerms(normal, form)];
}
