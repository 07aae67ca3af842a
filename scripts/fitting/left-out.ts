import type { GuideData } from "../../src/bot/index.ts";
import {
	compileSearch,
	type Found,
	type Target,
} from "../../src/knowledge/index.ts";

/** A phrasing asked of an index and a classifier that have never seen it. */
export interface LeftOut {
	readonly fold: number;
	readonly text: string;
	/** The key of the target it belongs to; undefined where that target was left out as a whole. */
	readonly label: string | undefined;
	readonly found: Found;
}

/**
 * Asks every phrasing of an index without it. In each fold every n-th target is missing as a whole
 * too: its phrasings show what a question that nobody has answered yet looks like.
 */
export function* askLeftOut(
	data: GuideData,
	folds: number,
	withUnknown: boolean,
): Generator<LeftOut> {
	for (let fold = 0; fold < folds; fold++) {
		const held: { text: string; label: string | undefined }[] = [];
		const kept: Target[] = [];
		for (const [t, target] of data.targets.entries()) {
			const missing =
				withUnknown && target.kind === "entry" && t % folds === fold;
			const out = (i: number) => hash(`${target.key} ${i}`) % folds === fold;
			for (const [i, text] of target.utterances.entries())
				if (missing ? i % 3 === 0 : out(i))
					held.push({ text, label: missing ? undefined : target.key });
			if (!missing)
				kept.push({
					...target,
					utterances: target.utterances.filter((_, i) => !out(i)),
				});
		}
		const { search } = compileSearch(
			// Messages to the letter would settle everything: the question here is the ranking.
			{ entries: [], neighbours: [], lexicon: data.knowledge.lexicon },
			kept,
			data.characters,
			data.settings,
		);
		for (const { text, label } of held)
			yield { fold, text, label, found: search.find(text) };
	}
}

/** FNV-1a: the same folds on every machine and for every order of files. */
function hash(text: string): number {
	let h = 0x811c9dc5;
	for (let i = 0; i < text.length; i++)
		h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
	return h;
}
