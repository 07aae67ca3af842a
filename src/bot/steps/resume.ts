import { fillSlot } from "./fill-slot.ts";
import { follow } from "./follow.ts";
import { moves } from "./moves.ts";
import { pickOption } from "./picks.ts";
import type { Answered, Turn } from "./step.ts";

/** Takes up the thread: moves of the conversation, answers to our question, turns that lean on the last. */
export function resume(turn: Turn): Turn | Answered {
	const remembered = {
		...turn,
		conversation: {
			...turn.conversation,
			asks: [...turn.conversation.asks, turn.text.slice(0, 80)].slice(-4),
		},
	};
	return (
		moves(remembered) ??
		answerToUs(remembered) ??
		follow(remembered) ??
		remembered
	);
}

function answerToUs(turn: Turn): Answered | undefined {
	const { pending } = turn.conversation;
	if (pending?.kind === "options")
		return pickOption(turn, pending.options, pending.said);
	if (pending?.kind === "slot")
		return fillSlot(turn, pending.action, pending.slot);
	return undefined;
}
