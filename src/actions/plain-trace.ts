import type { Action } from "./action.ts";
import type { Trace, Value } from "./contract.ts";
import type { Phrases } from "./phrases.ts";
import { describeCell, nameForPeople } from "./plain-table.ts";
import { type Style, styleOf, write } from "./wording.ts";

/** One line of the reasoning for people. */
export type PlainStep =
	| {
			readonly kind: "value";
			readonly name: string;
			/** undefined: not known yet. */
			readonly value: string | undefined;
			readonly units: readonly string[];
	  }
	| {
			readonly kind: "row";
			/** 1-based, as the rows of the plain table. */
			readonly row: number;
			readonly holds: boolean | undefined;
			readonly tests: readonly {
				/** The test in words, and what the fact was. */
				readonly test: string;
				readonly value: string | undefined;
				readonly holds: boolean | undefined;
			}[];
	  };

/**
 * A trace in words. A derived value without a label is a step between two others and is left out;
 * a first-hit table is told down to the row that won, since nothing below it was looked at.
 */
export function toPlainTrace(
	action: Action,
	phrases: Phrases,
	trace: Trace,
): PlainStep[] {
	const { table } = action.model;
	const isFirst = table.hitPolicy === "first";
	const won = trace.findIndex((t) => t.kind === "row" && t.holds === true);
	const told = isFirst && won >= 0 ? trace.slice(0, won + 1) : trace;
	return told.flatMap((t): PlainStep[] => {
		if (t.kind === "value") {
			const name = action.labels[t.name];
			if (name === undefined) return [];
			const value = inWords(action, phrases, t.name, t.value);
			return [{ kind: "value", name, value, units: t.units ?? [] }];
		}
		const tests = t.tests.map(({ input, value, holds }) => {
			const cell = table.rows[t.row - 1]?.cells[table.inputs.indexOf(input)];
			return {
				test: cell
					? describeCell(action, phrases, input, cell)
					: nameForPeople(action, input),
				value: inWords(action, phrases, input, value),
				holds,
			};
		});
		return [{ kind: "row", row: t.row, holds: t.holds, tests }];
	});
}

function inWords(
	action: Action,
	{ formats }: Phrases,
	name: string,
	value: Value | undefined,
): string | undefined {
	if (value === undefined) return undefined;
	const { slots, values } = action.model;
	const type = slots.get(name)?.type ?? values.get(name)?.domain.type ?? "text";
	const label = (of: string, id: string) =>
		slots.get(of)?.choices?.find((c) => c.id === id)?.label ??
		action.labels[id] ??
		id;
	// Of a day the conclusions may leave the year out; here it stands alone.
	const style =
		(typeof value === "number" && styleInConclusions(action, name)) ||
		styleOf(type);
	return write(name, value, style, { formats, label });
}

/** As the conclusions write it: an age in months is a number like any other to the table. */
function styleInConclusions(
	{ model }: Action,
	name: string,
): Style | undefined {
	for (const { parts } of model.conclusions.values())
		for (const part of parts)
			if (typeof part !== "string" && part.name === name && part.style)
				return part.style;
	return undefined;
}
