import type { Ranked } from "../../knowledge/index.ts";
import { draft } from "../drafts.ts";
import type { Option } from "../message.ts";
import { cite, hotline } from "../sources.ts";
import { act, actFor } from "./act.ts";
import {
	answerEntry,
	chosenFor,
	declineElsewhere,
	missed,
	settled,
} from "./answer.ts";
import { type Decision, decide, type Family } from "./decide.ts";
import { handOver } from "./hand-over.ts";
import { sentences } from "./sentences.ts";
import type { Answered, Turn } from "./step.ts";

/** What the message is about: answered, worked out, asked back, or declined. */
export function find(turn: Turn): Answered {
	const found = turn.guide.search.find(turn.text, { audience: turn.audience });
	const decision = decide(turn, found);
	const parts = sentences(turn);
	if (parts.length > 1) {
		const told = byParts(turn, decision, parts);
		if (told) return told;
	}
	return carryOut(turn, decision);
}

/** Answers, asks or declines as decided. */
export function carryOut(turn: Turn, decision: Decision): Answered {
	switch (decision.kind) {
		case "sure":
			return take(turn, decision.family);
		case "several":
			return several(turn, decision.families);
		case "elsewhere": {
			const id = decision.family.lead.target.id;
			const entry =
				turn.guide.entries.get(id) ??
				turn.guide.entries.get(turn.guide.actions.byId(id)?.entry ?? "");
			return entry ? declineElsewhere(turn, entry) : declineUnknown(turn);
		}
		case "unknown":
			return declineUnknown(turn);
	}
}

/** Answers with the target of a key, as when an option was picked. */
export function takeKey(turn: Turn, key: string): Answered {
	const [kind, id = ""] = key.split(":", 2);
	const { guide } = turn;
	const entry = guide.entries.get(id);
	if (kind === "entry" && entry) return answerEntry(turn, entry);
	const action = guide.actions.byId(id);
	if (kind === "action" && action) return act(turn, action);
	if (kind === "neighbour") return declineNeighbour(turn, id);
	return declineUnknown(turn);
}

function take(turn: Turn, family: Family): Answered {
	const { guide } = turn;
	const { target } = family.lead;
	if (target.kind === "neighbour") return declineNeighbour(turn, target.id);
	if (target.kind === "smallTalk") return chat(turn, target.id);
	const worked = actFor(turn, family);
	if (worked) return worked;
	const entry =
		target.kind === "entry"
			? guide.entries.get(target.id)
			: guide.entries.get(guide.actions.byId(target.id)?.entry ?? "");
	return entry ? answerEntry(turn, entry) : takeKey(turn, target.key);
}

/** Two questions in one message, or a story with a question in it. */
function byParts(
	turn: Turn,
	whole: Decision,
	parts: readonly string[],
): Answered | undefined {
	const { guide } = turn;
	const sure = parts.flatMap((text) => {
		const part = { ...turn, text, normal: guide.form.of(text) };
		const d = decide(
			part,
			guide.search.find(text, { audience: turn.audience }),
		);
		return d.kind === "sure" && d.family.lead.target.kind !== "smallTalk"
			? [{ part, family: d.family }]
			: [];
	});
	const distinct = sure.filter(
		(s, i) =>
			sure.findIndex(
				(o) => o.family.lead.target.key === s.family.lead.target.key,
			) === i,
	);
	const wholeKey =
		whole.kind === "sure" ? whole.family.lead.target.key : undefined;
	const wholeIsNeighbour =
		whole.kind === "sure" && whole.family.lead.target.kind === "neighbour";
	const ours = distinct.filter(
		(d) => d.family.lead.target.kind !== "neighbour",
	);
	const tail = distinct.find((d) => d.family.lead.target.kind === "neighbour");
	// One sure part in a whole that is not: the rest was story.
	if (!wholeKey || wholeIsNeighbour) {
		const [first] = ours;
		if (ours.length !== 1 || !first) return undefined;
		const answered = take(turn, first.family);
		return tail ? withNeighbour(turn, answered, tail.family) : answered;
	}
	if (tail && whole.kind === "sure")
		return withNeighbour(turn, take(turn, whole.family), tail.family);
	const second = ours.find((d) => d.family.lead.target.key !== wholeKey);
	if (!second || whole.kind !== "sure" || ours.length < 2) return undefined;
	if (!ours.some((d) => d.family.lead.target.key === wholeKey))
		return undefined;
	return withSecond(turn, take(turn, whole.family), second.family);
}

function withNeighbour(
	turn: Turn,
	answered: Answered,
	family: Family,
): Answered {
	const { guide } = turn;
	const topic = guide.knowledge.neighbours.find(
		(n) => n.id === family.lead.target.id,
	);
	if (!topic) return answered;
	const line = guide.replies.say("alsoNeighbour", { say: topic.say });
	return {
		...answered,
		reply: { ...answered.reply, text: `${answered.reply.text}\n${line}` },
	};
}

/** The second question is offered, not lost: one digit brings it. */
function withSecond(turn: Turn, answered: Answered, family: Family): Answered {
	if (answered.conversation.pending) return answered;
	const { guide } = turn;
	const { target } = family.lead;
	const line = guide.replies.say("twoQuestions", { title: target.title });
	return {
		reply: {
			...answered.reply,
			text: `${answered.reply.text}\n${line}`,
			options: [optionOf(turn, family.lead)],
		},
		conversation: {
			...answered.conversation,
			pending: {
				kind: "options",
				said: turn.text.slice(0, 200),
				options: [
					{ label: target.title, pick: { kind: "target", key: target.key } },
				],
			},
		},
	};
}

function several(turn: Turn, families: readonly Family[]): Answered {
	const { guide, conversation } = turn;
	if (conversation.clarified >= 2) return declineUnknown(turn);
	const leads = families.map((f) => f.lead);
	const options: Option[] = [
		...leads.map((r) => optionOf(turn, r)),
		{ label: guide.replies.say("clarify.none"), citations: [] },
	];
	return {
		reply: draft(guide, "clarify", {
			text: guide.replies.say("clarify.which"),
			options,
		}),
		conversation: {
			...conversation,
			clarified: conversation.clarified + 1,
			pending: {
				kind: "options",
				said: turn.text.slice(0, 200),
				options: [
					...leads.map((r) => ({
						label: labelOf(turn, r),
						pick: { kind: "target" as const, key: r.target.key },
					})),
					{
						label: guide.replies.say("clarify.none"),
						pick: { kind: "none" as const },
					},
				],
			},
		},
	};
}

function optionOf(turn: Turn, r: Ranked): Option {
	const { guide } = turn;
	const entry = guide.entries.get(r.target.id);
	const units =
		r.target.kind === "entry" && entry
			? (chosenFor(turn, entry).flatMap((c) => c.advice.units) ?? [])
			: (guide.actions.byId(r.target.id)?.units ?? []);
	const all =
		units.length > 0 || !entry ? units : entry.advice.flatMap((a) => a.units);
	return { label: labelOf(turn, r), citations: cite(guide, all) };
}

function labelOf(_turn: Turn, { target }: Ranked): string {
	return target.title;
}

function declineNeighbour(turn: Turn, id: string): Answered {
	const { guide } = turn;
	const topic = guide.knowledge.neighbours.find((n) => n.id === id);
	if (!topic) return declineUnknown(turn);
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("decline.neighbour", { say: topic.say }),
			subject: { kind: "neighbour", id, title: topic.title },
		}),
		conversation: { ...turn.conversation, misses: 0, clarified: 0 },
	};
}

function chat(turn: Turn, id: string): Answered {
	const { guide, conversation } = turn;
	const talk = guide.knowledge.smallTalk.find((s) => s.id === id);
	return {
		reply: draft(guide, "chat", {
			text: talk?.say ?? guide.replies.say("greeting"),
			subject: { kind: "smallTalk", id, title: "" },
		}),
		conversation,
	};
}

/** Does not know and says so; after two misses in a row it gives up well. */
export function declineUnknown(turn: Turn): Answered {
	const { guide } = turn;
	const conversation = { ...missed(turn), clarified: 0 };
	if (conversation.misses >= 2)
		return handOver({ ...turn, conversation }, "decline.twice");
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("decline.unknown", {
				hotline: hotline(guide, turn.region),
			}),
		}),
		conversation,
	};
}

export { settled };
