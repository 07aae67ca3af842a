/** 名册检查: checks a whole file of people with the same tables that answer questions. Pure. */
export { checkRoster, RosterCheck } from "./check.ts";
export { recogniseColumns } from "./columns.ts";
export type * from "./contract.ts";
export type { RosterData } from "./schema.ts";
export type {
	CellValue,
	ColumnGuess,
	Columns,
	FieldId,
	Grid,
	GridRow,
	Recognised,
} from "./table.ts";
export { columnLetters } from "./table.ts";
export {
	openRosterTools,
	RosterOptionError,
	type RosterTools,
	type RosterWorld,
} from "./tools.ts";
