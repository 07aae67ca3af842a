import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Receipt } from "../receipts.ts";

/** Where conversations and receipts live between turns. What has been acknowledged is not lost. */
export interface Store {
	/** Undefined where there is none, or it has expired. */
	conversation(id: string): Promise<Conversation | undefined>;
	/** Keeps the state after a turn and the receipt of its reply. */
	save(conversation: Conversation, receipt: Receipt): Promise<void>;
	/** Undefined where there is none, or its retention has ended. */
	receipt(code: string): Promise<Receipt | undefined>;
	/** Removes a conversation and all its receipts, as its owner may ask. */
	forget(id: string): Promise<boolean>;
	/** Adds what somebody said of a reply; kept until the bureau takes it away. */
	recordFeedback(feedback: Feedback): Promise<void>;
	close(): Promise<void>;
}
