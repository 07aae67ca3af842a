import * as calendar from "../calendar.ts";
import { type Fn, n, s } from "./function.ts";

export const dateFunctions: Record<string, Fn> = {
	declarationMonth: {
		params: ["day"],
		returns: "month",
		nullable: true,
		call: (a) => calendar.declarationMonth(s(a, 0)),
	},
	/** As declarationMonth, but while it is closed that of the next opening. */
	nextDeclarationMonth: {
		params: ["day"],
		returns: "month",
		call: (a) => calendar.nextDeclarationMonth(s(a, 0)),
	},
	isOpen: {
		params: ["day"],
		returns: "yesNo",
		call: (a) => calendar.isOpen(s(a, 0)),
	},
	windowStart: {
		params: ["day"],
		returns: "day",
		call: (a) => calendar.windowStart(s(a, 0)),
	},
	windowEnd: {
		params: ["day"],
		returns: "day",
		call: (a) => calendar.windowEnd(s(a, 0)),
	},
	nextOpening: {
		params: ["day"],
		returns: "day",
		call: (a) => calendar.nextOpening(s(a, 0)),
	},
	monthOf: {
		params: ["day"],
		returns: "month",
		call: (a) => calendar.monthOf(s(a, 0)),
	},
	yearOf: {
		params: ["date"],
		integer: true,
		returns: "number",
		call: (a) => calendar.yearOf(s(a, 0)),
	},
	dayOfMonth: {
		params: ["day"],
		integer: true,
		returns: "number",
		call: (a) => calendar.dayOfMonth(s(a, 0)),
	},
	firstDay: {
		params: ["month"],
		returns: "day",
		call: (a) => calendar.firstDay(s(a, 0)),
	},
	lastDay: {
		params: ["month"],
		returns: "day",
		call: (a) => calendar.lastDay(s(a, 0)),
	},
	addDays: {
		params: ["day", "number"],
		returns: "day",
		call: (a) => calendar.addDays(s(a, 0), n(a, 1)),
	},
	addMonths: {
		params: ["month", "number"],
		returns: "month",
		call: (a) => calendar.addMonths(s(a, 0), n(a, 1)),
	},
	addMonthsToDay: {
		params: ["day", "number"],
		returns: "day",
		call: (a) => calendar.addMonthsToDay(s(a, 0), n(a, 1)),
	},
	daysBetween: {
		params: ["day", "day"],
		integer: true,
		returns: "number",
		call: (a) => calendar.daysBetween(s(a, 0), s(a, 1)),
	},
	monthsBetween: {
		params: ["month", "month"],
		integer: true,
		returns: "duration",
		call: (a) => calendar.monthsBetween(s(a, 0), s(a, 1)),
	},
	ageOn: {
		params: ["day", "day"],
		integer: true,
		returns: "number",
		call: (a) => calendar.ageOn(s(a, 0), s(a, 1)),
	},
	compare: {
		params: ["date", "date"],
		returns: "choice",
		options: ["before", "same", "after"],
		call: (a) =>
			s(a, 0) < s(a, 1) ? "before" : s(a, 0) > s(a, 1) ? "after" : "same",
	},
	earlier: {
		params: ["date", "date"],
		returns: "as:0",
		call: (a) => [s(a, 0), s(a, 1)].sort()[0],
	},
	later: {
		params: ["date", "date"],
		returns: "as:0",
		call: (a) => [s(a, 0), s(a, 1)].sort()[1],
	},
	retirementDelay: {
		params: ["month", "day", "number", "number"],
		integer: true,
		returns: "duration",
		call: (a) =>
			calendar.retirementDelay(
				s(a, 0),
				calendar.monthOf(s(a, 1)),
				n(a, 2),
				n(a, 3),
			),
	},
};
