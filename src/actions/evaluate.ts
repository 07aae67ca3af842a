import type { Action } from "./action.ts";
import { relevantInputs } from "./analyse.ts";
import { conclude, lacksReason, type Reached, textNeeds } from "./conclude.ts";
import type {
	Context,
	Evaluation,
	Facts,
	Missing,
	NotCovered,
	SlotId,
} from "./contract.ts";
import { Scope } from "./scope.ts";
import type { Judged, Row } from "./table.ts";
import { traceOf } from "./trace.ts";

/** The id of the whole country in regions.yaml. */
const COUNTRY = "china";

/**
 * Works an action out: a result, the facts still needed, or not covered. Three-valued: a fact that is
 * not there is "not known", never "no". Assumes nothing; see `withDefaults` for what a silent question means.
 */
export function evaluate(
	action: Action,
	facts: Facts,
	ctx: Context,
): Evaluation {
	const path = pathOf(ctx);
	const outside = notInForce(action, ctx.asOf, path);
	if (outside) return outside;
	const scope = new Scope(action.model, facts, ctx.asOf, path);
	const { table } = action.model;
	const judged = table.rows.map((row) => judge(row, scope));
	return table.hitPolicy === "first"
		? decideFirst(action, scope, judged)
		: decideCollect(action, scope, judged);
}

/** What a region lies in, most specific first. Every place lies in the country, whatever the caller lists. */
function pathOf({ region, regionPath }: Context): string[] | undefined {
	const path = regionPath ?? (region === undefined ? undefined : [region]);
	return path && [...path.filter((place) => place !== COUNTRY), COUNTRY];
}

function notInForce(
	action: Action,
	asOf: string,
	path: readonly string[] | undefined,
): NotCovered | undefined {
	const { units, rulings, model } = action;
	const no = (reason: "region" | "day"): NotCovered => ({
		kind: "notCovered",
		reason,
		text: model.notCovered[reason],
		units,
		rulings,
		trace: [],
	});
	if (path && !path.some((region) => action.regions.includes(region)))
		return no("region");
	const early = action.from !== undefined && asOf < action.from;
	const late = action.to !== undefined && asOf > action.to;
	return early || late ? no("day") : undefined;
}

function judge(row: Row, scope: Scope): Judged {
	const { inputs, failed, held } = scope.model.table;
	let unknown: number[] | undefined;
	for (let i = 0; i < row.cells.length; i++) {
		const cell = row.cells[i];
		if (!cell || cell.any) continue;
		const value = scope.get(inputs[i] ?? "");
		if (value === undefined) {
			unknown ??= [];
			unknown.push(i);
		} else if (!cell.holds(value)) return failed[row.index] as Judged;
	}
	return unknown
		? { row, holds: undefined, unknown }
		: (held[row.index] as Judged);
}

/**
 * First row that holds wins. Definite as soon as every row that could still be first leads to the same
 * conclusion; a second refusal that is also true only adds its reason.
 */
function decideFirst(
	action: Action,
	scope: Scope,
	judged: readonly Judged[],
): Evaluation {
	const candidates: Judged[] = [];
	for (const one of judged) {
		if (one.holds === false) continue;
		candidates.push(one);
		if (one.holds) break;
	}
	const reached = reachedBy(
		action,
		candidates.map((c) => c.row.conclusion),
		judged,
	);
	const [only] = reached;
	if (reached.length !== 1 || (only && lacksReason(only)))
		return missing(scope, candidates, reached, judged);
	return conclusion(action, scope, reached, judged);
}

/** Every row that holds counts, so that every row which is not settled is still in question. */
function decideCollect(
	action: Action,
	scope: Scope,
	judged: readonly Judged[],
): Evaluation {
	const sure = judged.filter((j) => j.holds).map((j) => j.row.conclusion);
	const open = judged.filter(
		(j) => j.holds === undefined && !sure.includes(j.row.conclusion),
	);
	if (open.length > 0) {
		const inputs = open.flatMap((j) => j.unknown);
		return missingOf(scope, slotsFor(scope, inputs), judged);
	}
	const { none } = scope.model.table;
	const ids = sure.length === 0 && none !== undefined ? [none] : sure;
	return conclusion(action, scope, reachedBy(action, ids, judged), judged);
}

/** Conclusions, each once, with all rows anywhere in the table that are known to lead to them. */
function reachedBy(
	action: Action,
	ids: readonly string[],
	judged: readonly Judged[],
): Reached[] {
	const reached: Reached[] = [];
	for (const [i, id] of ids.entries()) {
		const conclusion = action.model.conclusions.get(id);
		if (!conclusion || ids.indexOf(id) < i) continue;
		const rows: Row[] = [];
		for (const { holds, row } of judged)
			if (holds && row.conclusion === id) rows.push(row);
		reached.push({ conclusion, rows });
	}
	return reached;
}

function conclusion(
	action: Action,
	scope: Scope,
	reached: readonly Reached[],
	judged: readonly Judged[],
): Evaluation {
	const needs = reached.flatMap((r) => textNeeds(scope, r));
	return needs.length > 0
		? missingOf(scope, [...new Set(needs)], judged)
		: conclude(action, scope, reached, () => traceOf(scope, judged));
}

function missing(
	scope: Scope,
	candidates: readonly Judged[],
	reached: readonly Reached[],
	judged: readonly Judged[],
): Missing {
	const unknown = [...new Set(candidates.flatMap((c) => c.unknown))];
	const rows = candidates.map((c) => c.row.index);
	// One certain conclusion without a reason: what is asked for then is the reason.
	const inputs =
		reached.length === 1
			? unknown
			: relevantInputs(scope.model.table, rows, unknown);
	const first = slotsFor(scope, inputs);
	// What every possible wording needs is needed however the table turns out.
	const texts = reached.map((r) => textNeeds(scope, r));
	const always = (texts[0] ?? []).filter((slot) =>
		texts.every((t) => t.includes(slot)),
	);
	return missingOf(scope, [...new Set([...first, ...always])], judged);
}

function missingOf(
	scope: Scope,
	missing: readonly SlotId[],
	judged: readonly Judged[],
): Missing {
	return { kind: "missing", missing, trace: traceOf(scope, judged) };
}

/** The slots that open tests wait for, in the action's order of asking; the region, if it is one, comes first. */
function slotsFor(scope: Scope, inputs: readonly number[]): readonly SlotId[] {
	const waiting = new Set(
		inputs.flatMap((i) => scope.needs(scope.model.table.inputs[i] ?? "")),
	);
	const asked = [...scope.model.slots.keys()];
	return [...waiting].sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
}
