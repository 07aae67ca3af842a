import type { Turn } from "./step.ts";

/** Shorter pieces say nothing by themselves. */
const shortest = 4;

/** A message cut at the ends of sentences, for two questions at once and for stories. */
export function sentences(turn: Turn): string[] {
	return turn.text
		.split(/[。？！?!；;\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
		.map((s) => s.trim())
		.filter((s) => [...s].length >= shortest);
}
