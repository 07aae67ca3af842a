import { hash } from "node:crypto";
import type { Audience } from "../knowledge/pure.ts";
import type { Conversation } from "./conversation.ts";
import type { Reply, Work } from "./message.ts";
import type { Measure } from "./parts-of-text.ts";
import type { Told } from "./told.ts";

/** 回执: all that is needed to rebuild a reply, and nothing personal: what was said is kept masked. */
export interface Receipt {
	readonly code: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Which data the reply was made from. */
	readonly version: string;
	readonly said: string;
	/** A number was masked in what was said: a reply worked out from it cannot be rebuilt. */
	readonly masked: boolean;
	readonly asOf: string;
	readonly region?: string;
	readonly audience?: Audience;
	readonly maxLength?: number;
	readonly measure?: Measure;
	readonly work?: Work;
	readonly before: Conversation;
	readonly replyText: string;
	readonly units: readonly string[];
	/** What was counted of the reply, for who judges it. */
	readonly told?: Told;
}

/** Letters and digits that are not taken for one another when read out. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const days = alphabet.length ** 2;
const dayMs = 86_400_000;

/**
 * The code of a turn: two letters tell the day, so that only one day's file has to be looked
 * through; six tell the turn, and when: a talk that was forgotten and begins anew counts from one
 * again. Says nothing about the person.
 */
export function receiptCode(
	conversation: string,
	turn: number,
	at: number,
): string {
	const digest = hash("sha256", `${conversation}:${turn}:${at}`);
	let letters = dayLetters(at);
	// Two hexadecimal digits a byte.
	for (let i = 0; i < 12; i += 2)
		letters += alphabet[Number.parseInt(digest.slice(i, i + 2), 16) % 32];
	return letters;
}

/** The two letters of a day; they come round every 1024 days, longer than any retention. */
export function dayLetters(at: number): string {
	const day = Math.floor(at / dayMs) % days;
	return `${alphabet[Math.floor(day / 32)]}${alphabet[day % 32]}`;
}

/** A code as people type it; undefined if it cannot be one. */
export function readCode(typed: string): string | undefined {
	const code = typed.trim().toUpperCase();
	const isCode =
		code.length === 8 && [...code].every((c) => alphabet.includes(c));
	return isCode ? code : undefined;
}

/** A reply rebuilt from its receipt. */
export interface Replayed {
	readonly receipt: Receipt;
	readonly reply: Reply;
	/** The rebuilt text is the one that was given. */
	readonly isSame: boolean;
	/** The data are those the reply was given from. */
	readonly isSameData: boolean;
}
