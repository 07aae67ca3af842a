import type { Pick } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { hotline } from "../sources.ts";
import { decide } from "./decide.ts";
import { carryOut, takeKey } from "./find.ts";
import type { Answered, Turn } from "./step.ts";

/** Goes on with an option that was picked; `said` is what was asked before it was offered. */
export function choose(turn: Turn, pick: Pick, said: string): Answered {
	const { guide } = turn;
	const { pending, ...rest } = turn.conversation;
	const offered =
		pending?.kind === "options"
			? pending.options.flatMap((o) =>
					o.pick.kind === "target" ? [o.pick.key] : [],
				)
			: [];
	const conversation = { ...rest, offered };
	const free = { ...turn, conversation };
	switch (pick.kind) {
		case "target":
			return takeKey({ ...free, text: said, raw: said }, pick.key);
		case "region":
			return takeKey(
				{
					...free,
					text: said,
					raw: said,
					region: pick.region,
					conversation: { ...conversation, region: pick.region },
				},
				pick.key,
			);
		case "audience":
			return takeKey({ ...free, audience: pick.audience }, pick.key);
		case "none":
			return {
				reply: draft(guide, "decline", {
					text: guide.replies.say("clarify.noneChosen", {
						hotline: hotline(guide, turn.region),
					}),
				}),
				conversation: { ...conversation, misses: conversation.misses + 1 },
			};
	}
}

/** "我在太仓" instead of an option: what was asked is decided anew for there. */
export function askedThere(turn: Turn, said: string): Answered {
	const { guide, audience } = turn;
	const { pending: _gone, ...conversation } = turn.conversation;
	const text = { text: said, raw: said, normal: guide.form.of(said) };
	const asked = { ...turn, ...text, conversation };
	return carryOut(asked, decide(asked, guide.search.find(said, { audience })));
}
