import { createHash } from "node:crypto";
import { freshConversation } from "./conversation.ts";
import type { Guide } from "./guide.ts";
import type { Message, Reply } from "./message.ts";
import type { Store } from "./stores/store.ts";
import { takeTurn } from "./turn.ts";

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
		const before = this.#queues.get(id) ?? Promise.resolve();
		const turn = before.then(() => this.#turn(id, message));
		const settled = turn.catch(() => undefined);
		this.#queues.set(id, settled);
		try {
			return await turn;
		} finally {
			if (this.#queues.get(id) === settled) this.#queues.delete(id);
		}
	}

	async #turn(id: string, message: Message): Promise<Reply> {
		const at = this.#around.now();
		const conversation =
			(await this.#store.conversation(id)) ?? freshConversation(id, at);
		const asOf = message.asOf ?? this.#around.today();
		const { reply, conversation: next } = takeTurn({
			guide: this.#guide,
			raw: message.text,
			text: message.text,
			normal: "",
			asOf,
			...(message.region ? { region: message.region } : {}),
			...(message.audience ? { audience: message.audience } : {}),
			conversation,
			preface: [],
		});
		const turns = conversation.turns + 1;
		await this.#store.save({ ...next, id, turns, at });
		return { ...reply, conversationId: id, receipt: receiptOf(id, turns) };
	}
}

/** 回执号: short enough to read out, and says nothing about the person. */
function receiptOf(id: string, turn: number): string {
	const digest = createHash("sha256").update(`${id}:${turn}`).digest();
	return digest.toString("base64url").replace(/[-_]/g, "x").slice(0, 8);
}
