import type { Turn } from "./step.ts";

/** Shorter pieces say nothing by themselves. */
const shortest = 4;

/**
 * A message cut at the ends of sentences, for two questions at once and for stories. Not at spaces:
 * people type them for commas, and half a clause is surely about something it is not.
 */
export function sentences(turn: Turn): string[] {
	return turn.text
		.split(/[。？！?!；;\n]+/u)
		.map((s) => s.trim())
		.filter((s) => [...s].length >= shortest);
}
