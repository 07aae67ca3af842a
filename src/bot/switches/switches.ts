import { z } from "zod";
import {
	type Rec,
	RecordConflictError,
	type Records,
} from "../stores/records.ts";
import type { StoreCheck } from "../stores/store.ts";
import { type ChannelId, channelIds, type SwitchWords } from "./words.ts";

/** How long what was read counts: another process's change is followed after that at the latest. */
const freshMs = 3000;
/** The narrowest platform takes 2,048 bytes of UTF-8, the sentence behind it included. */
export const longestText = 300;
/** Somebody else may change the same switch just then: the later one counts. */
const tries = 3;

const kept = z.object({
	text: z.string(),
	by: z.string(),
	at: z.number(),
});

/** A channel that is off. */
export interface Off {
	/** What was written for it; empty where the usual sentence is said. */
	readonly text: string;
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** What the switches are given. */
export interface SwitchOptions {
	readonly records: Records;
	/** Asked for at every reading. */
	readonly words: SwitchWords;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** The text of a switch that is longer than may be. */
export class SwitchTextError extends Error {
	constructor() {
		super(`a text has at most ${longestText} characters`);
		this.name = "SwitchTextError";
	}
}

/**
 * 停用: channels that say a sentence in the place of every answer. Kept in the store's records (kind
 * "switch"), so that all processes on one store follow within seconds and a restart changes nothing.
 */
export class Switches {
	readonly words: SwitchWords;
	readonly #records: Records;
	readonly #now: () => number;
	#off: ReadonlyMap<string, Off> = new Map();
	#readAt: number | undefined;
	#reading: Promise<void> | undefined;
	#fault: string | undefined;

	constructor({ records, words, now }: SwitchOptions) {
		this.words = words;
		this.#records = records;
		this.#now = now;
	}

	/**
	 * What is said in the place of an answer, with where to turn; undefined where all of these channels
	 * are on. Does not throw: where the store cannot be read, what was read last counts.
	 */
	async said(...channels: readonly ChannelId[]): Promise<string | undefined> {
		await this.#fresh();
		for (const channel of ["all", ...channels]) {
			const off = this.#off.get(channel);
			if (off) return this.sentence(off);
		}
		return undefined;
	}

	/** Whether all are known to be on, without reading anew: what nearly every request finds. */
	get areAllOn(): boolean {
		return this.#isFresh() && this.#off.size === 0;
	}

	/** The whole of what is said for one that is off. */
	sentence({ text }: Off): string {
		const { usual, turn } = this.words.said;
		return `${text || usual}${turn}`;
	}

	/** Which are off, as the store has them now. @throws {StoreAwayError} */
	async list(): Promise<ReadonlyMap<string, Off>> {
		await this.#read();
		return this.#off;
	}

	/**
	 * Switches a channel off, with what is said there, or on again; writes a line of the audit.
	 * @param text undefined switches it on
	 * @throws {SwitchTextError}
	 * @throws {StoreAwayError} where it cannot be kept
	 */
	async set(
		channel: ChannelId,
		text: string | undefined,
		by: string,
	): Promise<void> {
		const said = text?.trim();
		if (said !== undefined && said.length > longestText)
			throw new SwitchTextError();
		for (let left = tries; ; left--)
			try {
				await this.#change(channel, said, by);
				break;
			} catch (error) {
				if (!(error instanceof RecordConflictError) || left === 1) throw error;
			}
		await this.#read();
	}

	/** For /readyz: serving goes on whatever is off, so it never makes us unready. */
	get check(): StoreCheck {
		if (this.#fault !== undefined)
			return { ok: true, state: "not-read", detail: this.#fault };
		if (this.#off.size === 0) return { ok: true, state: "all-on" };
		const detail = [...this.#off.keys()].join(", ");
		return { ok: true, state: "some-off", detail };
	}

	async #change(
		channel: ChannelId,
		text: string | undefined,
		by: string,
	): Promise<void> {
		const all = await this.#records.list("switch");
		const before = all.filter(({ id }) => nameOf(id) === channel);
		const at = this.#now();
		const kind = "switch" as const;
		const { revision = 0 } = before.find(({ id }) => id === channel) ?? {};
		const made = { kind, id: channel, revision, value: { text, by, at } };
		// On already, or never off: the audit tells what was done all the same.
		await this.#records.change(
			[
				...before
					.filter(({ id }) => text === undefined || id !== channel)
					.map((kept) => ({ ...kept, value: undefined })),
				...(text === undefined ? [] : [made]),
			],
			{
				at,
				by,
				what: text === undefined ? "switch.on" : "switch.off",
				of: channel,
				...(text ? { detail: { text } } : {}),
			},
		);
	}

	#isFresh(): boolean {
		const age = this.#now() - (this.#readAt ?? Number.NEGATIVE_INFINITY);
		// A clock that was set back must not keep an old state for hours.
		return age >= 0 && age < freshMs;
	}

	async #fresh(): Promise<void> {
		if (this.#isFresh()) return;
		this.#reading ??= this.#read()
			.catch((error: Error) => {
				this.#fault = `the switches cannot be read; what was read last counts (${error.message})`;
				this.#readAt = this.#now();
			})
			.finally(() => {
				this.#reading = undefined;
			});
		await this.#reading;
	}

	async #read(): Promise<void> {
		const records = await this.#records.list("switch");
		this.#off = new Map(records.flatMap(offOf));
		this.#readAt = this.#now();
		this.#fault = undefined;
	}
}

/** What was kept by an earlier program, by the name that it has now. */
const renamed: Readonly<Record<string, ChannelId>> = { api: "http" };
const nameOf = (id: string): string => renamed[id] ?? id;

function offOf(record: Rec): [string, Off][] {
	const id = nameOf(record.id);
	const read = kept.safeParse(record.value);
	const isOurs = (channelIds as readonly string[]).includes(id);
	return read.success && isOurs ? [[id, read.data]] : [];
}
