import {
	type Chosen,
	chooseAdvice,
	isCovered,
	type SubjectEntry,
} from "../../knowledge/pure.ts";
import { withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { figureUnits } from "../figure-blocks.ts";
import { cite, hotline } from "../sources.ts";
import { adviceBlocks } from "../wording.ts";
import { askPlace, askWhichTwin, widerTwin } from "./ask-place.ts";
import { missed, settled } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

/** Answers with an entry: the advice for the place and day, or the question which place. */
export function answerEntry(
	turn: Turn,
	entry: SubjectEntry,
	after: readonly string[] = [],
): Answered {
	const { guide, asOf, region } = turn;
	const choice = chooseAdvice(entry, guide.places, asOf, region);
	if (choice.kind === "elsewhere") {
		const here = twinHere(turn, entry);
		return here
			? answerEntry(turn, here, after)
			: declineElsewhere(turn, entry);
	}
	const wider = widerTwin(turn, entry);
	if (wider) return askWhichTwin(turn, [wider, entry]);
	if (choice.kind === "ask") return askPlace(turn, entry, choice.places);
	const facet = guide.phrases.facet(guide.form.of(turn.text));
	const reader = { asOf, region, facet };
	const several = choice.list.length > 1;
	const units = choice.list.flatMap((c) => [
		...c.advice.units,
		...figureUnits(guide, c, reader),
	]);
	return {
		reply: draft(guide, "answer", {
			blocks: choice.list.flatMap((c) =>
				adviceBlocks(guide, c, reader, several),
			),
			citations: cite(guide, units),
			subject: { kind: "entry", id: entry.id, title: entry.title },
			after,
		}),
		conversation: settled(turn, `entry:${entry.id}`),
	};
}

/** The same matter as it is done where the person is. */
export function twinHere(
	{ guide, region }: Turn,
	entry: SubjectEntry,
): SubjectEntry | undefined {
	return entry.twins
		.flatMap((id) => guide.entries.get(id) ?? [])
		.find((twin) => isCovered(twin, guide.places, region));
}

/** The advice that would be shown for an entry now; empty when a place must be asked first. */
export function chosenFor(turn: Turn, entry: SubjectEntry): readonly Chosen[] {
	const choice = chooseAdvice(entry, turn.guide.places, turn.asOf, turn.region);
	return choice.kind === "chosen" ? choice.list : [];
}

/** Says that the entry is known for other provinces only; nothing of it is lent. */
function declineElsewhere(turn: Turn, entry: SubjectEntry): Answered {
	const { guide, region } = turn;
	const places = [...new Set(entry.advice.flatMap((a) => a.regions))].map((r) =>
		guide.places.name(r),
	);
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("decline.elsewhere", {
				title: entry.title,
				places: places.join("、"),
				region: guide.places.name(region ?? ""),
				hotline: hotline(guide, region),
			}),
		}),
		conversation: withTopic(missed(turn), {
			key: `entry:${entry.id}`,
			said: turn.text.slice(0, 200),
			rung: 0,
		}),
	};
}
