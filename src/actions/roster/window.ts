import {
	declarationMonth,
	isOpen,
	nextDeclarationMonth,
	nextOpening,
	windowEnd,
} from "../calendar.ts";
import { filingCalendar } from "./calendar-file.ts";
import type { RosterTools } from "./tools.ts";

/** 申报期: what a repair made on the day leads to. */
export interface Window {
	readonly isOpen: boolean;
	/** The month for which a filing of the day counts; null while filing rests. */
	readonly month: string | null;
	/** The last day on which it still counts for that month; null while filing rests. */
	readonly lastSafeDay: string | null;
	/** The day on which filing opens after the next (or the present) pause, and the month it counts for then. */
	readonly opensOn: string;
	readonly nextMonth: string;
}

/** The declaration period as the calendar of the place has it. */
export function windowOf(
	asOf: string,
	region: string | null,
	tools: RosterTools,
): Window | null {
	if (!filingCalendar(region ?? undefined, tools)) return null;
	const open = isOpen(asOf);
	const opensOn = nextOpening(asOf);
	return {
		isOpen: open,
		month: declarationMonth(asOf),
		lastSafeDay: open ? windowEnd(asOf) : null,
		opensOn,
		nextMonth: nextDeclarationMonth(opensOn),
	};
}
