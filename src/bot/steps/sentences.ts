import type { Turn } from "./step.ts";

/** Shorter pieces say nothing by themselves, nor do figures and signs. */
const shortest = 3;
const hasWords = /\p{L}.*\p{L}/u;

/** A tail that asks of something else is no longer than this: 医保呢, 公积金那边呢. */
const longestTail = 6;

/**
 * A message cut at the ends of sentences, for two questions at once and for stories. Not at spaces:
 * people type them for commas, and half a clause is surely about something it is not.
 */
export function sentences(turn: Turn): string[] {
	return turn.text
		.split(/[。？！?!；;\n]+/u)
		.flatMap((s) => withTail(turn, s.trim()))
		.filter((s) => [...s].length >= shortest && hasWords.test(s));
}

/** "基数最低多少，医保呢": the tail is a question of its own. */
function withTail({ guide }: Turn, sentence: string): string[] {
	const at = sentence.search(/[，,、][^，,、]*$/u);
	const tail = sentence.slice(at + 1).trim();
	const asks = guide.phrases.cues.tails.some((t) => tail.endsWith(t));
	return at > 0 && asks && [...tail].length <= longestTail
		? [sentence.slice(0, at), tail]
		: [sentence];
}
