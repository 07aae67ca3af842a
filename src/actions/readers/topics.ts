import type { Slot } from "../contract.ts";
import type { Lexis } from "./lexis.ts";
import { NEAR } from "./scan.ts";

/** A yes or no said around the topic of a slot; undefined where nothing is said of it. */
export interface Around {
	/** The clause, which may go on over a blank: 社保 已缴. */
	readonly text: string;
	readonly from: number;
	readonly to: number;
	/** Topics of all slots looked for, as one alternative: in a list of them the last word is about all. */
	readonly topics: string;
}

/** What is said of a topic: first right after it, then right before, then farther off. */
export function saidAround(lexis: Lexis, at: Around): boolean | undefined {
	const { answers } = lexis.phrases;
	const before = at.text.slice(Math.max(0, at.from - NEAR), at.from);
	const rest = at.text.slice(at.to, at.to + NEAR);
	const after = withoutList(lexis, rest, at.topics);
	const test = (source: string, text: string) => lexis.regex(source).test(text);
	const asked = isAsked(lexis, at.text);
	const openlyAsked = lexis.has(answers.openQuestion, at.text);

	const no = test(`^[^\\d${answers.doneMarks}]{0,3}${answers.negation}`, after);
	if (no) return openlyAsked ? undefined : false;
	// 意外险买了能申请吗 asks for something else than whether it is bought.
	const stated = lexis.regex(`^(?:${answers.doneAfter})`).exec(after);
	if (stated) {
		const tail = after.slice(stated[0].length);
		if (test(answers.hypothetical, tail)) return undefined;
		const head = at.text.slice(0, at.to);
		const isAskedAfter = asked && !test(answers.nextQuestion, tail);
		return isAskedAfter || lexis.has(answers.openQuestion, head)
			? undefined
			: true;
	}
	if (test(`${answers.negation}[^\\d${answers.doneMarks}]{0,4}$`, before))
		return openlyAsked ? undefined : false;
	const yes =
		test(`^[^\\d${answers.partMarks}]{0,4}${answers.done}`, after) ||
		test(`${answers.doneBefore}[^\\d]{0,4}$`, before) ||
		test(`${answers.done}$`, before);
	return yes && !asked ? true : undefined;
}

export function isAsked(lexis: Lexis, clause: string): boolean {
	return lexis.has(lexis.phrases.answers.question, clause);
}

/** 生活费、意外险、带教老师都有了: what stands after the list is said of each of its items. */
function withoutList(lexis: Lexis, after: string, topics: string): string {
	if (topics === "") return after;
	const { listLink, listEnd } = lexis.phrases.answers;
	const list = lexis.regex(`^(?:(?:${listLink})?(?:${topics}))+`).exec(after);
	if (!list) return after;
	const rest = after.slice(list[0].length);
	// Without a link only a word like "all" shows that what follows is about the whole list.
	const isList =
		lexis.regex(listEnd).test(rest) || lexis.regex(`^${listLink}`).test(after);
	return isList ? rest : after;
}

/** The topics of all yes/no slots, longest expressions first. */
export function topicsOf(slots: readonly Slot[]): string {
	return slots
		.flatMap((slot) => slot.topic ?? [])
		.sort((a, b) => b.length - a.length)
		.join("|");
}
