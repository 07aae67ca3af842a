import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Whether two secrets are the same; takes as long whatever differs, and whatever their lengths. */
export function isSame(one: string, other: string): boolean {
	const digest = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(one), digest(other));
}

/**
 * The conversation of a person on a platform: HMAC-SHA-256 of channel and person, in 43 letters. Who
 * has the store but not the key cannot tell whose talk it is, nor try ids until one fits.
 */
export function conversationIdOf(
	key: string,
	channel: string,
	person: string,
): string {
	return createHmac("sha256", key)
		.update(`${channel}\n${person}`)
		.digest("base64url");
}
