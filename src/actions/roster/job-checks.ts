import type { Value } from "../contract.ts";
import { write } from "../wording.ts";
import { type Ask, type Owed, owedOf } from "./back-payment.ts";
import type { Findings } from "./findings.ts";
import { fill } from "./matters.ts";
import type { PersonRow } from "./row.ts";
import type { FieldId } from "./table.ts";

/** 劳动合同开始日期, and what it leads to in back-payments. */
export class Contracts {
	readonly #owed = new Map<string, Owed | null>();

	/** The month in which the contract starts, where the cell says one. */
	check(row: PersonRow, found: Findings): string | undefined {
		const { reading } = found.tools;
		const value = row.value("contractStart");
		const raw = row.raw("contractStart");
		if (row.text("contractStart") === "") {
			found.at(row, "contractStart", "R-START-MISSING");
			return undefined;
		}
		const day = reading.day(value);
		if (day === undefined) {
			found.at(row, "contractStart", "R-START-NOT-DATE");
			return undefined;
		}
		if (typeof value !== "object" && raw !== day)
			found.correct(row, "contractStart", { day }, "date");
		if (day > found.options.asOf)
			found.at(row, "contractStart", "R-START-FUTURE", { start: day });
		return day.slice(0, 7);
	}

	/** Months owed before the declaration month: up to six automatic, more at the counter (ruling 3). */
	backPayment(row: PersonRow, found: Findings, start: string): void {
		let known = this.#owed.get(start);
		if (known === undefined) {
			const ask: Ask = (...asked) => found.ask(...asked);
			known = owedOf(ask, start, found.options.asOf) ?? null;
			this.#owed.set(start, known);
		}
		if (known === null || known.owed === 0) return;
		const code =
			known.counterMonths > 0 ? "R-BACK-PAYMENT-COUNTER" : "R-BACK-PAYMENT";
		found.at(row, "contractStart", code, {
			...known,
			automatic: spanOf(found, known.firstAutomatic, known.lastOwed),
			counter: spanOf(found, start, known.lastCounter),
		});
	}
}

/** One month, or the first and the last. */
function spanOf({ tools }: Findings, from: string, to: string): string {
	const [first, last] = [from, to].map((m) =>
		write("", m, "month", { formats: tools.formats, label: () => "" }),
	);
	if (from === to) return first ?? "";
	return fill(tools.data.writing.span, { from: first ?? "", to: last ?? "" });
}

/** The values that can stand in a sentence. */
export function written(
	values: Readonly<Record<string, Value>>,
): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(values).filter(
			(e): e is [string, string | number] =>
				typeof e[1] === "string" || typeof e[1] === "number",
		),
	);
}

/** 参保身份 and the module it belongs in. */
export class Kinds {
	readonly #conclusions = new Map<string, string | null>();

	check(row: PersonRow, found: Findings): void {
		const text = row.text("category");
		const { data, kindOf, reading } = found.tools;
		if (text === "") {
			found.at(row, "category", "R-CATEGORY-BLANK");
			return;
		}
		// Told by the check on flexible employment.
		if (reading.says("flexible", text)) return;
		const kind = kindOf(text);
		if (kind === undefined) {
			found.at(row, "category", "R-CATEGORY-UNKNOWN");
			return;
		}
		const conclusion = this.#conclude(found, kind);
		if (conclusion === null) return;
		const { module = "employeeEnrolment" } = found.options;
		const right = Object.values(data.modules).find((m) =>
			m.conclusions.includes(conclusion),
		);
		if (!right)
			throw new Error(
				`no module of data/roster.yaml has the conclusion ${conclusion}`,
			);
		const given = data.modules[module];
		if (right !== given)
			found.at(row, "category", "R-MODULE", {
				module: given.name,
				other: right.name,
			});
	}

	#conclude(found: Findings, workerKind: string): string | null {
		let conclusion = this.#conclusions.get(workerKind);
		if (conclusion === undefined) {
			conclusion =
				found.ask("module", "enrolment-module", { workerKind })?.conclusion ??
				null;
			this.#conclusions.set(workerKind, conclusion);
		}
		return conclusion;
	}
}

/** Where the file says something of a person: in a yes/no column, in the category, or in the remarks. */
function saidAt(
	row: PersonRow,
	found: Findings,
	what: "flexible" | "otherJob",
): FieldId | undefined {
	const { reading, kindOf } = found.tools;
	if (row.has(what) && reading.is("yes", row.value(what))) return what;
	const isKind = kindOf(row.text("category")) === "multipleInjury";
	if (what === "otherJob" && isKind) return "category";
	for (const field of ["category", "remark"] as const)
		if (row.has(field) && reading.says(what, row.value(field))) return field;
	return undefined;
}

/** 多重劳动关系: what the place says of it is the same for all rows. */
export class SeveralJobs {
	#advice: string | null | undefined;

	check(row: PersonRow, found: Findings): void {
		const field = saidAt(row, found, "otherJob");
		if (!field || !found.covers("R-SEVERAL-JOBS")) return;
		const facts = { overlapKind: "continuing" };
		if (this.#advice === undefined)
			this.#advice =
				found.ask("severalJobs", "several-jobs", facts)?.text ?? null;
		if (this.#advice !== null)
			found.at(row, field, "R-SEVERAL-JOBS", { advice: this.#advice });
	}
}

export function checkFlexible(row: PersonRow, found: Findings): void {
	const field = saidAt(row, found, "flexible");
	if (field) found.at(row, field, "E-FLEXIBLE-EMPLOYMENT");
}

/** 7th to 10th: nothing of the file can be filed (ruling 2). */
export function checkPause(found: Findings): void {
	if (!found.covers("R-CLOSED-PERIOD")) return;
	const day = found.options.asOf;
	const result = found.ask("pause", "filing-today", { filingDay: day });
	if (result?.conclusion === "closed")
		found.ofFile("R-CLOSED-PERIOD", { day, ...written(result.values) });
}
