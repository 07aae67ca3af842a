import type { Findings } from "./findings.ts";
import type { FoundPair } from "./pair.ts";
import type { Ground } from "./settle.ts";
import { shortTitle } from "./taken.ts";

/**
 * Puts pairs together that another system has twice, with the same question and the same answer.
 * @returns the pairs, and which pair stands for a key
 */
export function withoutDoubles(
	pairs: readonly FoundPair[],
	findings: Findings,
): { pairs: FoundPair[]; byKey: ReadonlyMap<string, FoundPair> } {
	const kept: FoundPair[] = [];
	const indexes = new Map<string, number>();
	const keys = new Map<string, number>();
	for (const pair of pairs) {
		const like = pair.own
			? `own ${kept.length}`
			: JSON.stringify([pair.title, pair.answer]);
		const index = indexes.get(like);
		keys.set(pair.key, index ?? kept.length);
		const before = index === undefined ? undefined : kept[index];
		if (index === undefined || !before) {
			indexes.set(like, kept.length);
			kept.push(pair);
			continue;
		}
		findings.add("doubled", pair.place, {
			title: pair.title,
			other: before.place,
		});
		kept[index] = {
			...before,
			questions: [...new Set([...before.questions, ...pair.questions])],
			prompts: [...before.prompts, ...pair.prompts],
		};
	}
	const byKey = new Map<string, FoundPair>();
	for (const [key, index] of keys) {
		const pair = kept[index];
		if (pair) byKey.set(key, pair);
	}
	return { pairs: kept, byKey };
}

/** What the other system calls a pair, where that could be an id of ours: an intent, an id of a table. */
export function nameOf(key: string): string | undefined {
	const name = key
		.replace(/^.*[/:]/, "")
		.toLowerCase()
		.replaceAll("_", "-");
	return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? name : undefined;
}

/** Ids by pair: ours keep theirs, others get the other system's name or one from their title. */
export function idsOf(
	pairs: readonly FoundPair[],
	{ ids, knowledge }: Ground,
	findings: Findings,
): ReadonlyMap<FoundPair, string> {
	const titles = new Map(knowledge.entries.map((e) => [e.id, e.title]));
	const given = new Map<string, FoundPair>();
	const all = new Map<FoundPair, string>();
	const give = (pair: FoundPair, id: string) => {
		const before = given.get(id);
		const other = before?.place ?? "";
		if (before) findings.add("sameId", pair.place, { id, other });
		given.set(id, pair);
		all.set(pair, id);
	};
	for (const pair of pairs) if (pair.own) give(pair, pair.own.id);
	for (const pair of pairs) {
		if (pair.own) continue;
		const name = nameOf(pair.key);
		const title = shortTitle(pair.title);
		const isTaken = (id: string) =>
			given.has(id) || (titles.has(id) && titles.get(id) !== title);
		if (name !== undefined && !given.has(name)) give(pair, name);
		else
			give(pair, ids.of(pair.title, `${pair.title}\n${pair.answer}`, isTaken));
	}
	return all;
}
