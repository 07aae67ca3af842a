import { createHash } from "node:crypto";

/**
 * YAML texts that were parsed before, by the hash of the text. Reading 10,000 lines of YAML takes
 * half a second, as JSON a tenth of that; the build keeps what it parsed, a start takes it up.
 * A text that has changed by one character has another hash and is parsed anew.
 */
class ParsedTexts {
	#known: Record<string, unknown> = {};
	#used: Record<string, unknown> = {};
	#asked = new Set<string>();

	/** Takes up what an earlier process parsed. */
	take(known: Record<string, unknown>): void {
		this.#known = known;
	}

	/** Lets go of what was taken up and asked for; the loaders have made their own of it. */
	release(): void {
		this.#known = {};
		this.#used = {};
	}

	/** All that this process has asked for. */
	get used(): Readonly<Record<string, unknown>> {
		return this.#used;
	}

	/**
	 * Does some reading, and tells by a short hash which texts it asked for: the same for the same
	 * texts, whatever else this process has read, and another as soon as one of them changes.
	 */
	versioned<T>(reading: () => T): { value: T; version: string } {
		this.#asked = new Set();
		const value = reading();
		const version = createHash("sha256")
			.update([...this.#asked].sort().join())
			.digest("hex")
			.slice(0, 10);
		return { value, version };
	}

	get(text: string, parse: () => unknown): unknown {
		const key = createHash("sha256").update(text).digest("base64url");
		this.#asked.add(key);
		const value = key in this.#known ? this.#known[key] : parse();
		if (typeof value !== "symbol") this.#used[key] = value;
		return value;
	}
}

export const parsedTexts = new ParsedTexts();
