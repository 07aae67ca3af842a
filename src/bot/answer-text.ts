import type { SubjectEntry } from "../knowledge/pure.ts";
import { type Advice, chooseAdvice } from "../knowledge/pure.ts";
import { allAdvice } from "./explain.ts";
import type { Guide } from "./guide.ts";
import { renderText } from "./render.ts";
import { adviceBlocks } from "./wording.ts";

/** An entry as one text, for programs that can show nothing else. */
export interface AnswerText {
	readonly text: string;
	/** What the text was made from. */
	readonly advice: readonly Advice[];
}

/**
 * What an entry says on a day: for a place, as a reply there would say it; without one, all places in
 * force one under the other, each under its name.
 * @returns undefined where nothing is said for the place
 */
export function answerText(
	guide: Guide,
	entry: SubjectEntry,
	asOf: string,
	region?: string,
): AnswerText | undefined {
	const choice = chooseAdvice(entry, guide.places, asOf, region);
	if (choice.kind === "elsewhere" && region !== undefined) return undefined;
	if (choice.kind !== "chosen" || region === undefined)
		return everywhere(guide, entry, asOf, region);
	const several = choice.list.length > 1;
	return {
		advice: choice.list.map((c) => c.advice),
		text: choice.list
			.map((c) => adviceBlocks(guide, c, { asOf, region }, several))
			.map((blocks) => renderText(blocks, guide.replies))
			.join("\n\n"),
	};
}

function everywhere(
	guide: Guide,
	entry: SubjectEntry,
	asOf: string,
	region: string | undefined,
): AnswerText {
	const { places, replies } = guide;
	const all = allAdvice(guide, entry, asOf).flatMap((told, i) => {
		const advice = entry.advice[i];
		const isHere =
			region === undefined ||
			advice?.regions.some((r) => places.isWithin(r, region));
		return advice && isHere ? [{ ...told, advice }] : [];
	});
	const inForce = all.filter(
		({ from = "", to = "9" }) => from <= asOf && asOf <= to,
	);
	const shown = inForce.length > 0 ? inForce : all;
	return {
		advice: shown.map((s) => s.advice),
		text: shown
			.map(({ advice, place, blocks }) => {
				const text = renderText(blocks, replies);
				// What holds in one town only must say so wherever it is read.
				const isNational = advice.regions.some(
					(r) => places.path(r).length === 1,
				);
				return shown.length === 1 && isNational
					? text
					: `${replies.say("place", { place })}\n${text}`;
			})
			.join("\n\n"),
	};
}
