import { z } from "zod";
import { facetNames } from "../knowledge/index.ts";

const words = z.array(z.coerce.string().min(1));
const cue = z.strictObject({
	any: words.default([]),
	whole: words.default([]),
});

const moveNames = [
	"restart",
	"back",
	"previousTopic",
	"dontKnow",
	"noneOfThese",
	"human",
	"angry",
	"stillNotWorking",
	"stuck",
	"note",
	"simpler",
	"more",
	"yes",
] as const;
export type Move = (typeof moveNames)[number];
const facetCues = [...facetNames, "computer"] as const;
export type FacetCue = (typeof facetCues)[number];

const record = <K extends string, T extends z.ZodType>(
	keys: readonly K[],
	type: T,
) =>
	z.strictObject(
		Object.fromEntries(keys.map((k) => [k, type])) as Record<K, T>,
	);

/** data/cues.yaml: how people say the moves of a conversation. */
export const cuesFile = z.strictObject({
	moves: record(moveNames, cue),
	facets: record(facetCues, words),
	leaning: z.strictObject({ longest: z.int().positive(), heads: words }),
	audience: z.strictObject({ employer: words, individual: words }),
	audienceSwitch: z.strictObject({ employer: words, individual: words }),
	picks: z.array(words),
	lastPick: words,
	correction: words,
	place: z.strictObject({ own: words, foreign: words, passing: words }),
});
export type Cues = z.output<typeof cuesFile>;

/** Recognises moves in a normal form. Pure words, no meaning: the steps decide what to do. */
export class Phrases {
	readonly cues: Cues;

	constructor(cues: Cues) {
		this.cues = cues;
	}

	isMove(move: Move, normal: string): boolean {
		const { any, whole } = this.cues.moves[move];
		const bare = squeeze(normal);
		return whole.includes(bare) || any.some((w) => normal.includes(w));
	}

	facet(normal: string): FacetCue | undefined {
		let best: { facet: FacetCue; length: number } | undefined;
		for (const facet of facetCues)
			for (const word of this.cues.facets[facet])
				if (normal.includes(word) && word.length > (best?.length ?? 0))
					best = { facet, length: word.length };
		return best?.facet;
	}

	/** Whether a turn leans on what went before: short, or begins as one that points back. */
	leans(normal: string): boolean {
		const { longest, heads } = this.cues.leaning;
		return (
			[...squeeze(normal)].length <= longest ||
			heads.some((h) => normal.startsWith(h))
		);
	}

	audience(normal: string): "employer" | "individual" | undefined {
		return this.#pick(this.cues.audience, (w) => normal.includes(w));
	}

	/** "换成个人呢", "企业": the turn is little else than the other audience. */
	audienceSwitch(normal: string): "employer" | "individual" | undefined {
		const bare = squeeze(normal).replace(/[呢吗啊的]+$/u, "");
		return this.#pick(
			this.cues.audienceSwitch,
			(w) => bare === w || bare === w.replace(/呢$/u, ""),
		);
	}

	/** The 0-based option that a turn names by number or ordinal; -1 for the last; undefined if none. */
	picked(normal: string): number | undefined {
		const bare = squeeze(normal).replace(/[吧呢啊的]+$/u, "");
		if (this.cues.lastPick.includes(bare)) return -1;
		const at = this.cues.picks.findIndex((forms) => forms.includes(bare));
		if (at >= 0) return at;
		return /^\d{1,2}$/.test(bare) ? Number(bare) - 1 : undefined;
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
