import { createHash } from "node:crypto";

/** A page as it is sent, with the tag by which a browser asks whether it has changed. */
export interface KeptPage {
	readonly html: string;
	readonly tag: string;
}

/** Enough for the long pages and whatever is read just now; all of them would be several megabytes. */
const most = 64;

/**
 * Pages that are the same for everybody, drawn once. The key holds the version of the data and the day, so
 * that nothing old is ever found; the tag is a hash of the page itself, so that replicas agree, and so that
 * a new program with the same data is noticed.
 */
export class KeptPages {
	readonly #pages = new Map<string, KeptPage>();

	get(key: readonly string[], draw: () => string): KeptPage {
		const name = JSON.stringify(key);
		const known = this.#pages.get(name);
		if (known) {
			// The order of a Map is the order of putting in: what is read again is put last.
			this.#pages.delete(name);
			this.#pages.set(name, known);
			return known;
		}
		const html = draw();
		const hash = createHash("sha256").update(html).digest("base64url");
		const page = { html, tag: `W/"${hash.slice(0, 22)}"` };
		this.#pages.set(name, page);
		const oldest = this.#pages.keys().next();
		if (this.#pages.size > most && !oldest.done)
			this.#pages.delete(oldest.value);
		return page;
	}
}

/** Pages apart for each of what they are drawn with; they go when it does. */
export function keptBy<T extends WeakKey>(): (drawnWith: T) => KeptPages {
	const kept = new WeakMap<T, KeptPages>();
	return (drawnWith) => {
		const known = kept.get(drawnWith);
		if (known) return known;
		const fresh = new KeptPages();
		kept.set(drawnWith, fresh);
		return fresh;
	};
}
