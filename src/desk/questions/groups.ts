import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
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
	readonly pairs: ReadonlySet<string>;
	/** Those of its pairs that fewest wordings have: see `telling`. */
	telling: readonly string[];
}

/** So many are compared before others get their turn: people wait for their replies meanwhile. */
const breath = 100;

/**
 * Puts like questions together: the same normal form, or pairs of characters alike enough to those of
 * a wording that was asked before (Dice's coefficient). What was asked first leads, so that a group
 * stays what it is while further questions come in; the same list gives the same groups.
 * @param newest the newest first
 * @param alike 0 to 1
 */
export async function groupsOf(
	newest: readonly Missed[],
	form: NormalForm,
	alike: number,
): Promise<Group[]> {
	const groups: { lead: Wording; all: Wording[] }[] = [];
	const byPair = new Map<string, number[]>();
	for (const [i, wording] of (
		await wordingsOf(newest, form, alike)
	).entries()) {
		if (i % breath === breath - 1) await setImmediate();
		const near = new Set(
			wording.telling.flatMap((pair) => byPair.get(pair) ?? []),
		);
		let best: { readonly at: number; readonly likeness: number } | undefined;
		for (const at of near) {
			const likeness = dice(wording, groups[at]?.lead as Wording);
			const isBetter = !best || likeness > best.likeness;
			const isEarlier = likeness === best?.likeness && at < best.at;
			if (likeness >= alike && (isBetter || isEarlier)) best = { at, likeness };
		}
		if (best) groups[best.at]?.all.push(wording);
		else {
			for (const pair of wording.telling) {
				const leaders = byPair.get(pair);
				if (leaders) leaders.push(groups.length);
				else byPair.set(pair, [groups.length]);
			}
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
async function wordingsOf(
	newest: readonly Missed[],
	form: NormalForm,
	alike: number,
): Promise<Wording[]> {
	const byForm = new Map<string, Wording>();
	for (const [i, missed] of [...newest].reverse().entries()) {
		if (i % breath === breath - 1) await setImmediate();
		const whole = form.of(missed.said);
		const normal = squeeze(form.bare(whole)) || squeeze(whole);
		const wording = byForm.get(normal);
		if (wording) wording.missed.push(missed);
		else {
			const pairs = pairsOf(normal);
			byForm.set(normal, { normal, missed: [missed], pairs, telling: [] });
		}
	}
	const wordings = [...byForm.values()];
	const counts = new Map<string, number>();
	for (const { pairs } of wordings)
		for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
	for (const wording of wordings)
		wording.telling = telling(wording, counts, alike);
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
function telling(
	{ pairs }: Wording,
	counts: ReadonlyMap<string, number>,
	alike: number,
): readonly string[] {
	const rarity = (pair: string) => counts.get(pair) ?? 0;
	const rarest = [...pairs].sort(
		(a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1),
	);
	const shared = Math.ceil((alike * pairs.size) / (2 - alike));
	return rarest.slice(0, pairs.size - Math.max(1, shared) + 1);
}

function dice({ pairs: one }: Wording, { pairs: other }: Wording): number {
	let shared = 0;
	for (const pair of one) if (other.has(pair)) shared++;
	return (2 * shared) / (one.size + other.size);
}

function idOf({ normal }: Wording): string {
	return createHash("sha256").update(normal).digest("hex").slice(0, 16);
}
