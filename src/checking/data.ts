import type { RosterPack } from "../actions/pure.ts";
import type { Actor } from "../knowledge/pure.ts";
import type { FileSettings } from "./settings.ts";
import type { CheckWords } from "./words.ts";

/** All that a check rests on, as plain JSON: what the server hands to its threads and to the browser. */
export interface CheckData {
	readonly settings: FileSettings;
	readonly words: CheckWords;
	/** How those who can act are called. */
	readonly actors: Readonly<Record<Actor, string>>;
	/** The rules, and what they need of the rest. */
	readonly pack: RosterPack;
}
