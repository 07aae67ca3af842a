import type { Target } from "../../knowledge/pure.ts";
import type { Turn } from "./step.ts";

/** Whether the turn holds a name of the target: its title, slang for it, a word of a neighbour. */
export function saysName(turn: Turn, target: Target): boolean {
	const { guide } = turn;
	// 快递费谁出 asks for a cost; 快递 in it names no other office's business.
	const normal =
		target.kind === "neighbour"
			? guide.phrases.withoutCues(turn.normal)
			: turn.normal;
	const entry =
		target.kind === "action"
			? guide.entries.get(guide.actions.byId(target.id)?.entry ?? "")
			: undefined;
	const names = [target.title, ...target.names, ...(entry?.aliases ?? [])];
	return names.some((name) => {
		const form = guide.form.of(name);
		return form.length > 1 && normal.includes(form);
	});
}
