import type { Actor } from "../../knowledge/pure.ts";
import type { CheckId } from "./codes.ts";
import type { FieldId } from "./table.ts";

/** The portal will refuse it, probably will, or it is only said (提示). */
export const LEVELS = ["reject", "probable", "note"] as const;
export type Level = (typeof LEVELS)[number];

/** The module (模块) that a roster is meant for. */
export const MODULES = ["employeeEnrolment", "personnelEnrolment"] as const;
export type ModuleId = (typeof MODULES)[number];

/** Where and when a file is checked. */
export interface CheckOptions {
	/** The day of filing, `YYYY-MM-DD`. */
	readonly asOf: string;
	/** Id of data/regions.yaml; without one only what holds in the whole country is checked. */
	readonly region?: string | undefined;
	/** 用人单位用工参保登记 where it is not said. */
	readonly module?: ModuleId | undefined;
	/** Month (`YYYY-MM`) whose base limits are meant; the declaration month (else that of `asOf`) where not said. */
	readonly baseMonth?: string | undefined;
}

/** Something found at one cell. Every text that came from the file is masked. */
export interface Finding {
	/** As Excel shows it; null where the finding is of the whole file. */
	readonly row: number | null;
	/** The heading of the column as it stands in the file; empty where the finding is of the whole file. */
	readonly column: string;
	/** The cell as Excel names it (`C12`); null where the finding is of the whole file. */
	readonly cell: string | null;
	readonly field: FieldId | null;
	/** What stands there, masked. */
	readonly value: string;
	readonly level: Level;
	/** E-… of the knowledge base, R-… of data/roster.yaml. */
	readonly code: string;
	/** Our sentence. */
	readonly message: string;
	/** The portal's message that this leads to, in its exact words; null where none is known. */
	readonly predicts: string | null;
	readonly cause: string;
	/** What to do, in order, as one text. */
	readonly remedy: string;
	/** Who does the first step of it. */
	readonly who: Actor;
	/** The units and rulings it rests on. */
	readonly units: readonly string[];
	readonly rulings: readonly number[];
}

/** One step of a remedy, as shown. */
export interface RemedyStep {
	/** The place whose document says so; null where it holds for the place asked about. */
	readonly place: string | null;
	readonly who: Actor;
	readonly do: string;
	/** Venue id with the menu steps there. */
	readonly routes: readonly {
		readonly venue: string;
		readonly steps: readonly string[];
	}[];
	/** A note ready to forward to `who`; null where there is none. */
	readonly note: string | null;
}

/** What a code says, once for all rows that have it. */
export interface Matter {
	readonly code: string;
	readonly title: string;
	readonly level: Level;
	readonly predicts: string | null;
	readonly cause: string;
	readonly remedies: readonly RemedyStep[];
	readonly who: Actor;
	readonly units: readonly string[];
	readonly rulings: readonly number[];
	/** The entry of the knowledge base that explains it; null where there is none. */
	readonly entry: string | null;
	/** Id of the stage of repair (data/roster.yaml `order`). */
	readonly stage: string;
}

/** All findings with one code. */
export interface FindingGroup extends Matter {
	readonly count: number;
	/** Rows as Excel shows them, in order; empty for a finding of the whole file. */
	readonly rows: readonly number[];
}

/** A correction that is safe and certain, for the corrected copy. */
export interface Correction {
	readonly row: number;
	readonly column: string;
	readonly cell: string;
	/** 0-based place in `cells`. */
	readonly index: number;
	/** What stood there, masked. */
	readonly from: string;
	/** What stands there in the corrected copy: NOT masked, for the copy only; show `shown`. */
	readonly to: string | number | { readonly day: string };
	/** `to`, masked. */
	readonly shown: string;
	readonly why: string;
}

/** A check that was not made, and why: nothing is left out in silence. */
export interface NotChecked {
	readonly check: CheckId;
	readonly title: string;
	/** No source for the place, not for this module, no such column in the file, or no rule in force on a row's day. */
	readonly reason: "region" | "module" | "column" | "day";
	readonly text: string;
}

/** The outcome of a roster check; plain JSON. */
export interface RosterReport {
	readonly kind: "roster";
	readonly asOf: string;
	readonly region: string | null;
	/** How many people were checked. */
	readonly rows: number;
	/** Rows that hold something but no person (totals, signatures, a heading again). */
	readonly skipped: readonly number[];
	readonly findings: readonly Finding[];
	readonly groups: readonly FindingGroup[];
	readonly corrections: readonly Correction[];
	readonly notChecked: readonly NotChecked[];
	/** Whom the rows with findings are about, masked, for the plan. */
	readonly people: readonly Person[];
}

/** A row's person, masked. */
export interface Person {
	readonly row: number;
	readonly name: string;
	readonly idNumber: string;
	/** Month in which the contract starts (`YYYY-MM`), where the file says so. */
	readonly contractStart: string | null;
	/** Codes found at the row, in order of repair. */
	readonly codes: readonly string[];
}

/** Rows of a result file whose message is the same but for names, numbers and dates. */
export interface ResultGroup {
	/** The message with its blanks: {name} {id} {phone} {date} {number}. */
	readonly template: string;
	readonly count: number;
	readonly rows: readonly number[];
	/** What it means; null where the message is not known. */
	readonly matter: Matter | null;
	/** For an unknown message: the known one it is most like, if any is. */
	readonly near: {
		readonly code: string;
		readonly title: string;
		readonly message: string;
		/** 0 to 1: how many of its pairs of characters stand in the text. */
		readonly likeness: number;
	} | null;
}

/** What the portal wrote, sorted out; plain JSON. */
export interface ResultReport {
	readonly kind: "result";
	readonly asOf: string;
	readonly region: string | null;
	readonly rows: number;
	/** Rows whose message says that nothing is wrong. */
	readonly succeeded: number;
	/** Rows without any message. */
	readonly silent: number;
	/** Known messages, in order of repair. */
	readonly groups: readonly ResultGroup[];
	/** Messages that are not known, most frequent first. */
	readonly unknown: readonly ResultGroup[];
	readonly people: readonly Person[];
}
