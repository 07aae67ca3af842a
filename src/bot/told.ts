import type { ChannelName, Outcome } from "./message.ts";

/** What is counted of a reply: no text, no conversation, no one. */
export interface Told {
	readonly outcome: Outcome;
	/** What the reply was about: `entry:…`, `action:…`. */
	readonly subject?: string;
	/** The place the talk is about, as far as it is known. */
	readonly region?: string;
	readonly channel?: ChannelName;
	/** The reply came from a search, not from a question of ours, a pick or a move; absent in older counts. */
	readonly searched?: boolean;
	/** How sure the search was of what it took first, 0 to 1; only where the reply came from one. */
	readonly p?: number;
}
