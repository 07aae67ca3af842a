/** Everything that also runs in the browser; index.ts adds the load from disk. */
export type { Action } from "./action.ts";
export { Actions, type RawData } from "./actions.ts";
export {
	addDays,
	addMonths,
	closedPeriod,
	type DeclarationPeriod,
	dayOfMonth,
	dayOfWeek,
	daysBetween,
	declarationPeriods,
	firstDay,
	isDay,
	isMonth,
	lastDay,
	monthOf,
} from "./calendar.ts";
export { calendarFeed, spoken } from "./calendar-feed.ts";
export type {
	Calendar,
	CalendarsFile,
	CalendarWindow,
} from "./calendars.ts";
export type * from "./contract.ts";
export { toDmn } from "./dmn.ts";
export { evaluate } from "./evaluate.ts";
export {
	checkFacts,
	FactError,
	type FactFault,
	type FactProblem,
} from "./facts.ts";
export { type CalendarFile, type DatedEvent, toIcs } from "./ics.ts";
export { type PlainRow, toPlainTable } from "./plain-table.ts";
export { type PlainStep, toPlainTrace } from "./plain-trace.ts";
export { isOfNow, withDefaults } from "./readers/defaults.ts";
export {
	type ReadContext,
	type ReadFact,
	type ReadFacts,
	readFacts,
} from "./readers/read.ts";
export * from "./roster/index.ts";
export { pattern } from "./slot-schema.ts";
export { type DatedWindow, tellWindow, windowsIn } from "./windows.ts";
