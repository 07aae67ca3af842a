import Fuse from "fuse.js";
import { Classifier, type ClassifierModel } from "./classifier.ts";
import type { NormalForm } from "./normal-form.ts";
import type { Query, SearchIndex, Signals, Target } from "./search-index.ts";
import type {
	featureNames,
	noneNames,
	SearchSettings,
} from "./search-settings.ts";
import { type TemplateHit, Templates } from "./templates.ts";
import { characterTerms, soundTerms } from "./terms.ts";

type Features = Record<(typeof featureNames)[number], number>;
type NoneFeatures = Record<(typeof noneNames)[number], number>;

/** A target with its probability, and what spoke for it. */
export interface Ranked {
	readonly target: Target;
	/** Calibrated: of those that stand at 0.8, about eight in ten are right. */
	readonly p: number;
	readonly features: Features;
	/** The known phrasing that is nearest to what was said. */
	readonly nearest?: string;
	readonly template?: TemplateHit;
}

/** What a search brings: candidates, best first, and the probability that none of them is meant. */
export interface Found {
	readonly ranked: readonly Ranked[];
	readonly none: number;
	readonly noneFeatures: NoneFeatures;
}

/** Where and for whom; a target that does not fit is ranked lower, never silently dropped. */
export interface SearchContext {
	readonly audience?: string | undefined;
}

/** fuse.js blocks for seconds on long input, so it sees the head of a question only. */
const fuzzyInput = 30;

/** As many findings as one turn asks for, at the most. */
const remembered = 16;

/** Finds what a message is about: templates, four indexes, a classifier, a fuzzy pass, one combination. */
export class Search {
	readonly index: SearchIndex;
	readonly #form: NormalForm;
	readonly #settings: SearchSettings;
	readonly #templates: Templates;
	readonly #classifier: Classifier;
	readonly #names: readonly (readonly string[])[];
	readonly #byKey: ReadonlyMap<string, number>;

	constructor(
		index: SearchIndex,
		model: ClassifierModel,
		messages: Iterable<{ id: string; text: string }>,
		form: NormalForm,
		settings: SearchSettings,
	) {
		this.index = index;
		this.#form = form;
		this.#settings = settings;
		this.#templates = new Templates(messages, form);
		this.#classifier = new Classifier(model);
		this.#names = index.targets.map((t) =>
			[t.title, ...t.names].map((n) => form.of(n)).filter((n) => n.length > 1),
		);
		this.#byKey = new Map(index.targets.map((t, i) => [t.key, i]));
	}

	/** What was found last: a turn looks at the same words several times. */
	readonly #recent = new Map<string, Found>();

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

	#findAnew(text: string, context: SearchContext): Found {
		const query = this.index.query(text);
		const signals = this.#withTemplates(
			this.index.candidates(query, this.#settings.candidates),
			text,
		);
		const likely = this.#classifier.probabilities(
			classifierFeatures(query.normal, this.#form),
		);
		const top = {
			best: Math.max(0, ...signals.list.map((s) => s.best)),
			whole: Math.max(0, ...signals.list.map((s) => s.whole)),
			likelihood: Math.max(
				0,
				...signals.list.map((s) => likely[s.target] ?? 0),
			),
		};
		const fuzzy =
			top.likelihood < this.#settings.fuzzyBelow
				? this.#fuzzy(query, signals.list)
				: new Map<number, number>();
		const list = signals.list.map((s) => ({
			signals: s,
			features: this.#features(s, query, likely, top, fuzzy),
		}));
		const noneFeatures: NoneFeatures = {
			bias: 1,
			topBest: top.best,
			topWhole: top.whole,
			topLikelihood: scaledLog(top.likelihood),
			shortness: 1 / Math.max(1, query.bare.length),
		};
		return this.#combine(list, noneFeatures, signals.hits, context);
	}

	#combine(
		list: readonly { signals: Signals; features: Features }[],
		noneFeatures: NoneFeatures,
		hits: ReadonlyMap<number, TemplateHit>,
		context: SearchContext,
	): Found {
		const { weights, none } = this.#settings;
		const scores = list.map(
			({ features, signals }) =>
				dot(features, weights) + this.#fit(signals.target, context),
		);
		const noneScore = dot(noneFeatures, none);
		const max = Math.max(noneScore, ...scores);
		const exps = scores.map((s) => Math.exp(s - max));
		const noneExp = Math.exp(noneScore - max);
		const sum = exps.reduce((a, b) => a + b, noneExp);
		const ranked = list.map(({ signals, features }, i) => {
			const template = hits.get(signals.target);
			const nearest = this.index.texts[signals.nearest];
			return {
				target: this.index.targets[signals.target] as Target,
				p: (exps[i] as number) / sum,
				features,
				...(nearest === undefined ? {} : { nearest }),
				...(template ? { template } : {}),
			};
		});
		const found = { ranked, none: noneExp / sum, noneFeatures };
		return byProbability(this.#settle(found));
	}

	/** A message that stands there to the letter settles the matter, whatever else was said. */
	#settle(found: Found): Found {
		const hits = found.ranked.filter((r) => r.template);
		if (hits.length === 0) return found;
		const { long, short } = this.#settings.template;
		const mass = hits.some((r) => r.template && r.template.length >= 5)
			? long
			: short;
		const hitSum = hits.reduce((a, r) => a + r.p, 0) || 1;
		const restSum =
			found.ranked.reduce((a, r) => a + (r.template ? 0 : r.p), 0) + found.none;
		const rest = restSum > 0 ? (1 - mass) / restSum : 0;
		return {
			...found,
			ranked: found.ranked.map((r) => ({
				...r,
				p: r.template ? (mass * r.p) / hitSum : r.p * rest,
			})),
			none: found.none * rest,
		};
	}

	#withTemplates(list: Signals[], text: string) {
		const hits = new Map<number, TemplateHit>();
		for (const hit of this.#templates.find(text)) {
			const t = this.#byKey.get(hit.id);
			if (t === undefined) continue;
			hits.set(t, hit);
			if (!list.some((s) => s.target === t))
				list.push({
					target: t,
					best: 0,
					crowd: 0,
					whole: 0,
					body: 0,
					sound: 0,
					nearest: -1,
				});
		}
		return { list, hits };
	}

	#features(
		s: Signals,
		query: Query,
		likely: Float32Array,
		top: { best: number; whole: number },
		fuzzy: ReadonlyMap<number, number>,
	): Features {
		const kind = this.index.targets[s.target]?.kind;
		return {
			best: s.best,
			crowd: s.crowd,
			whole: s.whole,
			body: s.body,
			sound: s.sound,
			likelihood: scaledLog(likely[s.target] ?? 0),
			likeness: likeness(query.bare, this.index.texts[s.nearest] ?? ""),
			bestLead: s.best - top.best,
			wholeLead: s.whole - top.whole,
			name: this.#name(s.target, query),
			fuzzy: fuzzy.get(s.target) ?? 0,
			isAction: kind === "action" ? 1 : 0,
			isNeighbour: kind === "neighbour" ? 1 : 0,
			isCrossroads: kind === "crossroads" ? 1 : 0,
			isSmallTalk: kind === "smallTalk" ? 1 : 0,
		};
	}

	/** The share of what was said that is one of the target's names. */
	#name(target: number, query: Query): number {
		let longest = 0;
		for (const name of this.#names[target] ?? [])
			if (name.length > longest && query.bare.includes(name))
				longest = name.length;
		return longest / Math.max(4, query.bare.length);
	}

	/** The fuzzy pass: names of the short list only, for half-remembered ones. */
	#fuzzy(query: Query, list: readonly Signals[]): Map<number, number> {
		const docs = list.flatMap((s) =>
			(this.#names[s.target] ?? []).map((name) => ({ name, target: s.target })),
		);
		const fuse = new Fuse(docs, {
			keys: ["name"],
			includeScore: true,
			ignoreLocation: true,
			threshold: 0.6,
		});
		const best = new Map<number, number>();
		for (const { item, score = 1 } of fuse.search(
			query.bare.slice(0, fuzzyInput),
		))
			best.set(item.target, Math.max(best.get(item.target) ?? 0, 1 - score));
		return best;
	}

	#fit(target: number, { audience }: SearchContext): number {
		const meant = this.index.targets[target]?.audience ?? [];
		if (!audience || meant.length === 0 || meant.includes(audience)) return 0;
		return Math.log(Math.max(1e-6, this.#settings.otherAudience));
	}
}

/** What the classifier is trained on and asked with. */
export function classifierFeatures(normal: string, form: NormalForm): string[] {
	return [...characterTerms(normal), ...soundTerms(normal, form)];
}

/** log p from −8…0 to 0…1: below one in three thousand it is all the same. */
function scaledLog(p: number): number {
	return Math.max(0, 1 + Math.log(Math.max(p, 1e-9)) / 8);
}

/** Dice's coefficient over pairs of characters: 1 for the same text. */
function likeness(a: string, b: string): number {
	if (a === b) return 1;
	const pairs = new Map<string, number>();
	for (let i = 0; i + 1 < a.length; i++) {
		const pair = a.slice(i, i + 2);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	let shared = 0;
	for (let i = 0; i + 1 < b.length; i++) {
		const left = pairs.get(b.slice(i, i + 2)) ?? 0;
		if (left === 0) continue;
		shared++;
		pairs.set(b.slice(i, i + 2), left - 1);
	}
	return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

function dot<K extends string>(
	features: Readonly<Record<K, number>>,
	weights: Readonly<Record<K, number>>,
): number {
	let sum = 0;
	for (const key in features) sum += features[key] * weights[key];
	return sum;
}

function byProbability(found: Found): Found {
	return { ...found, ranked: [...found.ranked].sort((a, b) => b.p - a.p) };
}
