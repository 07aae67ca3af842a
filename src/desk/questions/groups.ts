import { createHash } from "node:crypto";
import type { Missed } from "../../bot/index.ts";
import { type NormalForm, squeeze } from "../../knowledge/index.ts";

/** Questions that are as good as one. */
export interface Group {
	/** Of the wording that was asked first. */
	readonly id: string;
	/** Of all its wordings, `id` among them; they tell nobody what was asked. */
	readonly ids: readonly string[];
	/** Oldest first. */
	readonly missed: readonly Missed[];
}

interface Wording {
	readonly normal: string;
	readonly missed: Missed[];
	/** Its pairs of characters, those that the fewest wordings have first. */
	pairs: readonly string[];
}

/**
 * Puts like questions together: the same normal form, or pairs of characters alike enough to those of
 * a wording that was asked before (Dice's coefficient). What was asked first leads, so that a group
 * stays what it is while further questions come in; the same list gives the same groups.
 * @param newest the newest first
 * @param alike 0 to 1
 */
export function groupsOf(
	newest: readonly Missed[],
	form: NormalForm,
	alike: number,
): Group[] {
	const wordings = wordingsOf(newest, form);
	const groups: { lead: Wording; all: Wording[] }[] = [];
	const byPair = new Map<string, number[]>();
	for (const wording of wordings) {
		const near = new Set(
			telling(wording, alike).flatMap((pair) => byPair.get(pair) ?? []),
		);
		let best: { readonly at: number; readonly likeness: number } | undefined;
		for (const at of [...near].sort((a, b) => a - b)) {
			const likeness = dice(wording, groups[at]?.lead as Wording);
			if (likeness >= alike && likeness > (best?.likeness ?? 0))
				best = { at, likeness };
		}
		if (best) groups[best.at]?.all.push(wording);
		else {
			for (const pair of telling(wording, alike))
				byPair.set(pair, [...(byPair.get(pair) ?? []), groups.length]);
			groups.push({ lead: wording, all: [wording] });
		}
	}
	return groups.map(({ lead, all }) => ({
		id: idOf(lead),
		ids: all.map(idOf),
		missed: all.flatMap((w) => w.missed).sort((a, b) => a.at - b.at),
	}));
}

/** In the order in which they were first asked. */
function wordingsOf(newest: readonly Missed[], form: NormalForm): Wording[] {
	const byForm = new Map<string, Wording>();
	for (const missed of [...newest].reverse()) {
		const whole = form.of(missed.said);
		const normal = squeeze(form.bare(whole)) || squeeze(whole);
		const wording = byForm.get(normal);
		if (wording) wording.missed.push(missed);
		else byForm.set(normal, { normal, missed: [missed], pairs: [] });
	}
	const wordings = [...byForm.values()];
	const counts = new Map<string, number>();
	for (const wording of wordings) {
		wording.pairs = [...pairsOf(wording.normal)];
		for (const pair of wording.pairs)
			counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	const rarity = (pair: string) => counts.get(pair) ?? 0;
	for (const wording of wordings)
		wording.pairs = [...wording.pairs].sort(
			(a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1),
		);
	return wordings;
}

function pairsOf(normal: string): Set<string> {
	const letters = [...normal];
	if (letters.length < 2) return new Set(letters);
	return new Set(letters.slice(1).map((c, i) => `${letters[i]}${c}`));
}

/**
 * So many of the rarest pairs that two alike wordings must share one of them: those that hold n pairs
 * share at least n·d/(2-d). Comparing each with each would take minutes at ten thousand.
 */
function telling({ pairs }: Wording, alike: number): readonly string[] {
	const shared = Math.ceil((alike * pairs.length) / (2 - alike));
	return pairs.slice(0, pairs.length - Math.max(1, shared) + 1);
}

function dice(one: Wording, other: Wording): number {
	const there = new Set(other.pairs);
	const shared = one.pairs.filter((pair) => there.has(pair)).length;
	return (2 * shared) / (one.pairs.length + other.pairs.length);
}

function idOf({ normal }: Wording): string {
	return createHash("sha256").update(normal).digest("hex").slice(0, 16);
}
