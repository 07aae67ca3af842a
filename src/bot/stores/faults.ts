import type { StoreCheck } from "./store.ts";

/** The store cannot be used just now. Nothing of the turn was kept; it may be tried again. */
export class StoreAwayError extends Error {
	/** `full`, `read-only`, `gone`, `away`, `busy`, `refused` or `failing`. */
	readonly state: string;

	constructor(state: string, message: string) {
		super(message);
		this.name = "StoreAwayError";
		this.state = state;
	}
}

/** Another turn of the conversation was kept in between: this one has to be taken again. */
export class TurnConflictError extends Error {
	constructor(id: string) {
		super(`conversation ${id} has moved on; take the turn again`);
		this.name = "TurnConflictError";
	}
}

/** A store that cannot be opened as the settings say; the message says which, why, what to do. */
export class StoreOpenError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "StoreOpenError";
	}
}

export function messageOf(error: unknown): string {
	// A refused connection to several addresses brings its reasons in a list and no message.
	const { errors } = error as { errors?: readonly unknown[] };
	if (errors?.length) return errors.map(messageOf).join("; ");
	return error instanceof Error ? error.message : String(error);
}

/** Clocks of machines that ask the same time server differ by less. */
const clockSlack = 60_000;

/** Undefined while the clock is right, as far as what was kept can tell. */
export function clockCheck(
	now: number,
	newest: number,
): StoreCheck | undefined {
	if (now >= newest - clockSlack) return undefined;
	const seconds = Math.round((newest - now) / 1000);
	return {
		ok: true,
		state: "clock-back",
		detail: `the clock stands ${seconds} s before the newest turn kept: nothing is removed for its age until it has caught up; set the clock right`,
	};
}
