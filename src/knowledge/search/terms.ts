import type { NormalForm } from "../normal-form.ts";

/**
 * Cuts a normal form into search terms. Chinese has no spaces and segmenters cut 社/保, so every
 * character, pair and triple of a run counts:
 *
 *     参保登记  →  参 保 登 记 · 参保 保登 登记 · 参保登 保登记
 *
 * Latin words and numbers are one term each. The indexes take pairs at the longest (triples triple
 * their size and add nothing there); the classifier takes triples as well.
 */
export function characterTerms(normal: string, longest: 2 | 3 = 3): string[] {
	const terms: string[] = [];
	for (const run of runs(normal)) {
		if (!isHan(run)) {
			terms.push(run);
			continue;
		}
		const chars = [...run];
		for (const [i, char] of chars.entries()) {
			terms.push(char);
			const next = chars[i + 1];
			if (next === undefined) continue;
			terms.push(char + next);
			const third = longest === 3 ? chars[i + 2] : undefined;
			if (third !== undefined) terms.push(char + next + third);
		}
	}
	return terms;
}

/** The same by sound: pairs of neighbouring syllables, pinyin typed in letters included. */
export function soundTerms(normal: string, form: NormalForm): string[] {
	const syllables: string[] = [];
	for (const run of runs(normal)) {
		if (isHan(run)) {
			for (const char of run) syllables.push(form.sound(char) ?? char);
		} else syllables.push(...(form.syllables(run) ?? [run]));
	}
	const terms: string[] = [];
	for (let i = 0; i + 1 < syllables.length; i++)
		terms.push(`${syllables[i]} ${syllables[i + 1]}`);
	return terms;
}

function runs(normal: string): string[] {
	return normal.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)?.flatMap(split) ?? [];
}

/** The second alternative above can swallow Han characters behind letters: cut once more. */
function split(run: string): string[] {
	return run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
}

function isHan(run: string): boolean {
	return /^\p{Script=Han}/u.test(run);
}
