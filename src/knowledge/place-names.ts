import type { NormalForm } from "./normal-form.ts";
import type { Region } from "./schema.ts";

/** A place named in a text, as it was spelt. */
export interface NamedPlace {
	readonly region: Region;
	readonly spelling: string;
}

/**
 * Finds places in a normal form, from left to right, the longest spelling first and without overlap:
 * 江苏迁到 holds 江苏, and no 苏迁.
 */
export class PlaceNames {
	readonly #bySpelling = new Map<string, Region>();
	readonly #pattern: RegExp;

	constructor(regions: readonly Region[], form: NormalForm) {
		for (const region of regions)
			for (const spelling of [region.name, ...region.spellings])
				this.#bySpelling.set(form.of(spelling), region);
		const longestFirst = [...this.#bySpelling.keys()].sort(
			(a, b) => b.length - a.length,
		);
		this.#pattern = new RegExp(
			longestFirst
				.map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
				.join("|"),
			"g",
		);
	}

	/** Each spelling once, where it stands first. */
	find(normal: string): NamedPlace[] {
		const found = new Set(normal.match(this.#pattern));
		return [...found].flatMap((spelling) => {
			const region = this.#bySpelling.get(spelling);
			return region ? [{ region, spelling }] : [];
		});
	}

	/** The place that a text is the name of, and nothing else. */
	exactly(text: string): Region | undefined {
		return this.#bySpelling.get(text);
	}
}
