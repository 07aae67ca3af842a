import { randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";

const windowMs = 60_000;
/** Rows of counters, each with a way of its own to choose one: a key counts as little as its least. */
const rows = 4;
const columns = 65_536;

/**
 * At most so many a minute of each key. The counters are a count-min sketch: half a megabyte, however
 * many keys there are, so that a flood of made-up addresses costs no memory. A key is never counted
 * for less than it asked; under such a flood somebody else may be counted for a little more. Which
 * keys share a counter is drawn anew at every start: nobody can choose whom to crowd out.
 */
export class Limiter {
	readonly #most: number;
	readonly #now: () => number;
	readonly #seeds = new Uint32Array(
		new Uint8Array(randomBytes(4 * rows)).buffer,
	);
	readonly #counts = new Uint16Array(rows * columns);
	#begun = Number.NEGATIVE_INFINITY;

	/**
	 * @param most in a minute; more than 65,535 is no limit
	 * @param now milliseconds since 1970
	 */
	constructor(most: number, now: () => number) {
		this.#most = most;
		this.#now = now;
	}

	/** Counts one; 0 where it may be, else after how many seconds the next may. */
	take(key: string): number {
		const now = this.#now();
		const age = now - this.#begun;
		// Also where the clock was set back.
		if (!(age >= 0 && age < windowMs)) {
			this.#counts.fill(0);
			this.#begun = now;
		}
		let least = Number.POSITIVE_INFINITY;
		const places = Array.from(this.#seeds, (seed, row) => {
			const place = row * columns + (hash(key, seed) % columns);
			least = Math.min(least, this.#counts[place] ?? 0);
			return place;
		});
		if (least >= this.#most)
			return Math.max(1, Math.ceil((windowMs - (now - this.#begun)) / 1000));
		for (const place of places)
			if (this.#counts[place] === least && least < 65_535)
				this.#counts[place] = least + 1;
		return 0;
	}
}

/** FNV-1a over UTF-16 code units, begun with a seed, its bits mixed at the end. */
function hash(key: string, seed: number): number {
	let h = 0x811c9dc5 ^ seed;
	for (let i = 0; i < key.length; i++)
		h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
	h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
	return (h ^ (h >>> 16)) >>> 0;
}

/**
 * What is counted as one address: an IPv4 address, also written as IPv6 (::ffff:…), or the first 64 bits of an
 * IPv6 address: that is the least that one household or office is given (RFC 6177).
 */
export function addressKey(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const plain = address.split("%")[0] ?? "";
	if (!isIPv6(plain)) return address;
	const [head = "", tail] = plain.toLowerCase().split("::");
	const before = head === "" ? [] : head.split(":");
	const after = tail === undefined || tail === "" ? [] : tail.split(":");
	const missing = tail === undefined ? 0 : 8 - before.length - after.length;
	const all = [
		...before,
		...Array.from({ length: Math.max(0, missing) }, () => "0"),
		...after,
	];
	return `${all
		.slice(0, 4)
		.map((part) => part.replace(/^0+(?=.)/, ""))
		.join(":")}::/64`;
}
