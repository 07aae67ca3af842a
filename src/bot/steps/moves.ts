import type { Conversation, Topic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { act } from "./act.ts";
import { decide } from "./decide.ts";
import { takeKey } from "./find.ts";
import { handOver } from "./hand-over.ts";
import type { Answered, Turn } from "./step.ts";

/** Start again, back, the earlier subject, a human, anger: understood whatever was asked last. */
export function moves(turn: Turn): Answered | undefined {
	const { guide, conversation, normal } = turn;
	const { phrases } = guide;
	if (phrases.isMove("restart", normal)) return restart(turn);
	if (phrases.isMove("human", normal)) return handOver(turn);
	if (phrases.isMove("angry", normal) && !tellsMatter(turn))
		return handOver(turn, "handover.angry");
	if (phrases.isMove("back", normal)) return back(turn);
	if (phrases.isMove("previousTopic", normal) && hasEarlier(conversation))
		return previousTopic(turn, conversation.topics);
	return undefined;
}

/** Who scolds and says what the matter is wants the matter solved, not to be sent on. */
function tellsMatter(turn: Turn): boolean {
	const found = turn.guide.search.find(turn.text, { audience: turn.audience });
	const decision = decide(turn, found);
	return (
		decision.kind === "sure" && decision.family.lead.target.kind === "entry"
	);
}

function restart(turn: Turn): Answered {
	const { id, region, audience, at, turns } = turn.conversation;
	return {
		reply: draft(turn.guide, "chat", {
			text: turn.guide.replies.say("ask.restarted"),
		}),
		conversation: {
			id,
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			topics: [],
			facts: {},
			asked: [],
			unknown: [],
			misses: 0,
			clarified: 0,
			asks: [],
			rest: [],
			turns,
			at,
		},
	};
}

/** 上一步: the last fact given is forgotten and asked for again. */
function back(turn: Turn): Answered {
	const { guide, conversation } = turn;
	const { pending, asked } = conversation;
	const action =
		pending?.kind === "slot" ? guide.actions.byId(pending.action) : undefined;
	const now = pending?.kind === "slot" ? pending.slot : undefined;
	const before = asked.filter((s) => s !== now).at(-1);
	if (!action || before === undefined) {
		if (conversation.topics.length > 1)
			return previousTopic(turn, conversation.topics);
		return {
			reply: draft(guide, "chat", {
				text: guide.replies.say("ask.nothingBack"),
			}),
			conversation,
		};
	}
	const facts = Object.fromEntries(
		Object.entries(conversation.facts).filter(([slot]) => slot !== before),
	);
	const again = {
		...turn,
		raw: "",
		conversation: {
			...conversation,
			facts,
			asked: asked.filter((s) => s !== before && s !== now),
			story: [],
		},
	};
	return act(again, action);
}

/** A question with options is open: the matter before it is the last one that was answered. */
function asksNow({ pending }: Conversation): boolean {
	return pending?.kind === "options" && pending.options.length > 1;
}

function hasEarlier(conversation: Conversation): boolean {
	return conversation.topics.length > (asksNow(conversation) ? 0 : 1);
}

function previousTopic(turn: Turn, topics: readonly Topic[]): Answered {
	const before = topics.at(asksNow(turn.conversation) ? -1 : -2);
	if (!before)
		return {
			reply: draft(turn.guide, "chat", {
				text: turn.guide.replies.say("follow.noBack"),
			}),
			conversation: turn.conversation,
		};
	return takeKey(turn, before.key);
}
