import type { Reply } from "../../../bot/index.ts";
import type { PublishingWords } from "./words.ts";

/** What every page of publishing is drawn with. */
export interface Around {
	readonly words: PublishingWords;
	/** Goes into every form. */
	readonly csrf: string;
	/** Whether the reader may publish. */
	readonly mayPublish: boolean;
}

type Outcome = Reply["outcome"];
type States = keyof PublishingWords["draft"]["state"];
type Kinds = keyof PublishingWords["replay"]["kind"];

/** One change of a data file; texts are ready to be read. */
export interface ShownOperation {
	/** The names of the fields down to it. */
	readonly where: string;
	readonly from?: string;
	readonly to?: string;
}

/** The changes of one item. */
export interface ShownItem {
	readonly name: string;
	readonly file: string;
	readonly id: string;
	/** Where it can be edited. */
	readonly href?: string;
	readonly operations: readonly ShownOperation[];
}

export interface ShownDraft {
	readonly id: string;
	readonly title: string;
	readonly state: States;
	readonly author: string;
	readonly at: string;
	readonly hands: string;
	readonly backTo?: number;
	readonly publication?: number;
	readonly items: readonly ShownItem[];
	readonly steps: readonly {
		readonly at: string;
		readonly by: string;
		readonly what: keyof PublishingWords["draft"]["step"];
		readonly note?: string;
	}[];
	/** Why it cannot be made with the data in use. */
	readonly conflict?: string;
}

/** A line of a text before and after. */
export interface DiffLine {
	readonly kind: "same" | "gone" | "come";
	readonly text: string;
}

export interface ShownChange {
	readonly id: string;
	readonly said: string;
	readonly talk?: string;
	readonly where: string;
	readonly before: { readonly outcome: Outcome; readonly subject: string };
	readonly after: { readonly outcome: Outcome; readonly subject: string };
	readonly lines: readonly DiffLine[];
	readonly approvedBy?: string;
}

export interface ShownGroup {
	readonly id: string;
	readonly kind: Kinds;
	readonly subject: string;
	/** They have to be approved by name. */
	readonly must: boolean;
	/** How many are not approved yet. */
	readonly open: number;
	readonly changes: readonly ShownChange[];
}

export interface ShownReplay {
	readonly state: "running" | "elsewhere" | "done" | "failed" | "interrupted";
	readonly by: string;
	readonly at: string;
	readonly why?: string;
	readonly progress?: {
		readonly phase: keyof PublishingWords["replay"]["phase"];
		readonly done: number;
		readonly total: number;
	};
	readonly questions: number;
	readonly talks: number;
	readonly changes: number;
	readonly groups: readonly ShownGroup[];
	/** Test talks that break. */
	readonly failing: readonly {
		readonly id: string;
		readonly file: string;
		readonly title: string;
		readonly problems: readonly string[];
		readonly already: boolean;
		/** A publisher wants it so. */
		readonly approval?: { readonly by: string; readonly why: string };
	}[];
	/** Sentences on new phrasings that their entry does not answer. */
	readonly unanswered: readonly string[];
}

export interface ShownPublication {
	readonly number: number;
	readonly title: string;
	readonly by: string;
	readonly at: string;
	readonly hands: string;
	readonly draft: string;
	readonly backTo?: number;
	readonly operations: number;
	readonly isCurrent: boolean;
}

/** A field of the form of an entry. */
export type ShownField =
	| {
			readonly kind: "line" | "text" | "lines";
			readonly name: string;
			readonly label: string;
			readonly value: string;
			readonly faults: readonly string[];
	  }
	| {
			readonly kind: "choice";
			readonly name: string;
			readonly label: string;
			readonly value: string;
			readonly among: readonly string[];
			readonly faults: readonly string[];
	  }
	| {
			readonly kind: "group";
			readonly name: string;
			readonly label: string;
			readonly fields: readonly ShownField[];
			readonly faults: readonly string[];
	  }
	| {
			readonly kind: "rows";
			readonly name: string;
			readonly label: string;
			/** What the name of the box ends with that takes a row out. */
			readonly removing: string;
			/** The last is spare: to be filled in. */
			readonly rows: readonly (readonly ShownField[])[];
			readonly faults: readonly string[];
	  };
