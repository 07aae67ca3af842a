import type { Advice } from "../../knowledge/pure.ts";
import type { Around } from "./around.ts";

/** So much a line must share with a turn to bear on it, in nats; one telling word will do. */
const least = 3;

/** Lines that share less than this part of what the best one shares are left out. */
const nearBest = 0.5;

/** More lines than this are no answer to one question. */
const most = 3;

export interface Bearing {
	readonly lines: readonly string[];
	/** What the first of them shares with the turn, in nats, and as a part of all that the turn says. */
	readonly best: number;
	readonly part: number;
}

/**
 * The sentences of the advice that share telling words with a turn, the most first: 证件是居住证的 finds
 * the one on papers that do not work online. Empty where none shares enough.
 */
export function bearingLines({ turn, chosen }: Around): Bearing {
	const { search, form } = turn.guide;
	// Where a thing is done is said of most matters.
	const places = turn.guide.knowledge.venues
		.flatMap((v) => [v.name, v.short ?? ""])
		.map((name) => form.of(name));
	const telling = [...search.telling(turn.text)].filter(
		([term]) => !places.some((name) => name.includes(term)),
	);
	const lines = new Set(chosen.flatMap(({ advice }) => linesOf(advice)));
	const shared = [...lines]
		.map((line) => {
			const normal = form.of(line);
			const sum = telling.reduce(
				(a, [term, weight]) => a + (normal.includes(term) ? weight : 0),
				0,
			);
			return { line, sum };
		})
		.sort((a, b) => b.sum - a.sum);
	const best = shared[0]?.sum ?? 0;
	const kept = shared.filter(({ sum }) => sum >= nearBest * best);
	const all = telling.reduce((a, [, weight]) => a + weight, 0);
	return {
		lines: best < least ? [] : kept.slice(0, most).map(({ line }) => line),
		best,
		part: best / (all || 1),
	};
}

/** All that a piece of advice says, sentence by sentence. */
export function linesOf(a: Advice): string[] {
	const sentences = (text: string) => text.split(/(?<=[。；])/u);
	return [
		...(a.changed ? [a.changed] : []),
		...sentences(a.summary.text),
		...(a.cause ? sentences(a.cause.text) : []),
		...a.conditions.map((c) => c.text),
		...a.routes.flatMap((r) => [r.there?.text ?? "", r.batch?.text ?? ""]),
		...a.materials.map((m) => m.text),
		...a.remedies.map((r) => r.do.text),
		...a.required,
		...a.conditional.map((c) => c.do),
		...a.notes.map((n) => n.text),
		...a.facets.map((f) => f.text),
	].filter((line) => line !== "");
}
