/** What a column of a roster (花名册) or of a result file can hold. */
export const FIELD_IDS = [
	"name",
	"idKind",
	"idNumber",
	"gender",
	"cadre",
	"hukou",
	"phone",
	"contractStart",
	"base",
	"baseMonth",
	"category",
	"otherJob",
	"flexible",
	"remark",
	"message",
] as const;
export type FieldId = (typeof FIELD_IDS)[number];

/** One cell as the file holds it; a day is a real calendar date of the sheet, `YYYY-MM-DD`. */
export type CellValue =
	| string
	| number
	| boolean
	| null
	| { readonly day: string };

export interface GridRow {
	/** 1-based, as Excel counts. */
	readonly row: number;
	readonly cells: readonly CellValue[];
}

/** One sheet as it stands; empty rows may be missing. */
export interface Grid {
	readonly name: string;
	readonly rows: readonly GridRow[];
}

/** What a column is taken for, to be confirmed or changed by the user. */
export interface ColumnGuess {
	/** 0-based place in `cells`. */
	readonly index: number;
	/** The heading as it stands in the file; empty where there is none. */
	readonly heading: string;
	readonly field: FieldId | undefined;
	/** By its heading, by a heading that is nearly that, by what stands in the cells, or not at all. */
	readonly why: "heading" | "near" | "values" | "none";
}

/** All columns of a sheet as guessed. */
export interface Recognised {
	/** 1-based row of the headings; 0 where the sheet has none. */
	readonly headingRow: number;
	readonly columns: readonly ColumnGuess[];
	/** A list of people to enrol, a file with results of the portal, or neither. */
	readonly kind: "roster" | "result" | "unknown";
	/** Fields that the checks of this kind of file want and that no column holds. */
	readonly missing: readonly FieldId[];
}

/** The columns as the user confirmed them: what `recogniseColumns` returned, or the same with other fields. */
export type Columns = Pick<Recognised, "headingRow" | "columns">;

/** The letters over a column: A, B … Z, AA … */
export function columnLetters(index: number): string {
	let letters = "";
	for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
		letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
	return letters;
}
