import type { Message, Reply } from "../../bot/index.ts";
import type { ChatWords } from "../chat-words.ts";
import type { PageWords } from "../words.ts";

/** One question with its reply, or with the reason why there is none yet. */
export interface Exchange {
	readonly asked: string;
	readonly reply?: Reply;
	readonly fault?: "network" | "tooMany" | "refused";
	/** What was sent, personal numbers hidden: to send it again, or to go on without a network. */
	readonly said?: Said;
	/** Answered on the device, from data of this day. */
	readonly offline?: string;
}

/** What goes to the bot. */
export type Said = Pick<Message, "text" | "work">;

/** An exchange of earlier in the talk, short enough to be carried in a form. */
export interface Earlier {
	readonly asked: string;
	readonly told: string;
	/** The page of what was told. */
	readonly page?: string;
}

/** A talk as the page shows it. */
export interface Talk {
	readonly conversationId?: string;
	readonly region: string;
	readonly audience: "" | "employer" | "individual";
	readonly earlier: readonly Earlier[];
	/** `earlier` and what was last shown, signed: what a form without JavaScript carries on. */
	readonly carried?: string;
	readonly exchanges: readonly Exchange[];
	readonly draft: string;
}

/** Places to choose from, under the province they lie in. */
export interface PlaceGroup {
	readonly name: string;
	readonly places: readonly { readonly id: string; readonly name: string }[];
}

export type CardWords = PageWords["card"];

/** What a block of a reply is headed with; from replies.yaml, so that text and cards say the same. */
export type Heads = Readonly<
	Record<"cause" | "history" | "batch" | "changed", string>
>;

/** What cards are worded with. */
export interface Wording {
	readonly card: CardWords;
	readonly heads: Heads;
	readonly tools: ChatWords;
}

/** All that the chat page needs, on the server and in the browser. */
export interface ChatData extends Wording {
	readonly chat: PageWords["chat"];
	readonly groups: readonly PlaceGroup[];
	readonly talk: Talk;
	/** An action that the address names, to begin with. */
	readonly action?: { readonly id: string; readonly title: string };
	/** Megabytes of the data for use without a network; 0 where there are none to be had. */
	readonly offlineSize: number;
	/** Of the data that are served. */
	readonly version: string;
}
