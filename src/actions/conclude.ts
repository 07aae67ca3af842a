import type { Action, Conclusion } from "./action.ts";
import type { NotCovered, Result, SlotId, Trace, Value } from "./contract.ts";
import type { Scope } from "./scope.ts";
import type { Row } from "./table.ts";
import { BECAUSE, type Part, styleOf, write } from "./wording.ts";

/** A conclusion with the rows that are known to lead to it. */
export interface Reached {
	readonly conclusion: Conclusion;
	readonly rows: readonly Row[];
}

/** The parts of a wording with the reasons of the rows put in. */
function partsOf({ conclusion, rows }: Reached, also: string): Part[] {
	const reasons = rows.flatMap((row) => (row.because ? [row.because] : []));
	return conclusion.parts.flatMap((part) => {
		if (typeof part === "string" || part.name !== BECAUSE) return [part];
		return reasons.flatMap((reason, i) =>
			i === 0 ? reason : [also, ...reason],
		);
	});
}

/** Whether a conclusion that gives reasons has none yet: it is certain, but one cannot say why. */
export function lacksReason({ conclusion, rows }: Reached): boolean {
	const wants = conclusion.parts.some(
		(part) => typeof part !== "string" && part.name === BECAUSE,
	);
	return wants && rows.length === 0;
}

function addNeeds(scope: Scope, parts: readonly Part[], needs: SlotId[]): void {
	for (const part of parts)
		if (typeof part !== "string" && part.name !== BECAUSE)
			for (const slot of scope.needs(part.name))
				if (!needs.includes(slot)) needs.push(slot);
}

/** The slots whose values the wording needs and that are not known. */
export function textNeeds(scope: Scope, reached: Reached): SlotId[] {
	const needs: SlotId[] = [];
	addNeeds(scope, reached.conclusion.parts, needs);
	for (const row of reached.rows)
		if (row.because) addNeeds(scope, row.because, needs);
	return needs;
}

/**
 * A finished answer; everything its wording needs is known. Wording, values and trace are worked out when
 * they are looked at: whoever checks a file of ten thousand people mostly wants the conclusions alone.
 */
class Answer implements Result {
	readonly kind = "result" as const;
	readonly verdict: Result["verdict"];
	private readonly scope: Scope;
	private readonly reached: readonly Reached[];
	private readonly reasoning: () => Trace;
	readonly saidBy?: readonly string[];

	constructor(
		action: Action,
		scope: Scope,
		reached: readonly Reached[],
		verdict: Result["verdict"],
		reasoning: () => Trace,
	) {
		this.scope = scope;
		this.reached = reached;
		this.verdict = verdict;
		this.reasoning = reasoning;
		const saidBy = saidElsewhere(action, scope);
		if (saidBy) this.saidBy = saidBy;
	}

	get conclusion(): string {
		return this.reached[0]?.conclusion.id ?? "";
	}

	get conclusions(): readonly string[] {
		return this.reached.map((r) => r.conclusion.id);
	}

	get text(): string {
		return textOf(this.scope, this.reached);
	}

	get values(): Readonly<Record<string, Value>> {
		return valuesFor(this.scope, allParts(this.scope, this.reached).flat());
	}

	get units(): readonly string[] {
		return distinct(this.reached.flatMap((r) => r.conclusion.units));
	}

	get rulings(): readonly number[] {
		return distinct(this.reached.flatMap((r) => r.conclusion.rulings));
	}

	get trace(): Trace {
		return this.reasoning();
	}

	/** The same as a plain object: what JSON.stringify writes. */
	toJSON(): Result {
		const { kind, conclusion, conclusions, verdict, text, values } = this;
		const { units, rulings, trace, saidBy } = this;
		return {
			...{ kind, conclusion, conclusions, verdict, text, values },
			...{ units, rulings, trace },
			...(saidBy ? { saidBy } : {}),
		};
	}
}

export function conclude(
	action: Action,
	scope: Scope,
	reached: readonly Reached[],
	trace: () => Trace,
): Result | NotCovered {
	const [first] = reached;
	// The load has made sure that some row holds; a table without one would be a fault of ours.
	if (!first) throw new Error(`${action.id}: no row holds`);
	const { verdict } = first.conclusion;
	if (verdict !== "notCovered")
		return new Answer(action, scope, reached, verdict, trace);
	const { units, rulings } = first.conclusion;
	const text = textOf(scope, reached);
	const kind = "notCovered";
	return { kind, reason: "fact", text, units, rulings, trace: trace() };
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

function allParts(scope: Scope, reached: readonly Reached[]): Part[][] {
	return reached.map((r) => partsOf(r, scope.model.formats.also));
}

function textOf(scope: Scope, reached: readonly Reached[]): string {
	return allParts(scope, reached)
		.map((parts) => render(scope, parts))
		.join("\n");
}

/** Ruling 19: what one place's document says is given for another only with that place's name. */
function saidElsewhere(
	{ saidBy }: Action,
	{ path }: Scope,
): readonly string[] | undefined {
	const elsewhere =
		saidBy && path && !saidBy.some((region) => path.includes(region));
	return elsewhere ? saidBy : undefined;
}

function render(scope: Scope, parts: readonly Part[]): string {
	const { formats } = scope.model;
	const label = (name: string, id: string) => scope.label(name, id);
	return parts
		.map((part) => {
			if (typeof part === "string") return part;
			const style = part.style ?? styleOf(scope.typeOf(part.name));
			const value = scope.get(part.name) ?? null;
			return write(part.name, value, style, { formats, label });
		})
		.join("");
}

/** The values that the wording names: no others, so that another fact does not change a definite result. */
function valuesFor(
	scope: Scope,
	parts: readonly Part[],
): Record<string, Value> {
	const values: Record<string, Value> = {};
	for (const part of parts)
		if (typeof part !== "string")
			values[part.name] = scope.shown(part.name) ?? null;
	return values;
}
