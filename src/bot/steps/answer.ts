import {
	type Chosen,
	chooseAdvice,
	type SubjectEntry,
} from "../../knowledge/pure.ts";
import { withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { figureUnits } from "../figure-blocks.ts";
import type { Option } from "../message.ts";
import { cite, hotline } from "../sources.ts";
import { adviceBlocks } from "../wording.ts";
import type { Answered, Turn } from "./step.ts";

/** Answers with an entry: the advice for the place and day, or the question which place. */
export function answerEntry(
	turn: Turn,
	entry: SubjectEntry,
	after: readonly string[] = [],
): Answered {
	const { guide, asOf, region } = turn;
	const choice = chooseAdvice(entry, guide.places, asOf, region);
	if (choice.kind === "elsewhere") return declineElsewhere(turn, entry);
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

/** The advice that would be shown for an entry now; empty when a place must be asked first. */
export function chosenFor(turn: Turn, entry: SubjectEntry): readonly Chosen[] {
	const choice = chooseAdvice(entry, turn.guide.places, turn.asOf, turn.region);
	return choice.kind === "chosen" ? choice.list : [];
}

/** The conversation after something was found: the topic moves to the end, misses are forgotten. */
export function settled(turn: Turn, key: string): Turn["conversation"] {
	const { pending: _done, ...rest } = turn.conversation;
	return {
		...withTopic(rest, { key, said: turn.text.slice(0, 200), rung: 0 }),
		misses: 0,
		clarified: 0,
		rest: [],
	};
}

/** Says that the entry is known for other provinces only; nothing of it is lent. */
export function declineElsewhere(turn: Turn, entry: SubjectEntry): Answered {
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

/** One more turn that brought nothing. */
export function missed(turn: Turn): Turn["conversation"] {
	const { pending: _gone, ...rest } = turn.conversation;
	return { ...rest, misses: rest.misses + 1 };
}

/** Asked twice to no avail: the options stay, and the hotline is named beside them. */
export function stillUnclear(turn: Turn, options: readonly Option[]): Answered {
	const { guide, conversation, region } = turn;
	const text = guide.replies.say("clarify.again", {
		hotline: hotline(guide, region),
	});
	return { reply: draft(guide, "decline", { text, options }), conversation };
}

function askPlace(
	turn: Turn,
	entry: SubjectEntry,
	places: readonly string[],
): Answered {
	const { guide } = turn;
	const key = `entry:${entry.id}`;
	const named = [...new Set(places)];
	const options: Option[] = named.map((place) => ({
		label: guide.places.name(place),
		citations: cite(
			guide,
			entry.advice
				.filter((a) => a.regions.includes(place))
				.flatMap((a) => a.units),
		),
	}));
	if (turn.conversation.clarified >= 2) return stillUnclear(turn, options);
	return {
		reply: draft(guide, "clarify", {
			text: guide.replies.say("clarify.place", { title: entry.title }),
			options,
			subject: { kind: "entry", id: entry.id, title: entry.title },
		}),
		conversation: {
			...settled(turn, key),
			clarified: turn.conversation.clarified + 1,
			pending: {
				kind: "options",
				said: turn.text.slice(0, 200),
				options: named.map((place) => ({
					label: guide.places.name(place),
					pick: { kind: "region" as const, region: place, key },
				})),
			},
		},
	};
}
