import type { KeptFeedback } from "../../bot/index.ts";
import { DayFinder, type Spans } from "./spans.ts";

const bins = 10;
/** Standard normal, two-sided 95 %. */
const z95 = 1.959964;

/** Replies whose stated probability lies in a tenth, the upper end left out but for 1. */
export interface Bin {
	readonly from: number;
	readonly to: number;
	readonly right: number;
	readonly wrong: number;
	/** The mean of what was stated; undefined where nothing was judged. */
	readonly stated: number | undefined;
	/** The share that people called right, and what chance leaves open at 95 % (Wilson's interval). */
	readonly share: number | undefined;
	readonly low: number | undefined;
	readonly high: number | undefined;
}

/** What was said of replies. */
export interface Judged {
	/** Replies judged right and wrong, whatever they came from. */
	readonly right: number;
	readonly wrong: number;
	readonly bins: readonly Bin[];
}

/** What is counted together. */
export interface JudgedOptions {
	readonly spans: Spans;
	/** The day at the bureau, of milliseconds since 1970. */
	readonly dayOf: (at: number) => string;
	readonly counts: (said: KeptFeedback) => boolean;
}

/**
 * Holds what the search stated against what people said: of the replies that answer or work something
 * out, came from a search and were judged, the stated probability and whether the last word on each
 * was "right". Who judges chooses himself; the rest is not in it.
 */
export async function judgedOf(
	said: AsyncIterable<KeptFeedback>,
	{ spans, dayOf, counts }: JudgedOptions,
): Promise<Judged> {
	const finder = new DayFinder(spans, dayOf);
	/** By receipt, so that pressing twice counts once: a few words for each reply judged. */
	const last = new Map<string, { isRight: boolean; p: number | undefined }>();
	for await (const one of said) {
		if (finder.index(one.at) === undefined || !counts(one)) continue;
		const isRight = one.verdict === "right";
		last.set(one.receipt, { isRight, p: statedFor(one) });
	}
	const counted = Array.from({ length: bins }, () => newBin());
	let right = 0;
	for (const { isRight, p } of last.values()) {
		if (isRight) right++;
		if (p === undefined) continue;
		const bin = counted[Math.min(bins - 1, Math.floor(p * bins))];
		if (!bin) continue;
		bin[isRight ? "right" : "wrong"]++;
		bin.sum += p;
	}
	return { right, wrong: last.size - right, bins: counted.map(binOf) };
}

const newBin = () => ({ right: 0, wrong: 0, sum: 0 });

function statedFor({ of }: KeptFeedback): number | undefined {
	const tells = of?.outcome === "answer" || of?.outcome === "result";
	return tells && of.searched ? of.p : undefined;
}

function binOf(
	{ right, wrong, sum }: ReturnType<typeof newBin>,
	index: number,
): Bin {
	const n = right + wrong;
	const ends = { from: index / bins, to: (index + 1) / bins };
	if (n === 0)
		return {
			...ends,
			right,
			wrong,
			stated: undefined,
			share: undefined,
			low: undefined,
			high: undefined,
		};
	const share = right / n;
	return { ...ends, right, wrong, stated: sum / n, share, ...wilson(share, n) };
}

/** Wilson's score interval for a share of n. */
function wilson(share: number, n: number): { low: number; high: number } {
	const square = z95 ** 2;
	const middle = share + square / (2 * n);
	const half = z95 * Math.sqrt((share * (1 - share) + square / (4 * n)) / n);
	const scale = 1 + square / n;
	return {
		low: Math.max(0, (middle - half) / scale),
		high: Math.min(1, (middle + half) / scale),
	};
}
