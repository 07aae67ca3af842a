import type { Grid } from "../actions/pure.ts";

/** What a file held that is not in its values, so that the reader can be told. */
export type Remark = "hiddenSheets" | "formulas" | "gb18030";

/** A file's visible sheets as values. */
export interface Workbook {
	readonly kind: "xlsx" | "csv";
	readonly grids: readonly Grid[];
	readonly remarks: readonly Remark[];
}
