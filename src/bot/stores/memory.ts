import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Receipt } from "../receipts.ts";
import type { Store } from "./store.ts";

/** Keeps all in the process only: for the command line, tests and measurements. */
export class MemoryStore implements Store {
	readonly #conversations = new Map<string, Conversation>();
	readonly #receipts = new Map<string, Receipt>();

	/** In the order given. */
	readonly feedback: Feedback[] = [];

	async conversation(id: string): Promise<Conversation | undefined> {
		return this.#conversations.get(id);
	}

	async save(conversation: Conversation, receipt: Receipt): Promise<void> {
		this.#conversations.set(conversation.id, conversation);
		this.#receipts.set(receipt.code, receipt);
	}

	async receipt(code: string): Promise<Receipt | undefined> {
		return this.#receipts.get(code);
	}

	async forget(id: string): Promise<boolean> {
		for (const [code, receipt] of this.#receipts)
			if (receipt.before.id === id) this.#receipts.delete(code);
		return this.#conversations.delete(id);
	}

	async recordFeedback(feedback: Feedback): Promise<void> {
		this.feedback.push(feedback);
	}

	async close(): Promise<void> {
		this.#conversations.clear();
		this.#receipts.clear();
	}
}
