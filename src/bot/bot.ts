import { type Audience, maskPersonal } from "../knowledge/index.ts";
import { type Conversation, freshConversation } from "./conversation.ts";
import type { Guide } from "./guide.ts";
import type { Message, Reply } from "./message.ts";
import { type Receipt, readCode, receiptCode } from "./receipts.ts";
import { withoutMarkup } from "./steps/guard.ts";
import type { Answered } from "./steps/step.ts";
import type { Store } from "./stores/store.ts";
import { takeTurn } from "./turn.ts";
import { turnEvent } from "./turn-event.ts";
import { untangled } from "./untangled.ts";

/** Of a longer message no more is kept: it was declined anyway. */
const keptLength = 2001;

/** A reply rebuilt from its receipt. */
export interface Replayed {
	readonly receipt: Receipt;
	readonly reply: Reply;
	/** The rebuilt text is the one that was given. */
	readonly isSame: boolean;
	/** The data are those the reply was given from. */
	readonly isSameData: boolean;
}

/** What the bot is given from outside; it asks no clock and draws no numbers by itself. */
export interface Surroundings {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Today where the bureau is, YYYY-MM-DD. */
	readonly today: () => string;
	readonly newId: () => string;
}

/** A region that is not in regions.yaml; `allowed` lists those that are. */
export class UnknownRegionError extends Error {
	readonly allowed: readonly string[];

	constructor(region: string, allowed: readonly string[]) {
		super(`region ${region} is not known; allowed: ${allowed.join(", ")}`);
		this.name = "UnknownRegionError";
		this.allowed = allowed;
	}
}

/** The one way into the conversation, for every channel. */
export class Bot {
	#guide: Guide;
	readonly #store: Store;
	readonly #around: Surroundings;
	/** The last turn of each conversation under way: the next one waits for it. */
	readonly #queues = new Map<string, Promise<unknown>>();

	constructor(guide: Guide, store: Store, around: Surroundings) {
		this.#guide = guide;
		this.#store = store;
		this.#around = around;
	}

	get guide(): Guide {
		return this.#guide;
	}

	/** Swaps the knowledge whole; turns under way end on the old one. */
	reload(guide: Guide): void {
		this.#guide = guide;
	}

	/**
	 * Takes a message and gives the reply. Two messages of one conversation are taken in order.
	 * @throws {UnknownRegionError}
	 */
	async handle(message: Message): Promise<Reply> {
		const { region } = message;
		if (region !== undefined && !this.#guide.places.has(region)) {
			const covered = this.#guide.knowledge.regions.filter((r) => r.covered);
			throw new UnknownRegionError(
				region,
				covered.map((r) => r.id),
			);
		}
		const id = message.conversationId ?? this.#around.newId();
		return this.#inOrder(id, () => untangled(() => this.#turn(id, message)));
	}

	/** What concerns one conversation happens one after the other. */
	async #inOrder<T>(id: string, work: () => Promise<T>): Promise<T> {
		const before = this.#queues.get(id) ?? Promise.resolve();
		const done = before.then(work);
		const settled = done.catch(() => undefined);
		this.#queues.set(id, settled);
		try {
			return await done;
		} finally {
			if (this.#queues.get(id) === settled) this.#queues.delete(id);
		}
	}

	async #turn(id: string, message: Message): Promise<Reply> {
		const at = this.#around.now();
		const before =
			(await this.#store.conversation(id)) ?? freshConversation(id, at);
		const asOf = message.asOf ?? this.#around.today();
		const { region, audience, maxLength } = message;
		const said = keptOf(message.text);
		const who = {
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			...(maxLength ? { maxLength } : {}),
		};
		const { reply, conversation } = this.#take(message.text, asOf, before, who);
		const turns = before.turns + 1;
		const code = receiptCode(id, turns, at);
		await this.#store.save(
			{ ...conversation, id, turns, at },
			{
				code,
				at,
				version: this.#guide.version,
				said,
				masked: said !== message.text.slice(0, keptLength),
				asOf,
				...who,
				before,
				replyText: reply.text,
				units: reply.citations.map((c) => c.unit),
			},
		);
		const ms = this.#around.now() - at;
		// The turn is kept; that it could not be counted is told by the store's own check.
		this.#store
			.recordTurn(turnEvent(reply, { at, day: asOf, ms, region }))
			.catch(() => undefined);
		return { ...reply, conversationId: id, receipt: code };
	}

	/**
	 * Rebuilds the reply of a receipt code, with the knowledge of today.
	 * @returns undefined where there is no such receipt, or its retention has ended
	 */
	async replay(typed: string): Promise<Replayed | undefined> {
		const code = readCode(typed);
		const receipt = code && (await this.#store.receipt(code));
		if (!code || !receipt) return undefined;
		const { said, asOf, before, region, audience, maxLength } = receipt;
		const { reply } = this.#take(said, asOf, before, {
			...(region ? { region } : {}),
			...(audience ? { audience } : {}),
			...(maxLength ? { maxLength } : {}),
		});
		return {
			receipt,
			reply: { ...reply, conversationId: before.id, receipt: code },
			isSame: reply.text === receipt.replyText,
			isSameData: receipt.version === this.#guide.version,
		};
	}

	/** Removes a conversation and its receipts, as the person may ask; a turn under way is ended first. */
	async forget(conversationId: string): Promise<boolean> {
		return this.#inOrder(conversationId, () =>
			this.#store.forget(conversationId),
		);
	}

	#take(
		raw: string,
		asOf: string,
		conversation: Conversation,
		who: {
			readonly region?: string;
			readonly audience?: Audience;
			readonly maxLength?: number;
		},
	): Answered {
		return takeTurn({
			guide: this.#guide,
			raw,
			text: raw,
			normal: "",
			asOf,
			...who,
			conversation,
			preface: [],
		});
	}
}

/** What is kept of a message: as it was said, or, where that holds a personal number, cleaned and masked. */
function keptOf(raw: string): string {
	// A number that mark-up or invisible characters cut in two is one to whoever reads it.
	const clean = withoutMarkup(raw);
	const masked = maskPersonal(clean);
	const isHarmless = masked === clean && maskPersonal(raw) === raw;
	// Cut last: half a number would no longer be known as one.
	return (isHarmless ? raw : masked).slice(0, keptLength);
}
