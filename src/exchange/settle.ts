import {
	type Knowledge,
	maskPersonal,
	type Places,
} from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import type { Ids } from "./ids.ts";
import type { Limits } from "./limits.ts";
import type { Bundle, FoundPair, Pair, Read } from "./pair.ts";
import { idsOf, withoutDoubles } from "./settle-ids.ts";
import { settleKnown, withoutIntents } from "./settle-known.ts";
import { Taken } from "./taken.ts";

/** What the person says of the file as a whole. */
export interface ImportOptions {
	/** Where the answers hold, unless the file says it. */
	readonly region?: string | undefined;
	/** Whom they are for, unless the file says it. */
	readonly audience: Pair["audience"];
}

/** What pairs are settled against. */
export interface Ground {
	readonly knowledge: Knowledge;
	readonly places: Places;
	/** The guide's own pairs. */
	readonly known: Bundle;
	readonly ids: Ids;
	readonly limits: Limits;
}

/** A pair that has its place in our data. */
export interface SettledPair extends Pair {
	readonly place: string;
	readonly source?: string | undefined;
}

/** Pairs with ids, without what stands in our data already; `known` counts what does. */
export interface Settled {
	readonly pairs: readonly SettledPair[];
	readonly known: number;
}

/**
 * Gives every pair found its id, takes out what is there already, and names what clashes.
 * Its findings hold every fault at once; the caller ends it with `done`.
 */
export function settle(
	read: Read,
	ground: Ground,
	options: ImportOptions,
	findings: Findings,
): Settled {
	const count = read.pairs.length;
	const most = ground.limits.pairs;
	if (count + read.intents.length === 0) findings.add("noPairs");
	if (count > most) findings.stop("tooManyPairs", "", { count, most });
	for (const pair of read.pairs) check(pair, ground, findings);
	const named = withoutIntents(read, ground.known);
	const { pairs: found, byKey } = withoutDoubles(named.pairs, findings);
	const ids = idsOf(found, ground, findings);
	const rest = settleKnown({ ...named, pairs: found }, ids, ground, findings);
	tellRegions(rest, options, ground, findings);
	const taken = new Taken(ground.knowledge);
	const targetOf = targetsOf(byKey, ids, ground);
	const pairs = rest.map((one) => {
		const { own, place, source, answer } = one;
		const id = ids.get(one) ?? "";
		return {
			...{ id, kind: own?.kind ?? "faq", answer, place, source },
			...taken.code(one, findings),
			title: taken.title(one, findings),
			questions: taken.questions(one, id, findings),
			audience: one.audience ?? options.audience,
			regions: one.regions ?? [options.region ?? ""],
			units: own?.units ?? [],
			prompts: promptsOf(one, targetOf, findings),
		};
	});
	return { pairs, known: found.length - rest.length };
}

function check(pair: FoundPair, { limits }: Ground, findings: Findings): void {
	const { place, title, questions, answer, own } = pair;
	const most = limits.textCharacters;
	for (const text of [title, ...questions, answer])
		if (text.length > most)
			findings.add("longText", place, { count: text.length, most });
	if (answer === "") findings.add("noAnswer", place, { title });
	if (own?.kind === "errorMessage" && own.code === undefined)
		findings.add("codeMissing", place, { title });
	if (own) return;
	if (/<\/?[a-z][^<>]*>|\*\*|\]\(|^#+ |^\|.*\|$/im.test(answer))
		findings.add("markup", place, { title });
	const all = [title, ...questions, answer];
	if (all.some((text) => /\*{6}/.test(maskPersonal(text))))
		findings.add("personal", place, { title });
}

function tellRegions(
	pairs: readonly FoundPair[],
	{ region }: ImportOptions,
	{ places }: Ground,
	findings: Findings,
): void {
	const regions = places.ids().join(" ");
	const missing = pairs.find((p) => p.regions === undefined);
	if (region === undefined && missing)
		findings.add("needRegion", missing.place, { regions });
	if (region !== undefined && !places.has(region))
		findings.add("unknownRegion", "", { region, regions });
	for (const { regions: own = [], place } of pairs)
		for (const r of own)
			if (!places.has(r))
				findings.add("unknownRegion", place, { region: r, regions });
}

/** What a prompt leads to: a pair of the file, or an entry that is there already. */
type Target = { readonly id: string; readonly title: string };

function targetsOf(
	byKey: ReadonlyMap<string, FoundPair>,
	ids: ReadonlyMap<FoundPair, string>,
	{ knowledge }: Ground,
): (key: string) => Target | undefined {
	const there = new Map(knowledge.entries.map((e) => [e.id, e]));
	return (key) => {
		const found = byKey.get(key);
		return found
			? { id: ids.get(found) ?? "", title: found.title }
			: there.get(key.replace(/^.*[/:]/, ""));
	};
}

function promptsOf(
	found: FoundPair,
	targetOf: (key: string) => Target | undefined,
	findings: Findings,
): string[] {
	const ids = found.prompts.flatMap(({ key, place, text }) => {
		const target = targetOf(key);
		if (!target) {
			findings.add("promptNowhere", place, { key, text: text ?? "" });
			return [];
		}
		if (text !== undefined && text !== target.title)
			findings.add("displayText", place, { text, title: target.title });
		return [target.id];
	});
	return [...new Set(ids)];
}
