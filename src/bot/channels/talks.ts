import type { Logger } from "pino";
import type { Bot } from "../bot.ts";
import type { ChannelName, Message, Reply } from "../message.ts";
import type { ChannelId, Switches } from "../switches/index.ts";
import { faultOf } from "./fault.ts";
import { Limiter } from "./limiter.ts";
import { conversationIdOf } from "./secret.ts";
import type { ChannelWords } from "./words.ts";

/** What all chat channels are given. */
export interface TalksOptions {
	readonly bot: Bot;
	/** Asked for at every message: they change when the data are read anew. */
	readonly words: () => ChannelWords;
	readonly log: Logger;
	/** Makes a person's id on a platform into a conversation's. */
	readonly key: string;
	/** Turns a minute that one person may take. */
	readonly perMinute: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Told of every message that came too fast. */
	readonly onLimited?: (channel: ChannelName) => void;
	readonly switches: Switches;
}

/** What a channel sends back. Without options it is a fixed sentence, or an answer to nothing to choose from. */
export type Said = Pick<Reply, "text" | "options" | "receipt">;

/** Talks of persons on platforms: the way from a channel to the bot. */
export class Talks {
	readonly log: Logger;
	readonly now: () => number;
	readonly #words: () => ChannelWords;
	readonly #bot: Bot;
	readonly #key: string;
	readonly #limit: Limiter;
	readonly #onLimited: TalksOptions["onLimited"];
	readonly #switches: Switches;

	constructor(options: TalksOptions) {
		this.#words = options.words;
		this.log = options.log;
		this.now = options.now;
		this.#bot = options.bot;
		this.#key = options.key;
		this.#onLimited = options.onLimited;
		this.#limit = new Limiter(options.perMinute, options.now);
		this.#switches = options.switches;
	}

	get words(): ChannelWords {
		return this.#words();
	}

	/** The places that can be chosen, the whole country not among them. */
	get places(): { readonly id: string; readonly name: string }[] {
		return this.#bot.guide.knowledge.regions.filter(
			(r) => r.covered && r.within !== undefined,
		);
	}

	/** Takes a turn. Does not throw: a person on a platform reads no status code. */
	async say(
		channel: ChannelName & ChannelId,
		person: string,
		message: Pick<Message, "text" | "pressed" | "maxLength" | "measure">,
	): Promise<Said> {
		const conversationId = conversationIdOf(this.#key, channel, person);
		const off = await this.#switches.said(channel);
		if (off !== undefined) return fixed(off);
		if (this.#limit.take(conversationId) > 0) {
			this.#onLimited?.(channel);
			return fixed(this.words.tooMany);
		}
		try {
			return await this.#bot.handle({ ...message, conversationId, channel });
		} catch (error) {
			this.log.error({ channel, ...faultOf(error) }, "turn failed");
			return fixed(this.words.failed);
		}
	}

	/** What a menu's button stands for, as the person would say it. */
	sayOfMenu(key: string): string | undefined {
		return this.words.menu.items.find((i) => i.key === key)?.say;
	}

	/** Removes what is kept of a person who leaves. */
	async forget(channel: string, person: string): Promise<void> {
		await this.#bot.forget(conversationIdOf(this.#key, channel, person));
	}
}

/** A sentence of data/channels.yaml as something said. */
export function fixed(text: string): Said {
	return { text, options: [], receipt: "" };
}
