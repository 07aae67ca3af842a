import { withAfter } from "../drafts.ts";
import { type Decision, decide } from "./decide.ts";
import type { Family } from "./families.ts";
import { optionOf } from "./offer.ts";
import type { Answered, Turn } from "./step.ts";

/** Answers with a family that is sure. */
type Take = (turn: Turn, family: Family) => Answered;

/** Two questions in one message, or a story with a question in it. */
export function byParts(
	turn: Turn,
	take: Take,
	whole: Decision,
	parts: readonly string[],
): Answered | undefined {
	const { guide } = turn;
	const leads: string[] = [];
	const sure = parts.flatMap((text) => {
		const part = { ...turn, text, normal: guide.form.of(text) };
		const d = decide(
			part,
			guide.search.find(text, { audience: turn.audience }),
		);
		if (d.kind === "sure") leads.push(d.family.lead.target.key);
		if (d.kind === "several")
			leads.push(...d.families.slice(0, 1).map((f) => f.lead.target.key));
		const isSure = d.kind === "sure" && d.family.p >= guide.settings.bands.part;
		return isSure && d.family.lead.target.kind !== "smallTalk"
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
	if (!second || whole.kind !== "sure") return undefined;
	// The whole must be one of the questions: a story leads to its own answer.
	if (!leads.includes(wholeKey)) return undefined;
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
		reply: withAfter(answered.reply, line),
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
			...withAfter(answered.reply, line),
			options: [optionOf(turn, target)],
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
