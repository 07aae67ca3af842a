import type { Audience } from "../../knowledge/pure.ts";
import type { Conversation } from "../conversation.ts";
import type { Guide } from "../guide.ts";
import type { Reply, Work } from "../message.ts";
import type { Measure } from "../parts-of-text.ts";

/** 轮次: what is known of the message so far. Each step gives back a turn that knows more, or the reply. */
export interface Turn {
	readonly guide: Guide;
	/** As sent, for readers of numbers only; never stored, logged or said. */
	readonly raw: string;
	/** Cleaned and masked: what everything else works with. */
	readonly text: string;
	readonly normal: string;
	/** The day asked about. */
	readonly asOf: string;
	readonly region?: string;
	readonly audience?: Audience;
	readonly conversation: Conversation;
	/** What is to be worked out, whatever the text says. */
	readonly work?: Work;
	/** The most that a reply may have on this channel, in `measure`, or else in characters. */
	readonly maxLength?: number;
	readonly measure?: Measure;
	/** The code by which this turn can be rebuilt; none where nothing is kept, as on a device without a network. */
	readonly receipt?: string;
	/** Sentences that go before the reply, e.g. that a number was masked. */
	readonly preface: readonly string[];
}

/** A reply without what the bot adds: the conversation's id and the receipt. */
export type Draft = Omit<Reply, "conversationId" | "receipt">;

/** The end of a turn. */
export interface Answered {
	readonly reply: Draft;
	readonly conversation: Conversation;
	/** Set where the reply came from a search: how sure it was of what it took first, 0 to 1. */
	readonly found?: { readonly p?: number };
}

export type Step = (turn: Turn) => Turn | Answered;

export function isAnswered(x: object): x is Answered {
	return "reply" in x;
}
