import { isCovered, type SubjectEntry } from "../../knowledge/pure.ts";
import type { Topic } from "../conversation.ts";
import { chosenFor } from "./answer.ts";
import type { Around } from "./around.ts";
import { bearingLines } from "./bearing.ts";
import { entryOf } from "./more-facts.ts";
import type { Turn } from "./step.ts";

/**
 * The matter that a sentence sends on to: 只要新增的人，不在这里打，见“增加花名册” names one of those
 * related, and says that this is not the place. Undefined where it names none, or is no such sentence.
 */
export function ledTo(
	{ turn, entry }: Around,
	line: string,
): SubjectEntry | undefined {
	const { entries, form, phrases, places } = turn.guide;
	if (!phrases.cues.elsewhere.some((word) => line.includes(word)))
		return undefined;
	const said = form.of(line);
	const [first] = entry.related
		.flatMap((id) => entries.get(id) ?? [])
		.filter((other) => isCovered(other, places, turn.region))
		.map((other) => {
			const names = [headOf(other.title), ...other.aliases]
				.map((name) => form.of(name))
				.filter((name) => said.includes(name));
			return { other, length: Math.max(0, ...names.map((n) => n.length)) };
		})
		.filter(({ length }) => length > 1)
		.sort((a, b) => b.length - a.length);
	return first?.other;
}

/** Whether what a matter says on a turn sends on to another. */
export function sendsOn(turn: Turn, topic: Topic): boolean {
	const entry = entryOf(turn, topic.key);
	const chosen = entry ? chosenFor(turn, entry) : [];
	if (!entry || chosen.length === 0) return false;
	const around: Around = { turn, entry, chosen, topic };
	const [first] = bearingLines(around).lines;
	return first !== undefined && ledTo(around, first) !== undefined;
}

/** A title without what explains it in brackets. */
function headOf(title: string): string {
	return title.split(/[（(]/u)[0] ?? title;
}
