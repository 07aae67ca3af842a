/** A person's line to the bot through one channel. */
export interface Line {
	/** Sends a message and gives the text that comes back. */
	say(text: string): Promise<string>;
	/** Sends messages without waiting between them; the texts in any order. */
	atOnce(texts: readonly string[]): Promise<string[]>;
	/** The person leaves. */
	end?(): Promise<void>;
}

/** A channel that serves. */
export interface Served {
	/** A person nobody has met. */
	person(): Promise<Line>;
	close(): Promise<void>;
	/** Milliseconds of each answer, as the platform measured it. */
	readonly times?: readonly number[];
}

/** What the contract suite is given of a channel. */
export interface ChannelUnderTest {
	readonly name: string;
	open(): Promise<Served>;
}
