import { createHash } from "node:crypto";
import type { CharacterTable } from "../knowledge/index.ts";

/** Enough to be read, short enough for an address. */
const mostWords = 8;

/**
 * Makes ids out of titles: Latin words and numbers as they are, Chinese characters by their reading
 * without tone (the first that the table of sounds has). The same title always gives the same id.
 */
export class Ids {
	readonly #readings = new Map<string, string>();

	constructor({ sounds }: Pick<CharacterTable, "sounds">) {
		for (const [sound, characters] of Object.entries(sounds))
			for (const character of characters)
				if (!this.#readings.has(character))
					this.#readings.set(character, sound);
	}

	/** An id that is not taken: where the words of the title are, a mark made from the whole text is added. */
	of(title: string, text: string, isTaken: (id: string) => boolean): string {
		const words = this.words(title).slice(0, mostWords).join("-");
		if (words !== "" && !isTaken(words)) return words;
		const mark = hashOf(text);
		return words === "" ? `q-${mark}` : `${words}-${mark}`;
	}

	/** The words of a text in Latin letters. */
	words(text: string): string[] {
		const spaced = [...text.normalize("NFKC").toLowerCase()].map((c) => {
			const reading = this.#readings.get(c);
			return reading === undefined ? c : ` ${reading} `;
		});
		return spaced.join("").match(/[a-z0-9]{1,30}/g) ?? [];
	}
}

function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
