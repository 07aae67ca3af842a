import {
	createCipheriv,
	createDecipheriv,
	createHash,
	randomBytes,
} from "node:crypto";
import { isSame } from "../secret.ts";

/** Something that cannot have come from the platform. */
export class ForgedError extends Error {}

/** The platforms' signature: SHA-1 of the parts in order of their letters, in hexadecimal. */
export function signatureOf(...parts: readonly string[]): string {
	return createHash("sha1")
		.update([...parts].sort().join(""))
		.digest("hex");
}

/** The padding goes by 32 bytes, twice the block of AES; so node's own cannot be used. */
const padTo = 32;
const randomLength = 16;

/**
 * The platforms' cipher: AES-256-CBC, the first half of the key as the initial vector, over 16 random
 * bytes, the length in four, the text, and the receiver's id.
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export class Cipher {
	readonly #key: Buffer;
	readonly #receiver: string;

	/**
	 * @param encodingKey the EncodingAESKey of 43 letters
	 * @param receiver the appid or the corpid
	 */
	constructor(encodingKey: string, receiver: string) {
		this.#key = Buffer.from(`${encodingKey}=`, "base64");
		this.#receiver = receiver;
	}

	seal(text: string): string {
		const body = Buffer.from(text);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(body.length);
		const plain = Buffer.concat([
			randomBytes(randomLength),
			length,
			body,
			Buffer.from(this.#receiver),
		]);
		const padding = padTo - (plain.length % padTo);
		const cipher = createCipheriv("aes-256-cbc", this.#key, this.#vector());
		cipher.setAutoPadding(false);
		return Buffer.concat([
			cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
			cipher.final(),
		]).toString("base64");
	}

	/** @throws {ForgedError} where the text was not sealed with this key for this receiver */
	open(sealed: string): string {
		const plain = withoutPadding(this.#decipher(sealed));
		const from = randomLength + 4;
		if (plain.length < from) throw new ForgedError("the text is cut short");
		const to = from + plain.readUInt32BE(randomLength);
		if (to > plain.length) throw new ForgedError("the length is not right");
		// Sealed for another account under the same key: not ours.
		if (!isSame(plain.toString("utf8", to), this.#receiver))
			throw new ForgedError("the receiver is another one");
		return plain.toString("utf8", from, to);
	}

	#decipher(sealed: string): Buffer {
		const decipher = createDecipheriv("aes-256-cbc", this.#key, this.#vector());
		decipher.setAutoPadding(false);
		try {
			return Buffer.concat([
				decipher.update(Buffer.from(sealed, "base64")),
				decipher.final(),
			]);
		} catch {
			throw new ForgedError("the text is no whole number of blocks");
		}
	}

	#vector(): Buffer {
		return this.#key.subarray(0, 16);
	}
}

function withoutPadding(plain: Buffer): Buffer {
	const padding = plain.at(-1) ?? 0;
	const isWhole = padding >= 1 && padding <= padTo && padding <= plain.length;
	if (!isWhole || plain.subarray(-padding).some((byte) => byte !== padding))
		throw new ForgedError("the padding is not right");
	return plain.subarray(0, -padding);
}
