import type { NormalForm } from "../normal-form.ts";
import { FuzzyNames } from "./fuzzy-names.ts";
import type { Query } from "./query.ts";
import type { SearchIndex } from "./search-index.ts";
import type { featureNames, noneNames } from "./settings.ts";
import type { Signals } from "./signals.ts";
import type { Target } from "./target.ts";

export type Features = Record<(typeof featureNames)[number], number>;
export type NoneFeatures = Record<(typeof noneNames)[number], number>;

/** What stands out among all candidates of a query. */
export interface Top {
	readonly best: number;
	readonly whole: number;
	readonly likelihood: number;
}

/** Turns the signals of a candidate into the numbers that the combination weighs. */
export class Featuring {
	readonly #targets: readonly Target[];
	readonly #index: SearchIndex;
	readonly #form: NormalForm;
	readonly #fuzzy = new FuzzyNames();
	/** Normal forms of names, made when a target is first a candidate: most never are. */
	readonly #names = new Map<number, readonly string[]>();
	#likeness: Likeness | undefined;

	constructor(
		targets: readonly Target[],
		index: SearchIndex,
		form: NormalForm,
	) {
		this.#targets = targets;
		this.#index = index;
		this.#form = form;
	}

	/** How near the names of the candidates come to a short message, by target. */
	fuzzy(query: Query, list: readonly Signals[]): ReadonlyMap<number, number> {
		return this.#fuzzy.near(
			query.bare,
			list.map((s) => ({ target: s.target, names: this.#namesOf(s.target) })),
		);
	}

	features(
		s: Signals,
		query: Query,
		likely: Float32Array,
		top: Top,
		fuzzy: ReadonlyMap<number, number>,
	): Features {
		const kind = this.#targets[s.target]?.kind;
		return {
			best: s.best,
			crowd: s.crowd,
			whole: s.whole,
			body: s.body,
			sound: s.sound,
			likelihood: scaledLog(likely[s.target] ?? 0),
			likeness: this.#likenessTo(query.bare).to(
				this.#index.texts[s.nearest] ?? "",
			),
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

	/** One message is compared with all its candidates. */
	#likenessTo(said: string): Likeness {
		if (this.#likeness?.said !== said) this.#likeness = new Likeness(said);
		return this.#likeness;
	}

	/** The share of what was said that is one of the target's names. */
	#name(target: number, query: Query): number {
		let longest = 0;
		for (const name of this.#namesOf(target))
			if (name.length > longest && query.bare.includes(name))
				longest = name.length;
		return longest / Math.max(4, query.bare.length);
	}

	#namesOf(target: number): readonly string[] {
		const known = this.#names.get(target);
		if (known) return known;
		const { title = "", names = [] } = this.#targets[target] ?? {};
		const made = [title, ...names]
			.map((n) => this.#form.of(n))
			.filter((n) => n.length > 1);
		this.#names.set(target, made);
		return made;
	}
}

/** What speaks for "none of them". */
export function noneFeatures(query: Query, top: Top): NoneFeatures {
	return {
		bias: 1,
		topBest: top.best,
		topWhole: top.whole,
		topLikelihood: scaledLog(top.likelihood),
		shortness: 1 / Math.max(1, query.bare.length),
	};
}

/** log p from −8…0 to 0…1: below one in three thousand it is all the same. */
function scaledLog(p: number): number {
	return Math.max(0, 1 + Math.log(Math.max(p, 1e-9)) / 8);
}

/** How alike texts are to one text, by Dice's coefficient over pairs of characters: 1 for the same text. */
class Likeness {
	readonly said: string;
	/** Each pair of the text → its number. */
	readonly #pairs = new Map<number, number>();
	readonly #counts: number[] = [];

	constructor(said: string) {
		this.said = said;
		for (let i = 0; i + 1 < said.length; i++) {
			const pair = pairAt(said, i);
			const at = this.#pairs.get(pair) ?? this.#counts.length;
			this.#pairs.set(pair, at);
			this.#counts[at] = (this.#counts[at] ?? 0) + 1;
		}
	}

	to(other: string): number {
		if (other === this.said) return 1;
		const left = this.#counts.slice();
		let shared = 0;
		for (let i = 0; i + 1 < other.length; i++) {
			const at = this.#pairs.get(pairAt(other, i));
			if (at === undefined || left[at] === 0) continue;
			shared++;
			left[at] = (left[at] as number) - 1;
		}
		return (2 * shared) / Math.max(1, this.said.length + other.length - 2);
	}
}

function pairAt(text: string, at: number): number {
	return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
