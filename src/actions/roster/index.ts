/** 名册检查: checks a whole file of people with the same tables that answer questions. Pure. */
export type { Owed } from "./back-payment.ts";
export { calendarFile } from "./calendar-file.ts";
export { checkRoster, RosterCheck } from "./check.ts";
export type { CheckId, RuleCode } from "./codes.ts";
export { recogniseColumns } from "./columns.ts";
export {
	type Comparison,
	compareResults,
	type Recurrence,
	type Summary,
	summaryOf,
} from "./compare.ts";
export type * from "./contract.ts";
export { packRoster, type RosterPack, unpackRoster } from "./pack.ts";
export {
	makePlan,
	type PersonPlan,
	type Plan,
	type PlanNote,
	type PlanStage,
} from "./plan.ts";
export { NoMessageColumnError, readResults } from "./results.ts";
export type { RosterData } from "./schema.ts";
export {
	type CellValue,
	type ColumnGuess,
	type Columns,
	columnLetters,
	type FieldId,
	type Grid,
	type GridRow,
	type Recognised,
} from "./table.ts";
export {
	openRosterTools,
	RosterOptionError,
	type RosterTools,
	type RosterWorld,
} from "./tools.ts";
export { type Window, windowOf } from "./window.ts";
