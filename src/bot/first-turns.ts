import type { Conversation } from "./conversation.ts";
import type { Guide } from "./guide.ts";
import { keptOf } from "./kept.ts";
import type { Work } from "./message.ts";
import type { Answered } from "./steps/step.ts";
import { type Said, takeMessage } from "./turn.ts";

/**
 * 首问: what first messages were answered with. Strangers ask the same things again and again, and
 * the same words, day, place and data have the same reply, so it is worked out once. Nothing is
 * remembered of what was asked only once but the words, nor anything with a personal number.
 */
export class FirstTurns {
	readonly #limit: number;
	/** The latest last; undefined for what was asked once. */
	readonly #known = new Map<string, Answered | undefined>();

	/** @param limit so many different messages are remembered */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** The reply to what was said, and that as it may be kept. */
	answer(
		guide: Guide,
		asking: Said & { readonly receipt: string },
		before: Conversation,
		work: Work | undefined,
	): { readonly said: string; readonly end: Answered } {
		const { said: text, receipt, asOf, who } = asking;
		const take = () => takeMessage(guide, asking, before);
		if (before.turns > 0 || work)
			return { said: keptOf(guide, text), end: take() };
		const key = JSON.stringify([text, asOf, who]);
		// What is remembered held no personal number, and need not be looked through again.
		const said = this.#known.has(key) ? text : keptOf(guide, text);
		const end = said === text ? this.take(key, receipt, take) : take();
		return { said, end };
	}

	/**
	 * @param key all that the reply depends on, but for the conversation, which begins with it
	 * @param code of the reply's receipt
	 */
	take(key: string, code: string, work: () => Answered): Answered {
		const known = this.#known.get(key);
		const isSecond = !known && this.#known.has(key);
		this.#known.delete(key);
		const answered = known ?? work();
		const keeps = known || (isSecond && !tells(answered, code));
		this.#known.set(key, keeps ? answered : undefined);
		if (this.#known.size > this.#limit)
			this.#known.delete(this.#known.keys().next().value ?? "");
		return answered;
	}
}

/** A packet for the hotline holds the code of its receipt: it is that conversation's alone. */
function tells({ reply }: Answered, code: string): boolean {
	return JSON.stringify(reply).includes(code);
}
