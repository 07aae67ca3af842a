import type { Action } from "./action.ts";
import type { Cell } from "./cell.ts";
import type { Phrases } from "./phrases.ts";
import type { Literal, UnaryTest } from "./s-feel.ts";
import { styleOf, write } from "./wording.ts";

/** One row for people: 条件 | 结论 | 依据. */
export interface PlainRow {
	readonly condition: string;
	readonly conclusion: string;
	readonly units: readonly string[];
}

/** The decision table in words, in the order in which it is read. */
export function toPlainTable(action: Action, phrases: Phrases): PlainRow[] {
	const { table, conclusions } = action.model;
	return table.rows.map((row) => {
		const tests = row.cells.flatMap((cell, i) =>
			cell && !cell.any
				? [describeCell(action, phrases, table.inputs[i] ?? "", cell)]
				: [],
		);
		const found = conclusions.get(row.conclusion);
		const because = (row.because ?? [])
			.map((p) => (typeof p === "string" ? p : blank(action, phrases, p.name)))
			.join("");
		const conclusion = (found?.parts ?? [])
			.map((p) =>
				typeof p === "string"
					? p
					: p.name === "because"
						? because
						: blank(action, phrases, p.name),
			)
			.join("");
		return {
			condition: tests.join(phrases.table.and) || phrases.table.otherwise,
			conclusion,
			units: found?.units ?? [],
		};
	});
}

/** The name of a value for people; a value without a label shows its own name. */
export function nameForPeople(action: Action, name: string): string {
	const label = action.labels[name];
	const question = action.model.slots.get(name)?.question;
	return label ?? question?.replace(/[？?].*$/su, "") ?? name;
}

function blank(action: Action, phrases: Phrases, name: string): string {
	return phrases.table.blank.replace("{v}", nameForPeople(action, name));
}

/** A cell in words: what it wants of which value. */
export function describeCell(
	action: Action,
	phrases: Phrases,
	name: string,
	cell: Cell,
): string {
	const tests = cell.tests.map((t) => describeTest(action, phrases, name, t));
	const joined = tests.join(phrases.table.or);
	const test = cell.negated ? phrases.table.not.replace("{v}", joined) : joined;
	return phrases.table.test
		.replace("{n}", nameForPeople(action, name))
		.replace("{v}", test);
}

function describeTest(
	action: Action,
	{ table, formats }: Phrases,
	name: string,
	test: UnaryTest,
): string {
	const { slots, values } = action.model;
	const type = slots.get(name)?.type ?? values.get(name)?.domain.type ?? "text";
	const label = (of: string, id: string) =>
		slots.get(of)?.choices?.find((c) => c.id === id)?.label ??
		action.labels[id] ??
		id;
	const say = (l: Literal) =>
		write(name, l.value, styleOf(type), { formats, label });
	if (test.kind === "equal") return say(test.to);
	const { low, lowIn, high, highIn } = test;
	const parts = [];
	if (low)
		parts.push((lowIn ? table.atLeast : table.above).replace("{v}", say(low)));
	if (high)
		parts.push((highIn ? table.atMost : table.below).replace("{v}", say(high)));
	return parts.join(table.and);
}
