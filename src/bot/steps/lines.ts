import type { Advice } from "../../knowledge/pure.ts";
import type { FacetCue } from "../cues.ts";
import { type Around, reply } from "./around.ts";
import { linesOf } from "./bearing.ts";
import type { Answered } from "./step.ts";

/** Of more lines than this the whole entry is the better answer. */
const most = 4;

function plainLines(advice: Advice): string[] {
	return [
		...advice.summary.text.split(/(?<=[。；])/u),
		...advice.conditions.map((c) => c.text),
		...advice.remedies.map((r) => r.do.text),
		...advice.notes.map((n) => n.text),
	];
}

/**
 * "多久要停" where no facet was written for it: the sentences of the advice itself that speak of such
 * a thing, told as what stands there and no more.
 */
export function linesOn(around: Around, facet: FacetCue): Answered | undefined {
	const { turn, chosen, entry } = around;
	const { phrases, replies } = turn.guide;
	const told = (of: (advice: Advice) => readonly string[]) => [
		...new Set(
			chosen
				.flatMap(({ advice }) => of(advice))
				.filter((line) => phrases.speaksOf(facet, line)),
		),
	];
	// What stands with a route or among the papers is left out where it would be too much.
	const all = told(linesOf);
	const lines = all.length > most ? told(plainLines) : all;
	if (lines.length === 0 || lines.length > most) return undefined;
	const lead = replies.say("follow.lines", { title: entry.title });
	return reply(around, [lead, ...lines].join("\n"), []);
}
