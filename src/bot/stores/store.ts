import type { Conversation } from "../conversation.ts";
import type { Feedback } from "../feedback.ts";
import type { Missed } from "../missed.ts";
import type { Receipt } from "../receipts.ts";
import type { Told } from "../told.ts";
import type { AuditLine, Rec, Records } from "./records.ts";

/** Where conversations and receipts live between turns. What has been acknowledged is not lost. */
export interface Store {
	/** What the bureau's desk keeps. */
	readonly records: Records;
	/** Undefined where there is none, or it has expired. */
	conversation(id: string): Promise<Conversation | undefined>;
	/**
	 * Keeps the state after a turn, the receipt of its reply, and its question where that was missed: all of it
	 * where this resolves. Of a turn that could not be kept, receipt and question may stand: they harm nobody.
	 * @throws {TurnConflictError} where the kept state is not `receipt.before` any more
	 * @throws {StoreAwayError} where it cannot be kept
	 */
	save(turn: TurnKept): Promise<void>;
	/** Undefined where there is none, or its retention has ended. */
	receipt(code: string): Promise<Receipt | undefined>;
	/** Removes a conversation with all its receipts, feedback and missed questions, as its owner may ask. */
	forget(id: string): Promise<boolean>;
	/** Adds what somebody said of a reply. */
	recordFeedback(feedback: Feedback): Promise<void>;
	/** Adds a turn to what is counted. */
	recordTurn(event: TurnEvent): Promise<void>;
	/**
	 * The turns counted at this time or later, in milliseconds since 1970, that are within their retention:
	 * one after the other, the older ones first as far as several that end together allow.
	 * @throws {StoreAwayError} where they cannot be read
	 */
	turns(since: number): AsyncIterable<TurnEvent>;
	/** What was said of replies at this time or later, likewise. */
	judged(since: number): AsyncIterable<KeptFeedback>;
	/** Adds a question that was not answered well, as it turned out after its turn. */
	recordMissed(missed: Missed): Promise<void>;
	/** At most so many of them, the newest first. */
	missed(most: number): Promise<Missed[]>;
	/** All that is kept but the sessions of the desk, a kind after the other, in an order that stays the same in every store. */
	all(): AsyncIterable<Kept>;
	/** Puts this in the place of all that is kept; whoever was signed in at the desk is not any more. */
	restore(kept: AsyncIterable<Kept>): Promise<void>;
	/** Whether it can be written to just now; tries it. Never rejects. */
	check(): Promise<StoreCheck>;
	close(): Promise<void>;
}

/** A turn as it is kept, all of it or nothing. */
export interface TurnKept {
	/** After the turn. */
	readonly conversation: Conversation;
	readonly receipt: Receipt;
	readonly missed?: Missed | undefined;
}

/** A turn as it is counted. */
export interface TurnEvent extends Told {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** The day the question was asked for, YYYY-MM-DD. */
	readonly day: string;
	/** How long the reply took, in milliseconds. */
	readonly ms: number;
}

/** Feedback with the conversation it belongs to, so that it goes when that is forgotten. */
export interface KeptFeedback extends Feedback {
	readonly conversation?: string;
}

/** One thing that a store keeps. */
export type Kept =
	| { readonly kind: "conversation"; readonly value: Conversation }
	| { readonly kind: "receipt"; readonly value: Receipt }
	| { readonly kind: "feedback"; readonly value: KeptFeedback }
	| { readonly kind: "turn"; readonly value: TurnEvent }
	| { readonly kind: "missed"; readonly value: Missed }
	| { readonly kind: "record"; readonly value: Rec }
	| { readonly kind: "audit"; readonly value: AuditLine };

/** How long each kind is kept, in milliseconds; a conversation counts from its last turn. */
export interface Retention {
	readonly conversations: number;
	readonly receipts: number;
	readonly feedback: number;
	readonly turns: number;
	readonly missed: number;
}

/** How a store stands: a word for programs, and for people what is wrong and what to do. */
export interface StoreCheck {
	readonly ok: boolean;
	readonly state: string;
	readonly detail?: string;
}
