import type { Audience, Entry } from "../knowledge/index.ts";

/** The ways in which knowledge goes to other systems and comes from them. */
export const formats = ["qna-maker", "rasa", "faq-page", "csv"] as const;
export type Format = (typeof formats)[number];

/** A question with its answer: what every format can carry, and no more. */
export interface Pair {
	readonly id: string;
	readonly kind: Entry["kind"];
	/** Only of an error message, E-…. */
	readonly code?: string;
	readonly title: string;
	/** How people say it; the title is not among them by itself. */
	readonly questions: readonly string[];
	/** Empty: nobody has written it yet. */
	readonly answer: string;
	readonly audience: readonly Audience[];
	readonly regions: readonly string[];
	/** The citable pieces that the answer rests on. */
	readonly units: readonly string[];
	/** Ids of pairs that are offered with the answer, in order. */
	readonly prompts: readonly string[];
}

/** Phrasings of something that is no pair: an action, or another office's business. */
export interface Intent {
	readonly kind: "action" | "neighbour";
	readonly id: string;
	readonly questions: readonly string[];
	/** What is said of it; empty where a talk is held instead. */
	readonly answer: string;
}

/** What is written to a file. */
export interface Bundle {
	readonly pairs: readonly Pair[];
	readonly intents: readonly Intent[];
}

/** A prompt as it was found: which pair it leads to, and what it says where that is not its title. */
export interface FoundPrompt {
	readonly key: string;
	readonly place: string;
	readonly text?: string;
}

/** A pair as it was found in a file, before it has its place in our data. */
export interface FoundPair {
	/** Line, or line:column name, or path. */
	readonly place: string;
	/** What the file knows it by; prompts point to it. */
	readonly key: string;
	/** We wrote it: its id, kind and the rest hold as they stand. */
	readonly own?: Pick<Pair, "id" | "kind" | "code" | "units"> | undefined;
	readonly title: string;
	readonly questions: readonly string[];
	readonly answer: string;
	readonly audience?: readonly Audience[] | undefined;
	readonly regions?: readonly string[] | undefined;
	/** Where the other system had it from, as it says. */
	readonly source?: string | undefined;
	readonly prompts: readonly FoundPrompt[];
}

/** What a reader gives. */
export interface Read {
	readonly pairs: readonly FoundPair[];
	readonly intents: readonly Intent[];
}
