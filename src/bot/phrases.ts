import { type Cues, type FacetCue, facetCues, type Move } from "./cues.ts";

/** Recognises moves in a normal form. Pure words, no meaning: the steps decide what to do. */
export class Phrases {
	readonly cues: Cues;
	readonly #marks = new Map<FacetCue, RegExp>();
	/** A number in words before what it counts. */
	readonly #written: RegExp;

	constructor(cues: Cues) {
		this.cues = cues;
		this.#written = new RegExp(cues.writtenNumber, "gu");
		for (const facet of facetCues) {
			const marks = cues.facetMarks[facet];
			if (marks) this.#marks.set(facet, new RegExp(marks.join("|"), "u"));
		}
	}

	/** Whether a sentence of ours tells of a facet: 10日内 of the deadline. */
	speaksOf(facet: FacetCue, sentence: string): boolean {
		return this.#marks.get(facet)?.test(sentence) ?? false;
	}

	isMove(move: Move, normal: string): boolean {
		const { any, whole } = this.cues.moves[move];
		const bare = squeeze(normal);
		return whole.includes(bare) || any.some((w) => normal.includes(w));
	}

	/**
	 * What is asked of a matter in particular; of two, the one said last: 电脑上没有，手机行不行. Where to
	 * go on it is asked of any: 手机上点哪里 asks for the phone.
	 */
	facet(normal: string): FacetCue | undefined {
		const bare = this.#bareFacet(normal);
		if (bare) return bare;
		const others = facetCues.filter((f) => f !== "where");
		return this.#lastOf(others, normal) ?? this.#lastOf(["where"], normal);
	}

	/** Without the words that ask for a facet or tell of trouble: what they are asked of. */
	withoutCues(normal: string): string {
		const { facets, moves } = this.cues;
		const said = [...Object.values(facets), moves.stuck.any, moves.simpler.any]
			.flat()
			.filter((word) => normal.includes(word));
		// One may lie over another: 快递钱 and 钱是不是我.
		const isCue = (at: number) =>
			said.some((w) =>
				normal.slice(Math.max(0, at + 1 - w.length), at + w.length).includes(w),
			);
		return normal.replace(/./gsu, (c, at) => (isCue(at) ? " " : c));
	}

	/** The turn is a word for a facet and nothing else: 材料呢. */
	isBareFacet(normal: string): boolean {
		return this.#bareFacet(normal) !== undefined;
	}

	#bareFacet(normal: string): FacetCue | undefined {
		const bare = this.withoutEnding(squeeze(normal));
		return facetCues.find((f) => this.cues.bareFacets[f]?.includes(bare));
	}

	#lastOf(facets: readonly FacetCue[], normal: string): FacetCue | undefined {
		let best: { facet: FacetCue; end: number; length: number } | undefined;
		for (const facet of facets)
			for (const word of this.cues.facets[facet]) {
				const at = normal.lastIndexOf(word);
				if (at < 0 || this.#isNegated(normal, at)) continue;
				const end = at + word.length;
				const later = end > (best?.end ?? 0);
				const longer = end === best?.end && word.length > best.length;
				if (later || longer) best = { facet, end, length: word.length };
			}
		return best?.facet;
	}

	/** 不会用手机, 没有窗口: what is ruled out is not asked for. */
	#isNegated(normal: string, at: number): boolean {
		const before = normal.slice(0, at);
		// 有没有 and its like ask; they rule nothing out.
		if (this.cues.asking.some((a) => before.endsWith(a))) return false;
		return this.cues.negations.some((n) => before.endsWith(n));
	}

	/** Whether a turn leans on what went before: short, or begins as one that points back. */
	leans(normal: string): boolean {
		const { longest, heads } = this.cues.leaning;
		return (
			[...squeeze(normal)].length <= longest ||
			heads.some((h) => normal.startsWith(h)) ||
			this.corrects(normal)
		);
	}

	/** Begins as one that points back: 那, 它, 要是 … */
	startsLeaning(normal: string): boolean {
		return this.cues.leaning.heads.some((h) => normal.startsWith(h));
	}

	/** Without the head that makes a case of it: 要是登记了呢 tells 登记了. */
	withoutHypothesis(text: string): string {
		const head = this.cues.hypothetical.find((h) => text.startsWith(h));
		return head === undefined
			? text
			: this.withoutEnding(text.slice(head.length));
	}

	/** Without the particles at its end, and without what a place carries there if so asked. */
	withoutEnding(text: string, ofPlace = false): string {
		const { endings, placeEndings } = this.cues;
		const all = ofPlace ? [...endings, ...placeEndings] : endings;
		const ending = all.find((e) => text.endsWith(e));
		return ending === undefined || text === ending
			? text
			: this.withoutEnding(text.slice(0, -ending.length), ofPlace);
	}

	/** Speaks of what was once: 以前, 2021年. */
	isOfPast(normal: string): boolean {
		return (
			/20\d\d/.test(normal) || this.cues.past.some((w) => normal.includes(w))
		);
	}

	/** Begins as what is asked in passing, 顺便问, and goes on about something else than this: 对了，这个在哪. */
	isAside(normal: string): boolean {
		const { aside, asideBack } = this.cues;
		const rests = aside
			.filter((w) => normal.startsWith(w))
			.map((w) => squeeze(normal.slice(w.length)));
		const back = new RegExp(asideBack, "u");
		return rests.length > 0 && !rests.some((rest) => back.test(rest));
	}

	/** Takes back what was said: 说错了, 不对. */
	corrects(normal: string): boolean {
		return this.cues.correction.some((w) => normal.includes(w));
	}

	audience(normal: string): "employer" | "individual" | undefined {
		return this.#pick(this.cues.audience, (w) => normal.includes(w));
	}

	/** "换成个人呢", "企业": the turn is little else than the other audience. */
	audienceSwitch(normal: string): "employer" | "individual" | undefined {
		const bare = this.withoutEnding(squeeze(normal));
		return this.#pick(
			this.cues.audienceSwitch,
			(w) => bare === this.withoutEnding(w),
		);
	}

	/** The 0-based option that a turn names by number or ordinal; -1 for the last; undefined if none. */
	picked(normal: string): number | undefined {
		const bare = this.withoutEnding(squeeze(normal));
		if (this.cues.lastPick.includes(bare)) return -1;
		const at = this.cues.picks.findIndex((forms) => forms.includes(bare));
		if (at >= 0) return at;
		return /^\d{1,2}$/.test(bare) ? Number(bare) - 1 : undefined;
	}

	/** A number, a date, a sum and nothing that says what of it: 6, 6月, 15%. */
	isBareValue(normal: string, besides: readonly string[] = []): boolean {
		const digits = /\d/.test(normal) && !/\d{5}/.test(normal);
		if (!digits) return false;
		let rest = squeeze(normal).replace(/\d+/g, "");
		for (const word of [...besides, ...this.cues.units])
			rest = rest.replaceAll(word, "");
		return rest === "";
	}

	/** A bare value in a turn that leans, and no number of an option: 交了8年呢. */
	isOtherValue(normal: string): boolean {
		return (
			this.picked(normal) === undefined &&
			this.isBareValue(
				normal.replace(this.#written, "9"),
				this.cues.valueFillers,
			)
		);
	}

	#pick(
		lists: { employer: readonly string[]; individual: readonly string[] },
		fits: (word: string) => boolean,
	): "employer" | "individual" | undefined {
		const employer = lists.employer.some(fits);
		const individual = lists.individual.some(fits);
		if (employer === individual) return undefined;
		return employer ? "employer" : "individual";
	}
}

/** Letters, digits and circled numbers only. */
export function squeeze(normal: string): string {
	return normal.replace(/[^\p{L}\p{N}]+/gu, "");
}
