import type { Conversation } from "../conversation.ts";

/** Where conversations live between turns. What `save` has acknowledged is not lost. */
export interface Store {
	/** Undefined where there is none, or it has expired. */
	conversation(id: string): Promise<Conversation | undefined>;
	save(conversation: Conversation): Promise<void>;
	close(): Promise<void>;
}
