import type { Logger } from "pino";
import type { Check } from "./bot/channels/http/index.ts";
import type { Bot } from "./bot/index.ts";
import { reloadGuide } from "./reload.ts";
import { type PageWords, readPageWords } from "./web/index.ts";

/** What is being served from a data folder: knowledge and words, swapped whole when they are read anew. */
export class Served {
	#folder: string;
	readonly #bot: Bot;
	readonly #log: Logger;
	#words: PageWords;
	#refused: string | undefined;
	/** One reload after the other: the last one asked for wins. */
	#last: Promise<unknown> = Promise.resolve();

	/** @throws {DataError} where the words of the pages cannot be used */
	constructor(folder: string, bot: Bot, log: Logger) {
		this.#folder = folder;
		this.#bot = bot;
		this.#log = log;
		this.#words = readPageWords(folder, bot.guide.knowledge);
	}

	get words(): PageWords {
		return this.#words;
	}

	/**
	 * Reads the data anew, or those of another folder from now on. Bad data are refused by name, and
	 * what is in use stays in use.
	 */
	reload(folder = this.#folder): Promise<boolean> {
		const mine = this.#last.then(() => this.#reload(folder));
		this.#last = mine;
		return mine;
	}

	/** Serving goes on with the old data, so a refusal is told but does not make us unready. */
	get check(): Check {
		if (this.#refused === undefined) return { ok: true, state: "current" };
		return { ok: true, state: "refused", detail: this.#refused };
	}

	async #reload(folder: string): Promise<boolean> {
		const before = this.#bot.guide.version;
		try {
			const guide = await reloadGuide(folder);
			const words = readPageWords(folder, guide.knowledge);
			this.#folder = folder;
			this.#bot.reload(guide);
			this.#words = words;
			this.#refused = undefined;
			this.#log.info({ before, now: guide.version }, "data read anew");
			return true;
		} catch (error) {
			this.#refused = error instanceof Error ? error.message : String(error);
			this.#log.error(
				{ version: before, reason: this.#refused },
				"new data refused; the old stay in use",
			);
			return false;
		}
	}
}
