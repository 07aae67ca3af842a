import {
	randomBytes,
	randomInt,
	type ScryptOptions,
	scrypt,
	timingSafeEqual,
} from "node:crypto";
import type { DeskFigures } from "../web/desk/index.ts";

/** A secret as it is kept: what scrypt (RFC 7914) made of it, and with what. */
export interface KeptSecret {
	readonly kind: "scrypt";
	/** N, r and p. */
	readonly cost: number;
	readonly block: number;
	readonly parallel: number;
	/** Base64. */
	readonly salt: string;
	readonly hash: string;
}

const saltBytes = 16;
const hashBytes = 32;
/** Letters and digits that are not taken for one another when read out. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

export async function keptSecret(
	secret: string,
	{ cost, block, parallel }: DeskFigures["scrypt"],
): Promise<KeptSecret> {
	const salt = randomBytes(saltBytes);
	const hash = await hashed(secret, salt, { cost, block, parallel });
	return {
		...{ kind: "scrypt", cost, block, parallel },
		salt: salt.toString("base64"),
		hash: hash.toString("base64"),
	};
}

export async function isSecret(
	secret: string,
	kept: KeptSecret,
): Promise<boolean> {
	const hash = await hashed(secret, Buffer.from(kept.salt, "base64"), kept);
	return timingSafeEqual(hash, Buffer.from(kept.hash, "base64"));
}

/** One that nobody has to think up, of so many characters. */
export function madeSecret(length: number): string {
	return Array.from(
		{ length },
		() => alphabet[randomInt(alphabet.length)],
	).join("");
}

function hashed(
	secret: string,
	salt: Buffer,
	{ cost, block, parallel }: DeskFigures["scrypt"],
): Promise<Buffer> {
	const options: ScryptOptions = {
		...{ N: cost, r: block, p: parallel },
		// What it needs is 128 N r bytes; the limit of Node is meant for its own smaller figures.
		maxmem: 256 * cost * block + 1024 * 1024,
	};
	return new Promise((resolve, reject) =>
		// The same letters typed on another system may come as other code points.
		scrypt(secret.normalize("NFKC"), salt, hashBytes, options, (fault, key) =>
			fault ? reject(fault) : resolve(key),
		),
	);
}
