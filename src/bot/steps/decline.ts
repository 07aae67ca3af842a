import { withTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { hotline } from "../sources.ts";
import { handOver } from "./hand-over.ts";
import { missed } from "./settle.ts";
import type { Answered, Turn } from "./step.ts";

/** Another office's business: named, with where to turn. */
export function declineNeighbour(turn: Turn, id: string): Answered {
	const { guide } = turn;
	const topic = guide.knowledge.neighbours.find((n) => n.id === id);
	if (!topic) return declineUnknown(turn);
	const { pending: _gone, ...rest } = turn.conversation;
	const isAside = rest.topics.at(-1)?.key.startsWith("neighbour:") === false;
	// Asked in passing it does not take the place of the matter talked about.
	const conversation = isAside
		? rest
		: withTopic(rest, {
				key: `neighbour:${id}`,
				said: turn.text.slice(0, 200),
				rung: 0,
			});
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("decline.neighbour", { say: topic.say }),
			subject: { kind: "neighbour", id, title: topic.title },
		}),
		conversation: { ...conversation, misses: 0, clarified: 0 },
	};
}

/** Small talk. */
export function chat(turn: Turn, id: string): Answered {
	const { guide, conversation } = turn;
	const talk = guide.knowledge.smallTalk.find((s) => s.id === id);
	return {
		reply: draft(guide, "chat", {
			text: talk?.say ?? guide.replies.say("greeting"),
			subject: { kind: "smallTalk", id, title: "" },
		}),
		conversation,
	};
}

/** Does not know and says so; after two misses in a row it gives up well. */
export function declineUnknown(turn: Turn): Answered {
	const { guide } = turn;
	const conversation = { ...missed(turn), clarified: 0 };
	if (conversation.misses >= 2)
		return handOver({ ...turn, conversation }, "decline.twice");
	return {
		reply: draft(guide, "decline", {
			text: guide.replies.say("decline.unknown", {
				hotline: hotline(guide, turn.region),
			}),
		}),
		conversation,
	};
}
