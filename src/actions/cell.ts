import type { Value } from "./contract.ts";
import {
	CellError,
	CellParser,
	type Literal,
	type Ordered,
	type UnaryTest,
} from "./s-feel.ts";

/** One cell of a decision table: S-FEEL unary tests (DMN conformance level 2), compiled. */
export interface Cell {
	readonly source: string;
	readonly any: boolean;
	readonly negated: boolean;
	readonly tests: readonly UnaryTest[];
	/** Whether a KNOWN value passes; "not known" is the business of evaluate. */
	holds(value: Value): boolean;
}

/**
 * Compiles a cell. Days and months are compared as text, which their fixed width makes right, so that
 * `month` is set for a month column: its literals are written date("2021-01-01") and cut to the month.
 */
export function parseCell(source: string, month = false): Cell {
	const { any, negated, tests } = new CellParser(source).cell();
	const cut = month ? tests.map(cutToMonth) : tests;
	const checks = cut.map(check);
	const [only] = checks;
	const one =
		checks.length === 1 && only
			? only
			: (v: Value) => checks.some((passes) => passes(v));
	const holds = any ? () => true : negated ? (v: Value) => !one(v) : one;
	return { source, any, negated, tests: cut, holds };
}

function cutToMonth(test: UnaryTest): UnaryTest {
	const cut = <L extends Literal>(literal: L): L => {
		if (literal.type !== "date") return literal;
		if (!literal.value.endsWith("-01"))
			throw new CellError(0, "a month is written as its first day");
		return { ...literal, value: literal.value.slice(0, 7) };
	};
	if (test.kind === "equal") return { kind: "equal", to: cut(test.to) };
	return {
		...test,
		...(test.low ? { low: cut(test.low) } : {}),
		...(test.high ? { high: cut(test.high) } : {}),
	};
}

function check(test: UnaryTest): (value: Value) => boolean {
	if (test.kind === "equal") {
		const { value } = test.to;
		return (v) => v === value;
	}
	const low = test.low?.value as Ordered | undefined;
	const high = test.high?.value as Ordered | undefined;
	const { lowIn, highIn } = test;
	const type = typeof (low ?? high);
	// A value of another type (none, above all) fails every comparison instead of being coerced.
	return (v) => {
		if (typeof v !== type) return false;
		const value = v as Ordered;
		if (low !== undefined && (lowIn ? value < low : value <= low)) return false;
		return !(high !== undefined && (highIn ? value > high : value >= high));
	};
}
