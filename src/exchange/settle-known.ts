import type { Findings } from "./findings.ts";
import type { Bundle, FoundPair, Intent, Pair, Read } from "./pair.ts";
import type { Ground } from "./settle.ts";
import { nameOf } from "./settle-ids.ts";
import { shortTitle } from "./taken.ts";

/** Intents of another system that are named like an action or a neighbour of ours are taken for it. */
export function withoutIntents(read: Read, { intents }: Bundle): Read {
	const byId = new Map(intents.map((i) => [i.id, i]));
	const found: Intent[] = [...read.intents];
	const pairs = read.pairs.filter((pair) => {
		const same = pair.own ? undefined : byId.get(nameOf(pair.key) ?? "");
		if (same) found.push({ ...same, questions: pair.questions });
		return same === undefined;
	});
	return { pairs, intents: found };
}

/**
 * Takes out the pairs that stand in our data already and says how they differ from it: an import adds,
 * it never overwrites what somebody has looked after here.
 */
export function settleKnown(
	read: Read,
	ids: ReadonlyMap<FoundPair, string>,
	{ known, knowledge }: Ground,
	findings: Findings,
): FoundPair[] {
	const pairs = new Map(known.pairs.map((p) => [p.id, p]));
	const there = new Set(knowledge.entries.map((e) => e.id));
	const rest = read.pairs.filter((found) => {
		const id = ids.get(found) ?? "";
		const pair = pairs.get(id);
		if (pair) compare(found, pair, findings);
		return !there.has(id);
	});
	for (const intent of read.intents) {
		const same = known.intents.find(
			(k) => k.kind === intent.kind && k.id === intent.id,
		);
		compareIntent(intent, same, findings);
	}
	return rest;
}

function compare(found: FoundPair, pair: Pair, findings: Findings): void {
	const { id } = pair;
	const fields = [
		...(found.title === pair.title || shortTitle(found.title) === pair.title
			? []
			: ["title"]),
		...(found.answer === "" || found.answer === pair.answer ? [] : ["answer"]),
	];
	if (fields.length > 0)
		findings.add("knownDiffers", found.place, { id, fields: fields.join(" ") });
	tellNew(found.questions, pair.questions, id, found.place, findings);
}

function compareIntent(
	intent: Intent,
	same: Intent | undefined,
	findings: Findings,
): void {
	const name = `${intent.kind}_${intent.id}`;
	if (same) tellNew(intent.questions, same.questions, name, name, findings);
	else
		findings.add("intentGone", name, {
			kind: intent.kind,
			id: intent.id,
			count: intent.questions.length,
		});
}

function tellNew(
	questions: readonly string[],
	known: readonly string[],
	id: string,
	place: string,
	findings: Findings,
): void {
	const said = new Set(known);
	const fresh = questions.filter((q) => !said.has(q));
	if (fresh.length > 0)
		findings.add("knownPhrasings", place, {
			id,
			count: fresh.length,
			texts: fresh.join(" | "),
		});
}
