import type { FactValue } from "../actions/pure.ts";
import type { Audience } from "../knowledge/pure.ts";

/** What an option stands for when it is picked. */
export type Pick =
	| { readonly kind: "target"; readonly key: string }
	| { readonly kind: "region"; readonly region: string; readonly key: string }
	| {
			readonly kind: "audience";
			readonly audience: Audience;
			readonly key: string;
	  }
	| { readonly kind: "none" };

/** What we asked last and wait to hear. */
export type Pending =
	| {
			readonly kind: "options";
			readonly options: readonly { label: string; pick: Pick }[];
			/** What the person had said, to search again with more words. */
			readonly said: string;
	  }
	| { readonly kind: "slot"; readonly action: string; readonly slot: string };

/** What the talk is about now. */
export interface Topic {
	readonly key: string;
	/** What the person said when it came up. */
	readonly said: string;
	/** How many rungs of a ladder of remedies have been shown. */
	readonly rung: number;
}

/** Facts in somebody's own words. */
export interface Told {
	readonly said: string;
	/** The actions that have taken them in. */
	readonly by: readonly string[];
}

/** 会话: plain JSON, holds no personal number. */
export interface Conversation {
	readonly id: string;
	readonly region?: string;
	/** The place the person said is theirs. */
	readonly ownRegion?: string;
	readonly audience?: Audience;
	readonly topics: readonly Topic[];
	readonly pending?: Pending;
	/** The keys one was last picked from: "那另一个呢" looks among them first. */
	readonly offered?: readonly string[];
	/** Facts given for actions, by slot, in the order given. */
	readonly facts: Readonly<Record<string, FactValue>>;
	/** What was told, masked, for a sum that is asked for later. */
	readonly story?: readonly Told[];
	/** Slots in the order they were asked, for 上一步. */
	readonly asked: readonly string[];
	/** Slots the person does not know. */
	readonly unknown: readonly string[];
	/** Turns in a row that brought nothing. */
	readonly misses: number;
	/** Clarifications in a row. */
	readonly clarified: number;
	/** The last questions, masked, for the packet a hotline seat is read. */
	readonly asks: readonly string[];
	/** What a long reply has still to show. */
	readonly rest: readonly string[];
	/** What that reply cites. */
	readonly restUnits?: readonly string[];
	readonly turns: number;
	/** Milliseconds since 1970 of the last turn, as the clock handed in says. */
	readonly at: number;
}

export function freshConversation(id: string, at: number): Conversation {
	return {
		id,
		topics: [],
		facts: {},
		asked: [],
		unknown: [],
		misses: 0,
		clarified: 0,
		asks: [],
		rest: [],
		turns: 0,
		at,
	};
}

export function currentTopic(c: Conversation): Topic | undefined {
	return c.topics.at(-1);
}

/** A topic comes up: it moves to the end; the talk remembers eight. */
export function withTopic(c: Conversation, topic: Topic): Conversation {
	const others = c.topics.filter((t) => t.key !== topic.key);
	return { ...c, topics: [...others, topic].slice(-8) };
}
