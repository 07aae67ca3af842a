import type { Conversation } from "../conversation.ts";
import type { Store } from "./store.ts";

/** Keeps conversations in the process only: for the command line, tests and measurements. */
export class MemoryStore implements Store {
	readonly #conversations = new Map<string, Conversation>();

	async conversation(id: string): Promise<Conversation | undefined> {
		return this.#conversations.get(id);
	}

	async save(conversation: Conversation): Promise<void> {
		this.#conversations.set(conversation.id, conversation);
	}

	async close(): Promise<void> {
		this.#conversations.clear();
	}
}
