import type { Guide } from "../../bot/index.ts";
import type { Counted } from "./charts.ts";
import type { PictureWords } from "./words.ts";

/** What the pictures are given. Guide and words are asked for at every page: they change when the data are read anew. */
export interface PicturesOptions {
	readonly counted: Counted;
	readonly guide: () => Guide;
	readonly words: () => PictureWords;
	/** What a subject of the knowledge base is called, in the order in which they are shown. */
	readonly topics: () => Readonly<Record<string, string>>;
	/** The address of the pictures' style sheet, where it is built. */
	readonly style: string | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The day and minute at the bureau of milliseconds since 1970, YYYY-MM-DD HH:MM. */
	readonly timeAt: (at: number) => string;
}
