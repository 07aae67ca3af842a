/** Something a message may be about: an entry, an action, a neighbouring topic, small talk. */
export interface Target {
	/** Unique over all kinds, e.g. `entry:reversal`. */
	readonly key: string;
	readonly kind: "entry" | "action" | "neighbour" | "crossroads" | "smallTalk";
	readonly id: string;
	readonly title: string;
	/** Short names and slang. */
	readonly names: readonly string[];
	readonly utterances: readonly string[];
	/** All else that it says, for words that no utterance has. */
	readonly body: string;
	/** Where it holds; empty: everywhere. */
	readonly regions: readonly string[];
	/** Whom it is for; empty: everybody. */
	readonly audience: readonly string[];
}

/** All that is said of a target, in the order of the texts. */
export function saidOf(target: Target): string[] {
	return [...target.utterances, target.title, ...target.names];
}
