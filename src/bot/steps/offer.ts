import { isCovered, type Target } from "../../knowledge/pure.ts";
import { draft } from "../drafts.ts";
import type { Option } from "../message.ts";
import { cite } from "../sources.ts";
import { answerEntry, chosenFor } from "./answer.ts";
import { chat, declineUnknown } from "./decline.ts";
import type { Family } from "./families.ts";
import { relatedTo } from "./leaning.ts";
import type { Answered, Turn } from "./step.ts";

/** Said too little: the entries it may mean are offered; where only one holds here, that is meant. */
export function fork(turn: Turn, id: string): Answered {
	const { guide, region } = turn;
	const fork = guide.knowledge.crossroads.find((c) => c.id === id);
	const entries = (fork?.among ?? [])
		.flatMap((e) => guide.entries.get(e) ?? [])
		.filter((e) => isCovered(e, guide.places, region));
	const [only] = entries;
	if (only && entries.length === 1) return answerEntry(turn, only);
	if (!only) return declineUnknown(turn);
	return offer(
		turn,
		entries.map((e) => ({
			key: `entry:${e.id}`,
			kind: "entry",
			id: e.id,
			title: e.title,
		})),
	);
}

/** Several are close: they are offered, a fork among them as the entries it leads to. */
export function several(turn: Turn, families: readonly Family[]): Answered {
	const { guide } = turn;
	const forks = families.flatMap((f) =>
		f.lead.target.kind === "crossroads" ? [f.lead.target.id] : [],
	);
	const near = relatedTo(turn, 2);
	const isNear = (id: string) => (near.has(`entry:${id}`) ? 0 : 1);
	const beyond = guide.knowledge.crossroads
		.filter((c) => forks.includes(c.id))
		.flatMap((c) => c.among)
		.sort((a, b) => isNear(a) - isNear(b))
		.flatMap((id) => guide.entries.get(id) ?? [])
		.filter((e) => isCovered(e, guide.places, turn.region))
		.map((e) => ({
			key: `entry:${e.id}`,
			kind: "entry",
			id: e.id,
			title: e.title,
		}));
	const direct = families
		.map((f) => f.lead.target)
		.filter((t) => t.kind !== "crossroads" && t.kind !== "smallTalk");
	const ours = direct.filter((t) => t.kind !== "neighbour");
	const all = [...(ours.length > 0 ? ours : direct), ...beyond].filter(
		(t, i, list) => list.findIndex((o) => o.key === t.key) === i,
	);
	if (all.length === 0) {
		const talk = families[0]?.lead.target;
		return talk?.kind === "smallTalk"
			? chat(turn, talk.id)
			: declineUnknown(turn);
	}
	return offer(turn, all.slice(0, guide.settings.maxOptions - 1));
}

/** What an option needs to know of its target. */
type Offered = Pick<Target, "key" | "id" | "title"> & { readonly kind: string };

/** Asks which is meant: numbered options, the last one "none of these". */
export function offer(turn: Turn, targets: readonly Offered[]): Answered {
	const { guide, conversation } = turn;
	if (conversation.clarified >= 2) return declineUnknown(turn);
	const none = guide.replies.say("clarify.none");
	return {
		reply: draft(guide, "clarify", {
			text: guide.replies.say("clarify.which"),
			options: [
				...targets.map((t) => optionOf(turn, t)),
				{ label: none, citations: [] },
			],
		}),
		conversation: {
			...conversation,
			clarified: conversation.clarified + 1,
			pending: {
				kind: "options",
				said: turn.text.slice(0, 200),
				options: [
					...targets.map((t) => ({
						label: t.title,
						pick: { kind: "target" as const, key: t.key },
					})),
					{ label: none, pick: { kind: "none" as const } },
				],
			},
		},
	};
}

export function optionOf(turn: Turn, target: Offered): Option {
	const { guide } = turn;
	const entry =
		target.kind === "entry" ? guide.entries.get(target.id) : undefined;
	if (!entry)
		return {
			label: target.title,
			citations: cite(guide, guide.actions.byId(target.id)?.units ?? []),
		};
	const shown = chosenFor(turn, entry).flatMap((c) => c.advice.units);
	const units = shown.length > 0 ? shown : entry.advice.flatMap((a) => a.units);
	return { label: target.title, citations: cite(guide, units) };
}
