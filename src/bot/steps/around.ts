import type { Chosen, SubjectEntry } from "../../knowledge/pure.ts";
import { type Topic, withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import type { Block } from "../message.ts";
import { cite } from "../sources.ts";
import type { Answered, Turn } from "./step.ts";

/** What the helpers of a leaning turn work with. */
export interface Around {
	readonly turn: Turn;
	readonly entry: SubjectEntry;
	readonly chosen: readonly Chosen[];
	readonly topic: Topic;
}

/** A follow-up's answer rests on the same units as the entry's. */
export function reply(
	around: Around,
	text: string,
	blocks: readonly Block[],
	rung = around.topic.rung,
): Answered {
	const { turn, entry, chosen } = around;
	return {
		reply: draft(turn.guide, "answer", {
			...(text ? { text } : {}),
			blocks,
			citations: cite(
				turn.guide,
				chosen.flatMap((c) => c.advice.units),
			),
			subject: { kind: "entry", id: entry.id, title: entry.title },
		}),
		conversation: atRung(around, rung),
	};
}

/** The conversation with the rung of the topic's ladder moved. */
export function atRung({ turn, topic }: Around, rung: number) {
	const { pending: _gone, ...conversation } = turn.conversation;
	return withTopic({ ...conversation, misses: 0 }, { ...topic, rung });
}
