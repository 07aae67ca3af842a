import { createHash } from "node:crypto";

/**
 * YAML texts that were parsed before, by the hash of the text. Reading 10,000 lines of YAML takes
 * half a second, as JSON a tenth of that; the build keeps what it parsed, a start takes it up.
 * A text that has changed by one character has another hash and is parsed anew.
 */
class ParsedTexts {
	#known: Record<string, unknown> = {};
	#used: Record<string, unknown> = {};

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

	/** A short hash of all texts asked for: changes when one of them changes. */
	version(): string {
		return createHash("sha256")
			.update(Object.keys(this.#used).sort().join())
			.digest("hex")
			.slice(0, 10);
	}

	get(text: string, parse: () => unknown): unknown {
		const key = createHash("sha256").update(text).digest("base64url");
		const value = key in this.#known ? this.#known[key] : parse();
		if (typeof value !== "symbol") this.#used[key] = value;
		return value;
	}
}

export const parsedTexts = new ParsedTexts();
