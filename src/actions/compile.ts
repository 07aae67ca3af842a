import type { Action, Conclusion, Derived, Model } from "./action.ts";
import { analyse } from "./analyse.ts";
import { Checker, type Report } from "./checker.ts";
import type { Slot } from "./contract.ts";
import type { Figure } from "./figures.ts";
import type { Phrases } from "./phrases.ts";
import type { RawAction } from "./schema.ts";
import { buildTable, type Domain, type Table } from "./table.ts";
import { BECAUSE, parseWording } from "./wording.ts";

/** What all actions share. */
export interface Registry {
	readonly slots: ReadonlyMap<string, Slot>;
	readonly figures: ReadonlyMap<string, Figure>;
	readonly phrases: Phrases;
}

/** Compiles one action; every fault goes to `report` with its path in the file. */
export function compileAction(
	raw: RawAction,
	registry: Registry,
	report: Report,
): Action {
	const checker = new Checker(raw, registry, report);
	const slots = checker.slots();
	const values = checker.values();
	const domains = checker.inputs();
	const table = compileTable(raw, checker, domains, report);
	const conclusions = compileConclusions(raw, checker, report);
	checker.unused();
	const { notCovered } = registry.phrases;
	const model: Model = {
		slots,
		values,
		table,
		domains,
		conclusions,
		lists: raw.lists ?? {},
		figures: registry.figures,
		formats: registry.phrases.formats,
		notCovered: {
			region: raw.notCovered?.region ?? notCovered.region,
			day: raw.notCovered?.day ?? notCovered.day,
		},
	};
	const { id, title, entry, beside, audience, regions, saidBy, from, to } = raw;
	const { units, rulings, utterances, examples, asks } = raw;
	return {
		...{ id, title, entry, beside, audience, regions, saidBy, from, to },
		...{ units, rulings, slots: raw.slots, utterances, examples, asks },
		labels: raw.labels ?? {},
		model,
	};
}

function compileTable(
	raw: RawAction,
	checker: Checker,
	domains: readonly Domain[],
	report: Report,
): Table {
	const { hitPolicy, inputs, none, rows } = raw.table;
	const compiled = rows.map((row, index) => ({
		index,
		because: checker.because(row, index),
		cells: checker.cells(row.when ?? {}, index),
		conclusion: checker.conclusion(row.conclusion, [
			"table",
			"rows",
			index,
			"conclusion",
		]),
	}));
	if (none !== undefined) checker.conclusion(none, ["table", "none"]);
	const table = buildTable(hitPolicy, inputs, domains, compiled, none);
	// A table with faulty cells would only show gaps that are not there.
	if (checker.isSound) reportWhole(table, report);
	return table;
}

function reportWhole(table: Table, report: Report): void {
	const { unreachable, gap } = analyse(table);
	for (const row of unreachable)
		report(
			["table", "rows", row],
			"this row can never be reached: the rows above it take every case",
		);
	if (gap)
		report(
			["table", "rows"],
			`no row covers ${JSON.stringify(gap)}: add a row for it`,
		);
}

function compileConclusions(
	raw: RawAction,
	checker: Checker,
	report: Report,
): Map<string, Conclusion> {
	const found = new Map<string, Conclusion>();
	for (const [id, { verdict, text, units, rulings }] of Object.entries(
		raw.conclusions,
	)) {
		try {
			const parts = parseWording(text.trim());
			for (const part of parts)
				if (typeof part !== "string" && part.name !== BECAUSE)
					checker.use(part.name, ["conclusions", id, "text"]);
			found.set(id, {
				...{ id, verdict, parts, text },
				units: units ?? raw.units,
				rulings: rulings ?? raw.rulings,
			});
		} catch (error) {
			report(
				["conclusions", id, "text"],
				error instanceof Error ? error.message : String(error),
			);
		}
	}
	return found;
}

export type { Derived };
