import type {
	Found,
	Ranked,
	SubjectEntry,
	Target,
} from "../../knowledge/pure.ts";
import { currentTopic } from "../conversation.ts";
import { reverses } from "./reverses.ts";
import type { Turn } from "./step.ts";

/** Alike to nearly every pair of characters. */
export const exact = 0.95;

/**
 * A turn that leans on the last one is heard together with it as well, and is likelier about the same
 * matter or a related one.
 */
export function leaning(turn: Turn, found: Found): Found {
	const topic = spokenOf(turn);
	if (!topic || !turn.guide.phrases.leans(turn.normal)) return found;
	// The other way round is another matter: the words of the first would lead back to it.
	if (reverses(turn)) return found;
	// What is asked in passing has left it as well.
	if (turn.guide.phrases.isAside(turn.normal)) return found;
	// A message to the letter says by itself what it is.
	if (found.ranked.some((r) => r.template)) return found;
	const { topicBoost, relatedBoost, contextWeight, unnamedNeighbour } =
		turn.guide.settings;
	const surely = turn.guide.settings.newTopic;
	const inContext = turn.guide.search.find(`${topic.said} ${turn.text}`, {
		audience: turn.audience,
	});
	// What is clear by itself needs no context, and a message pasted before would drown all else. A
	// fork away from what is talked about only says that too little was said.
	const [first] = found.ranked;
	const clear = first && !isForkAway(turn, first.target) ? first.p : 0;
	const drowned = inContext.ranked.some((r) => r.template);
	const weight = clear < surely ? contextWeight : contextWeight * (1 - clear);
	const both = drowned ? found : mixed(found, inContext, weight);
	const entry = entryOf(turn, topic.key);
	const related = relatedTo(turn);
	return rescaled(both, ({ target, features }) => {
		const { key } = target;
		if (key === topic.key || key === `entry:${entry?.id}`) return topicBoost;
		if (related.has(key)) return relatedBoost;
		// Said just so, it is meant; resembled only, it is not.
		const isExact = features.likeness >= exact;
		return !isExact && saysNothingOf(turn, target) ? unnamedNeighbour : 1;
	});
}

/** A fork none of whose ways is the matter talked about or stands next to it. */
function isForkAway(turn: Turn, { kind, id }: Target): boolean {
	if (kind !== "crossroads") return false;
	const near = relatedTo(turn);
	const { crossroads } = turn.guide.knowledge;
	const ways = crossroads.find((c) => c.id === id)?.among ?? [];
	return !ways
		.map((way) => `entry:${way}`)
		.some((key) => near.has(key) || isTopic(turn, key));
}

/** What a short turn leans on: the question whose options are still open, or the matter talked about. */
function spokenOf({
	conversation,
}: Turn): { key: string; said: string } | undefined {
	const { pending } = conversation;
	if (pending?.kind === "options" && pending.options.length > 1)
		return { key: "", said: pending.said };
	const topic = currentTopic(conversation);
	// What was declined lends its words to nothing: what asks on after it is heard in `follow`.
	return topic?.key.startsWith("neighbour:") ? undefined : topic;
}

/** The keys that stand next to what is talked about: the options still open, or the related entries. */
export function relatedTo(turn: Turn, topics = 1): ReadonlySet<string> {
	const { pending } = turn.conversation;
	if (pending?.kind === "options" && pending.options.length > 1)
		return new Set(
			pending.options.flatMap((o) =>
				o.pick.kind === "target" ? [o.pick.key] : [],
			),
		);
	return new Set(
		turn.conversation.topics
			.slice(-topics)
			.flatMap((t) => entryOf(turn, t.key)?.related ?? [])
			.map((id) => `entry:${id}`),
	);
}

/** What a turn is about by itself, without neighbours that have no name in it. */
export function byItself(turn: Turn, found: Found): Found {
	return rescaled(found, ({ target, features }) =>
		target.kind === "neighbour" &&
		features.likeness < exact &&
		saysNothingOf(turn, target)
			? 0
			: 1,
	);
}

/** Whether a key is that of the matter talked about, its entry or an action of it. */
export function isTopic(turn: Turn, key: string): boolean {
	const topic = spokenOf(turn);
	return (
		topic !== undefined &&
		(key === topic.key || key === `entry:${entryOf(turn, topic.key)?.id}`)
	);
}

/** Neighbours and forks have many short phrasings without a subject, which any leaning turn resembles. */
function saysNothingOf({ normal, guide }: Turn, target: Target): boolean {
	if (target.kind !== "neighbour" && target.kind !== "crossroads") return false;
	return !target.names.some((word) => normal.includes(guide.form.of(word)));
}

/** Two findings as one; a candidate that only one of them has keeps its share of that one. */
function mixed(alone: Found, inContext: Found, weight: number): Found {
	const all = new Map<string, Ranked>();
	for (const r of alone.ranked)
		all.set(r.target.key, { ...r, p: (1 - weight) * r.p });
	for (const r of inContext.ranked) {
		const own = all.get(r.target.key);
		all.set(r.target.key, {
			...(own ?? r),
			p: (own?.p ?? 0) + weight * r.p,
		});
	}
	return {
		...alone,
		none: (1 - weight) * alone.none + weight * inContext.none,
		ranked: [...all.values()].sort((a, b) => b.p - a.p),
	};
}

function rescaled(found: Found, factor: (r: Ranked) => number): Found {
	const raw = found.ranked.map((r) => r.p * factor(r));
	const sum = raw.reduce((a, b) => a + b, found.none) || 1;
	return {
		...found,
		none: found.none / sum,
		ranked: found.ranked
			.map((r, i) => ({ ...r, p: (raw[i] as number) / sum }))
			.sort((a, b) => b.p - a.p),
	};
}

function entryOf(turn: Turn, key: string): SubjectEntry | undefined {
	const { guide } = turn;
	const id = key.replace(/^[a-zA-Z]+:/, "");
	return (
		guide.entries.get(id) ??
		guide.entries.get(guide.actions.byId(id)?.entry ?? "")
	);
}

/** A number that was written out is likelier there to be checked than to be talked about. */
export function withNumber(turn: Turn, found: Found): Found {
	const { guide, raw } = turn;
	if (!/[0-9A-Za-z]{15,}/.test(raw.replace(/[\s-]/g, ""))) return found;
	const checks = (r: Ranked) =>
		r.target.kind === "action" &&
		(guide.actions.byId(r.target.id)?.slots ?? []).some(
			(s) => guide.actions.slot(s)?.form === "number",
		);
	return rescaled(found, (r) => (checks(r) ? guide.settings.numberBoost : 1));
}

/** What held once is seldom meant by who does not speak of the past. */
export function ofToday(turn: Turn, found: Found): Found {
	const { entries, phrases, settings } = turn.guide;
	if (phrases.isOfPast(turn.normal)) return found;
	return rescaled(found, ({ target, features }) =>
		features.likeness < exact && entries.get(target.id)?.past
			? settings.unspokenPast
			: 1,
	);
}
