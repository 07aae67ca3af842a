import type { Action, evaluate } from "../../actions/pure.ts";
import { draft } from "../drafts.ts";
import type { Block } from "../message.ts";
import { cite } from "../sources.ts";
import { routeBlock } from "../wording.ts";
import { chosenFor } from "./answer.ts";
import { type Heard, keepable } from "./hear.ts";
import { factsKnown } from "./known-facts.ts";
import { settled } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

/** The outcome of an action, what it rests on, and the way on where there is one. */
export function giveResult(
	turn: Turn,
	action: Action,
	heard: Heard,
	evaluation: Extract<ReturnType<typeof evaluate>, { kind: "result" }>,
): Answered {
	const { guide } = turn;
	const { replies } = guide;
	const entry = guide.entries.get(action.entry ?? "");
	// Only who may go on needs the way to the counter or the menu.
	const routes: Block[] =
		entry && evaluation.verdict === "yes"
			? chosenFor(turn, entry)
					.slice(0, 1)
					.flatMap((c) => c.advice.routes)
					.map((r) => routeBlock(guide, r))
			: [];
	const saidBy = evaluation.saidBy?.length
		? [
				replies.say("borrowed", {
					place: evaluation.saidBy.map((r) => guide.places.name(r)).join("、"),
				}),
			]
		: [];
	const rulings = evaluation.rulings.flatMap((n) => {
		const text = guide.rulings.get(n);
		return text ? [replies.say("result.ruling", { text })] : [];
	});
	const reply = draft(guide, "result", {
		blocks: [
			{ kind: "text", role: "result", text: evaluation.text },
			...routes,
		],
		after: [...saidBy, ...rulings, replies.say("result.caution")],
		citations: cite(guide, evaluation.units),
		subject: { kind: "action", id: action.id, title: action.title },
	});
	const facts = { ...turn.conversation.facts, ...keepable(turn, heard.facts) };
	return {
		reply: {
			...reply,
			facts: factsKnown(turn, action, facts),
			trace: evaluation.trace,
		},
		conversation: {
			...settled(turn, `action:${action.id}`),
			facts,
			asked: [],
			unknown: [],
		},
	};
}
