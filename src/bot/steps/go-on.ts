import { draft } from "../drafts.ts";
import { cite } from "../sources.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * 下一步, or 1 where no question of ours is open: the next part of a reply that was too long for the
 * channel. Whatever else is said, the rest is dropped, or a later 下一步 would bring an old answer.
 */
export function goOn(turn: Turn): Turn | Answered {
	const { guide, conversation, normal } = turn;
	const { phrases } = guide;
	if (conversation.rest.length === 0) return turn;
	const isWanted =
		phrases.isMove("more", normal) ||
		(!conversation.pending && phrases.picked(normal) === 0);
	const [text = "", ...rest] = isWanted ? conversation.rest : [];
	if (!isWanted) return { ...turn, conversation: { ...conversation, rest } };
	return {
		reply: {
			...draft(guide, "answer", { text }),
			citations: cite(guide, conversation.restUnits ?? []),
		},
		conversation: { ...conversation, rest },
	};
}
