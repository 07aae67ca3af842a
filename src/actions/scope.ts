import type { Derived, Model } from "./action.ts";
import type { Facts, SlotId, TraceRow, Value, ValueType } from "./contract.ts";
import { FUNCTIONS } from "./functions.ts";
import { mask } from "./numbers.ts";

/** The one fact that comes from the conversation rather than from a slot of the action. */
export const REGION = "region";
export const AS_OF = "asOf";

/** What is known in one evaluation: facts, and derived values as they are wanted, each worked out once. */
export class Scope {
	readonly model: Model;
	readonly path: readonly string[] | undefined;
	private readonly facts: Facts;
	private readonly asOf: string;
	// Made when first needed: most tables of a file check read facts alone.
	private known: Map<string, Value | undefined> | undefined;
	private rests: Map<string, readonly string[]> | undefined;

	constructor(
		model: Model,
		facts: Facts,
		asOf: string,
		path: readonly string[] | undefined,
	) {
		this.model = model;
		this.facts = facts;
		this.asOf = asOf;
		this.path = path;
	}

	/** The value of a name; undefined: not known. */
	get(name: string): Value | undefined {
		if (name === AS_OF) return this.asOf;
		const derived = this.model.values.get(name);
		// Own properties only: a fact called "constructor" must not be found on the prototype.
		if (!derived)
			return Object.hasOwn(this.facts, name) ? this.facts[name] : undefined;
		this.known ??= new Map();
		if (!this.known.has(name)) this.known.set(name, this.work(derived));
		return this.known.get(name);
	}

	private work(derived: Derived): Value | undefined {
		const args = derived.args.map((arg) =>
			arg.kind === "literal" ? arg.value : this.get(arg.name),
		);
		const fn = derived.function;
		if (!fn.lazy) {
			if (args.includes(undefined)) return undefined;
			if (args.includes(null)) return null;
		}
		return fn.call(args, {
			asOf: this.asOf,
			path: this.path,
			figures: this.model.figures,
			lists: this.model.lists,
			rests: (units) => {
				this.rests ??= new Map();
				this.rests.set(derived.name, units);
			},
		});
	}

	/** The slots (or `region`) that a name which is not known waits for. */
	needs(name: string): SlotId[] {
		if (this.get(name) !== undefined) return [];
		const derived = this.model.values.get(name);
		if (!derived) return [name];
		const names = derived.args.flatMap((a) =>
			a.kind === "name" ? [a.name] : [],
		);
		const [first] = names;
		// Which branch counts is not known before the condition is.
		const waits =
			derived.function === FUNCTIONS.choose &&
			first !== undefined &&
			this.get(first) === undefined
				? [first]
				: names;
		const slots = waits.flatMap((n) => this.needs(n));
		// All arguments known and still no answer: it is the region that decides.
		return slots.length > 0 ? [...new Set(slots)] : [REGION];
	}

	typeOf(name: string): ValueType {
		if (name === AS_OF) return "day";
		return (
			this.model.values.get(name)?.domain.type ??
			this.model.slots.get(name)?.type ??
			"text"
		);
	}

	label(name: string, id: string): string {
		const choices = this.model.slots.get(name)?.choices;
		return choices?.find((c) => c.id === id)?.label ?? id;
	}

	/** A value as the trace may show it: numbers of a person or a firm are never written out. */
	shown(name: string): Value | undefined {
		const value = this.get(name);
		const isText = this.model.slots.get(name)?.type === "text";
		return isText && typeof value === "string" ? mask(value) : value;
	}

	/** The derived values that were worked out, in the order of the data. */
	calls(): TraceRow[] {
		return [...this.model.values.values()]
			.filter((d) => this.known?.has(d.name))
			.map((d) => {
				const units = this.rests?.get(d.name);
				const row = {
					kind: "value" as const,
					name: d.name,
					call: d.source,
					value: this.known?.get(d.name),
				};
				return units ? { ...row, units } : row;
			});
	}
}
