import type { Action } from "../../actions/pure.ts";
import type { Turn } from "./step.ts";

/**
 * "不对，是女的" where 男职工 was told: what was told is taken back, though nothing is told in its place.
 * The turn without it; undefined where the turn takes nothing back.
 */
export function withoutUndone(turn: Turn, action: Action): Turn | undefined {
	const { guide, raw, conversation } = turn;
	const undone = action.slots.filter((id) => {
		const known = conversation.facts[id];
		const choice = guide.actions.slot(id)?.choices?.find((c) => c.id === known);
		return choice?.undone?.some((p) => new RegExp(p, "iu").test(raw)) ?? false;
	});
	if (undone.length === 0) return undefined;
	const left = Object.entries(conversation.facts).filter(
		([id]) => !undone.includes(id),
	);
	return {
		...turn,
		conversation: {
			...conversation,
			facts: Object.fromEntries(left),
			asked: conversation.asked.filter((id) => !undone.includes(id)),
			story: [],
		},
	};
}
