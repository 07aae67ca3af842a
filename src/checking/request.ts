import type {
	ColumnGuess,
	Comparison,
	Correction,
	FieldId,
	PersonPlan,
	Plan,
	Recognised,
	ResultReport,
	RosterReport,
	Summary,
} from "../actions/pure.ts";
import type { Remark } from "../sheets/index.ts";

/** What is to be checked, and how. */
export interface CheckRequest {
	/** As the person named the file. */
	readonly name: string;
	/** YYYY-MM-DD */
	readonly asOf: string;
	readonly region?: string | undefined;
	/** 要上报的名单 or 处理结果; as recognised where it is not said. */
	readonly kind?: "roster" | "result" | undefined;
	/** The first sheet with rows where it is not said. */
	readonly sheet?: string | undefined;
	/** What was kept of earlier files. */
	readonly earlier?: readonly Summary[] | undefined;
	/** 1-based row of the headings, 0 for none, where it is not as recognised. */
	readonly headingRow?: number | undefined;
	/** What columns hold, by their 0-based place, where it is not as recognised; null is nothing. */
	readonly columns?: Readonly<Record<number, string | null>> | undefined;
}

/** A sheet of an opened file, before it is checked. */
export interface SheetSeen {
	readonly name: string;
	/** Rows with values under the headings. */
	readonly rows: number;
	readonly recognised: Recognised;
	/** The first row under the headings, by column, masked. */
	readonly sample: readonly string[];
}

/** A report without what a corrected cell holds, which is the one thing in it that is not masked. */
export type ShownRoster = Omit<RosterReport, "corrections"> & {
	readonly corrections: readonly Omit<Correction, "to">[];
};

/** A plan whose people are told by their codes: the steps stand once, under each code's group. */
export type ShownPlan = Omit<Plan, "people"> & {
	readonly people: readonly Omit<PersonPlan, "steps">[];
};

/** The outcome of a check, as plain JSON; nothing in it names a person unmasked. */
export interface CheckAnswer {
	readonly file: {
		readonly name: string;
		readonly kind: "xlsx" | "csv";
		readonly sheet: string;
		readonly sheets: readonly string[];
		readonly remarks: readonly Remark[];
	};
	/** 1-based row of the headings; 0 where there is none. */
	readonly headingRow: number;
	readonly columns: readonly ColumnGuess[];
	readonly missing: readonly FieldId[];
	readonly report: ShownRoster | ResultReport;
	readonly plan: ShownPlan;
	/** iCalendar (RFC 5545) with the next declaration periods; null where none are known for the place. */
	readonly calendar: string | null;
	/** What may be kept of it: causes and numbers, nobody's name. */
	readonly summary: Summary;
	/** Against what was kept earlier, where something was. */
	readonly comparison: Comparison | null;
}

/** A copy of the file: with the safe corrections made, or with what was found beside each row. */
export type CopyKind = "corrected" | "annotated";
export type CopyForm = "xlsx" | "csv";
