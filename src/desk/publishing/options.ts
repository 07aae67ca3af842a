import type { Guide, Records } from "../../bot/index.ts";
import type { PastQuestion, TestTalk } from "./replay/index.ts";
import type { PublishingSettings } from "./settings.ts";

/** What publishing is given from outside. */
export interface PublishingOptions {
	readonly records: Records;
	/** The program's own data folder. */
	readonly base: string;
	/** Where data folders are made. */
	readonly under: string;
	readonly settings: PublishingSettings;
	/** Path of the compiled publishing-thread.js. */
	readonly thread: string;
	/** The test talks. @throws where the build has kept none */
	readonly talks: () => readonly TestTalk[];
	/** Past questions, masked, the newest first. */
	readonly past: () => AsyncIterable<PastQuestion>;
	/** What is being answered from. */
	readonly guide: () => Guide;
	/** Serves a data folder from now on; false where its data were refused. */
	readonly serve: (folder: string) => Promise<boolean>;
	/** Tells the other processes on the same store. */
	readonly tell: () => Promise<void>;
	/** How many may publish. */
	readonly publishers: () => Promise<number>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly newId: () => string;
	/** No other process is on the store: what is marked as running was interrupted. */
	readonly isAlone: boolean;
}

/** A phrasing that is to lead to an entry. */
export interface Proposal {
	/** Id of the entry. */
	readonly entry: string;
	/** As somebody asked it; without personal numbers. */
	readonly text: string;
	/** Of the draft, where a new one has to be made. */
	readonly title: string;
}
