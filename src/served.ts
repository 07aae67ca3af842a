import type { Logger } from "pino";
import type { Check } from "./bot/channels/http/index.ts";
import type { Bot } from "./bot/index.ts";
import { reloadGuide } from "./reload.ts";
import { type PageWords, readPageWords } from "./web/index.ts";

/** What is being served from a data folder: knowledge and words, swapped whole when they are read anew. */
export class Served {
	readonly #folder: string;
	readonly #bot: Bot;
	readonly #log: Logger;
	readonly #onReload: (isDone: boolean) => void;
	#words: PageWords;
	#refused: string | undefined;
	/** One reload after the other: the last one asked for wins. */
	#last: Promise<unknown> = Promise.resolve();

	/** @throws {DataError} where the words of the pages cannot be used */
	constructor(
		folder: string,
		bot: Bot,
		log: Logger,
		/** Told of every try to read them anew. */
		onReload: (isDone: boolean) => void = () => {},
	) {
		this.#onReload = onReload;
		this.#folder = folder;
		this.#bot = bot;
		this.#log = log;
		this.#words = readPageWords(folder, bot.guide.knowledge);
	}

	get words(): PageWords {
		return this.#words;
	}

	/** Reads the data anew. Bad data are refused by name, and what is in use stays in use. */
	reload(): Promise<boolean> {
		const mine = this.#last.then(async () => {
			const isDone = await this.#reload();
			this.#onReload(isDone);
			return isDone;
		});
		this.#last = mine;
		return mine;
	}

	/** Serving goes on with the old data, so a refusal is told but does not make us unready. */
	get check(): Check {
		if (this.#refused === undefined) return { ok: true, state: "current" };
		return { ok: true, state: "refused", detail: this.#refused };
	}

	async #reload(): Promise<boolean> {
		const before = this.#bot.guide.version;
		try {
			const guide = await reloadGuide(this.#folder);
			const words = readPageWords(this.#folder, guide.knowledge);
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
