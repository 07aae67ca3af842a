/** 名册检查: checks a whole file of people with the same tables that answer questions. Pure. */
export type * from "./contract.ts";
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
