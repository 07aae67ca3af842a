import { withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import type { Option } from "../message.ts";
import { hotline } from "../sources.ts";
import type { Answered, Turn } from "./step.ts";

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
