import type { Guide } from "../../bot/index.ts";
import type { Candidate, DeskData, GroupView } from "../../web/desk/index.ts";
import { hitsOf } from "../../web/index.ts";
import type { Group } from "./groups.ts";
import { rowOf, type Seen } from "./queue.ts";

/**
 * One group with all that is shown of it.
 * @param asked searched for in the place of what was said; empty: what was said
 */
export function viewOf(
	{
		guide: now,
		data,
		channels,
	}: {
		readonly guide: () => Guide;
		readonly data: DeskData;
		readonly channels: Readonly<Record<string, string>>;
	},
	{ decisions, messages }: Seen,
	group: Group,
	asked: string,
): GroupView {
	const guide = now();
	const { examples, found } = data.figures.questions;
	const { missed } = group;
	const decision = decisions.of(group);
	const row = rowOf(group, missed, decision, messages);
	const said = missed.map((m) => messages.withoutNames(m.said));
	const q = asked || (missed[0]?.said ?? "");
	return {
		row,
		examples: [...new Set(said)].slice(0, examples),
		offered: offeredIn(group, guide),
		places: [
			...new Set(
				missed.flatMap((m) => (m.region ? guide.places.name(m.region) : [])),
			),
		],
		channels: [...new Set(missed.flatMap((m) => m.channel ?? []))].map(
			(id) => channels[id] ?? id,
		),
		revision: decision?.revision ?? 0,
		...(decision
			? { decided: { by: decision.value.by, at: decision.value.at } }
			: {}),
		q: asked,
		found: foundBy(guide, q, found),
	};
}

/** The entries that the guide's own search finds, best first. */
function foundBy(guide: Guide, text: string, most: number): Candidate[] {
	const { ranked } = guide.search.find(text);
	return hitsOf(
		guide,
		ranked.map((r) => r.target.key),
	)
		.filter(({ kind }) => kind === "entry")
		.slice(0, most)
		.map(({ key, title }) => ({ key, title }));
}

function offeredIn({ missed }: Group, guide: Guide): GroupView["offered"] {
	const counts = new Map<string, number>();
	for (const key of missed.flatMap((m) => m.offered))
		counts.set(key, (counts.get(key) ?? 0) + 1);
	return [...counts]
		.map(([key, count]) => ({ key, count, title: titleOf(guide, key) }))
		.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** What a key such as `entry:card-loss` names; empty for what has been taken away since. */
export function titleOf(guide: Guide, key: string): string {
	const [kind, id = ""] = key.split(":", 2);
	if (kind === "entry") return guide.entries.get(id)?.title ?? "";
	if (kind === "action") return guide.actions.byId(id)?.title ?? "";
	return guide.knowledge.neighbours.find((n) => n.id === id)?.title ?? "";
}
