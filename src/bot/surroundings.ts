import type { TurnEvent } from "./stores/store.ts";

/** What the bot is given from outside; it asks no clock and draws no numbers by itself. */
export interface Surroundings {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	readonly newId: () => string;
	/** Milliseconds, with fractions, of a clock that nobody sets; `now` where there is none. */
	readonly clock?: () => number;
	/** Told of every turn that was taken, beside the store. */
	readonly onTurn?: (turn: TurnEvent, conversationId: string) => void;
}
