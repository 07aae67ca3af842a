import { z } from "zod";

/** data/replies.yaml as a tree of sentences; which blanks a sentence has is told by the sentence. */
export type Sentences = {
	readonly [key: string]: string | readonly string[] | Sentences;
};

const tree: z.ZodType<Sentences> = z.lazy(() =>
	z.record(z.string(), z.union([z.string(), z.array(z.string()), tree])),
);
export const repliesFile = tree;

/** A sentence with its blanks filled in; a blank that nothing fills is a fault of the program. */
export function filled(
	sentence: string,
	blanks: Readonly<Record<string, string | number>>,
): string {
	return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
		const value = blanks[name];
		if (value === undefined)
			throw new Error(`nothing fills {${name}} in "${sentence}"`);
		return String(value);
	});
}

/** Every fixed sentence, by its path; an unknown path or an unfilled blank is a fault of the program. */
export class Replies {
	readonly #tree: Sentences;

	constructor(sentences: Sentences) {
		this.#tree = sentences;
	}

	/** The sentence at a path, with its blanks filled in. */
	say(
		path: string,
		blanks: Readonly<Record<string, string | number>> = {},
	): string {
		const value = this.#at(path);
		if (typeof value !== "string")
			throw new Error(`replies.yaml has no sentence at ${path}`);
		return filled(value, blanks);
	}

	list(path: string): readonly string[] {
		const value = this.#at(path);
		if (!Array.isArray(value))
			throw new Error(`replies.yaml has no list at ${path}`);
		return value as readonly string[];
	}

	has(path: string): boolean {
		return typeof this.#at(path) === "string";
	}

	#at(path: string): unknown {
		return path
			.split(".")
			.reduce<unknown>(
				(at, key) =>
					typeof at === "object" && at !== null
						? (at as Record<string, unknown>)[key]
						: undefined,
				this.#tree,
			);
	}
}
