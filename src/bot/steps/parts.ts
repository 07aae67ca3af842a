import { withAfter } from "../drafts.ts";
import { decide } from "./decide.ts";
import type { Decision, Family } from "./families.ts";
import { optionOf } from "./offer.ts";
import { saysName } from "./says-name.ts";
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
	// Beside what is declined as a whole a question of ours needs less to be heard.
	const { bands, newTopic } = guide.settings;
	const declined =
		whole.kind === "sure" && whole.family.lead.target.kind === "neighbour";
	const least = declined ? newTopic : bands.part;
	const sure = parts.flatMap((text) => {
		const part = { ...turn, text, normal: guide.form.of(text) };
		const d = decide(
			part,
			guide.search.find(text, { audience: turn.audience }),
		);
		if (d.kind === "sure" || d.kind === "several") leads.push(first(d));
		const family = surely(part, d, least);
		return family && family.lead.target.kind !== "smallTalk"
			? [{ part, family }]
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
		const [only] = ours;
		if (ours.length !== 1 || !only) return undefined;
		const answered = take(turn, only.family);
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

function first(d: Extract<Decision, { kind: "sure" | "several" }>): string {
	const family = d.kind === "sure" ? d.family : d.families[0];
	return family?.lead.target.key ?? "";
}

/** What a part is surely about; several neighbours are surely not ours, whichever of them it is. */
function surely(part: Turn, d: Decision, least: number): Family | undefined {
	if (d.kind === "sure") return d.family.p >= least ? d.family : undefined;
	if (d.kind !== "several") return undefined;
	const areNeighbours = d.families.every(
		(f) => f.lead.target.kind === "neighbour",
	);
	const p = d.families.reduce((sum, f) => sum + f.p, 0);
	if (!areNeighbours || p < least) return undefined;
	const named = d.families.find((f) => saysName(part, f.lead.target));
	return named ?? d.families[0];
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
