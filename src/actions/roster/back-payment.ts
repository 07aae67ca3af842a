import { monthsBetween, nextDeclarationMonth } from "../calendar.ts";
import type { Facts, Result, Value } from "../contract.ts";
import type { CheckId } from "./codes.ts";

/** What is owed for a contract by a filing: months as `YYYY-MM`. */
export interface Owed {
	readonly start: string;
	/** Months owed; 0 where nothing is. */
	readonly owed: number;
	/** The declaration month (申报所属月份). */
	readonly month: string;
	/** The first and the last month that are made up automatically. */
	readonly firstAutomatic: string;
	readonly lastOwed: string;
	/** Months that only the counter makes up, and the last of them; 0 where there are none. */
	readonly counterMonths: number;
	readonly lastCounter: string;
}

/** Asks a decision table for a place and day; undefined where it has no answer. */
export type Ask = (
	check: CheckId,
	action: string,
	facts: Facts,
) => Result | undefined;

/**
 * What a contract that starts in a month owes when it is filed on a day, by the table of automatic back-payment
 * (ruling 3); undefined where the table has no answer for the place.
 */
export function owedOf(
	ask: Ask,
	start: string,
	declaredOn: string,
): Owed | undefined {
	const facts = { contractStart: start, declaredOn };
	const values = ask("backPayment", "automatic-back-payment", facts)?.values;
	if (!values) return undefined;
	// A conclusion names the values that its wording needs: one month owed is only its last month.
	const text = (value: Value | undefined) =>
		typeof value === "string" ? value : undefined;
	const lastOwed = text(values.lastOwed);
	const counterMonths = Number(values.counterMonths ?? 0);
	return {
		start,
		owed: lastOwed === undefined ? 0 : monthsBetween(start, lastOwed) + 1,
		month: nextDeclarationMonth(declaredOn),
		firstAutomatic: text(values.firstAutomatic) ?? start,
		lastOwed: lastOwed ?? start,
		counterMonths,
		lastCounter: text(values.lastCounter) ?? start,
	};
}
