import { currentTopic } from "../conversation.ts";
import { draft } from "../drafts.ts";
import { hotline } from "../sources.ts";
import type { Answered, Turn } from "./step.ts";

/**
 * Gives the talk to people: the numbers to ring, and a packet to read out. Nothing in the packet is
 * personal: what was asked is stored masked.
 */
export function handOver(turn: Turn, lead?: string): Answered {
	const { guide, conversation, region } = turn;
	const { replies, places } = guide;
	const phone = places.nearest(region, "localPhone");
	const local = phone
		? replies.say("handover.local", { place: places.name(region ?? ""), phone })
		: "";
	const first = lead
		? replies.say(lead, { hotline: hotline(guide, region) })
		: replies.say("handover.lead", {
				hotline: places.nearest(region, "hotline") ?? "12333",
				local,
			});
	const { pending: _gone, ...rest } = conversation;
	return {
		reply: draft(guide, "decline", { text: [first, packet(turn)].join("\n") }),
		conversation: { ...rest, misses: 0, clarified: 0 },
	};
}

function packet(turn: Turn): string {
	const { guide, conversation } = turn;
	const none = guide.replies.say("handover.none");
	const titles = conversation.topics.map((t) => titleOf(turn, t.key));
	const topic = currentTopic(conversation);
	const facts = Object.entries(conversation.facts).map(
		([slot, value]) => `${guide.actions.slot(slot)?.question ?? slot}${value}`,
	);
	return guide.replies.say("handover.packet", {
		asked: conversation.asks.join("；") || none,
		seen: titles.join("、") || none,
		tried: topic && topic.rung > 0 ? String(topic.rung) : none,
		facts: facts.join("；") || none,
		receipt: turn.receipt ?? none,
	});
}

/** The title of what a key names. */
export function titleOf(turn: Turn, key: string): string {
	const [kind, id = ""] = key.split(":", 2);
	return kind === "action"
		? (turn.guide.actions.byId(id)?.title ?? id)
		: (turn.guide.entries.get(id)?.title ?? id);
}
