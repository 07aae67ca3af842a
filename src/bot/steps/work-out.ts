import { checkFacts } from "../../actions/pure.ts";
import { UnknownActionError } from "../unknown-action.ts";
import { act } from "./act.ts";
import { keepable } from "./hear.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Works out the action that a message names outright, from the facts it brings: they take the place of what
 * the talk knew for it, so that a changed fact contradicts nothing.
 * @throws {UnknownActionError}, or {FactError} where a fact cannot be a slot's
 */
export function workOut(turn: Turn): Turn | Answered {
	const { work, guide, conversation, asOf } = turn;
	if (!work) return turn;
	const action = guide.actions.byId(work.action);
	if (!action) throw new UnknownActionError(work.action);
	const told = checkFacts(action, work.facts, { asOf });
	const others = Object.entries(conversation.facts).filter(
		([slot]) => !action.slots.includes(slot),
	);
	const { pending: _open, ...rest } = conversation;
	return act(
		{
			...turn,
			// The text is only what the page shows for it: nothing is read out of it.
			raw: "",
			conversation: {
				...rest,
				facts: { ...Object.fromEntries(others), ...keepable(turn, told) },
				asked: [],
				unknown: [],
			},
		},
		action,
	);
}
