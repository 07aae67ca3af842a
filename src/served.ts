import type { Logger } from "pino";
import type { Check } from "./bot/channels/http/index.ts";
import type { Bot } from "./bot/index.ts";
import type { FaceData } from "./face-data.ts";
import { type Reloaded, reloadGuide } from "./reload.ts";
import type { OfflineFiles } from "./web/index.ts";

/** What is being served from a data folder: knowledge and faces, swapped whole when they are read anew. */
export class Served {
	#folder: string;
	readonly #bot: Bot;
	readonly #log: Logger;
	readonly #onReload: (isDone: boolean) => void;
	#faces: FaceData;
	#offline: OfflineFiles | undefined;
	#refused: string | undefined;
	/** One reload after the other: the last one asked for wins. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		folder: string,
		bot: Bot,
		log: Logger,
		first: Pick<Reloaded, "faces"> &
			Partial<Reloaded> & {
				/** Told of every try to read them anew. */
				readonly onReload?: (isDone: boolean) => void;
			},
	) {
		this.#onReload = first.onReload ?? (() => {});
		this.#folder = folder;
		this.#bot = bot;
		this.#log = log;
		this.#faces = first.faces;
		this.#offline = first.offline;
	}

	get faces(): FaceData {
		return this.#faces;
	}

	/** For use without a network, of the data that are served. */
	get offline(): OfflineFiles | undefined {
		return this.#offline;
	}

	/**
	 * Reads the data anew, or those of another folder from now on. Bad data are refused by name, and
	 * what is in use stays in use.
	 */
	reload(folder = this.#folder): Promise<boolean> {
		const mine = this.#last.then(async () => {
			const isDone = await this.#reload(folder);
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

	async #reload(folder: string): Promise<boolean> {
		const before = this.#bot.guide.version;
		try {
			const { guide, faces, offline } = await reloadGuide(folder);
			this.#folder = folder;
			this.#bot.reload(guide);
			this.#faces = faces;
			this.#offline = offline;
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
