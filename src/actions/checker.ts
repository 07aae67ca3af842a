import type { Derived } from "./action.ts";
import { type Cell, parseCell } from "./cell.ts";
import type { Registry } from "./compile.ts";
import type { Slot } from "./contract.ts";
import { parseCall } from "./expression.ts";
import { type Fn, FUNCTIONS } from "./functions.ts";
import { CellError } from "./s-feel.ts";
import type { RawAction } from "./schema.ts";
import { AS_OF, REGION } from "./scope.ts";
import type { Domain } from "./table.ts";
import { domainOfCall, faultOfCall } from "./types-of-calls.ts";
import { faultOfTest } from "./types-of-cells.ts";
import { BECAUSE, type Part, parseWording } from "./wording.ts";

/** Takes a fault at a path of the action's file. */
export type Report = (path: readonly PropertyKey[], message: string) => void;

/** Checks that names exist and types fit while an action is compiled, and notes what is used. */
export class Checker {
	isSound = true;
	private readonly raw: RawAction;
	private readonly registry: Registry;
	private readonly report: Report;
	private readonly derived = new Map<string, Derived>();
	private readonly used = new Set<string>();
	private readonly concluded = new Set<string>();

	constructor(raw: RawAction, registry: Registry, report: Report) {
		this.raw = raw;
		this.registry = registry;
		this.report = (path, message) => {
			this.isSound = false;
			report(path, message);
		};
	}

	/** The action's slots in the order of asking. */
	slots(): Map<string, Slot> {
		const found = new Map<string, Slot>();
		this.raw.slots.forEach((id, i) => {
			const slot = this.registry.slots.get(id);
			if (slot) found.set(id, slot);
			else this.report(["slots", i], `no such slot in slots.yaml: ${id}`);
		});
		return found;
	}

	values(): Map<string, Derived> {
		for (const [name, source] of Object.entries(this.raw.values ?? {})) {
			const path = ["values", name];
			if (this.raw.slots.includes(name) || name === AS_OF || name === REGION)
				this.report(path, "this name is taken by a slot");
			try {
				this.addValue(name, source, path);
			} catch (error) {
				this.reportCell(path, error);
			}
		}
		return this.derived;
	}

	private addValue(name: string, source: string, path: string[]): void {
		const call = parseCall(source);
		const fn = Object.hasOwn(FUNCTIONS, call.fn)
			? (FUNCTIONS[call.fn] as Fn)
			: undefined;
		if (!fn) {
			const known = Object.keys(FUNCTIONS).join(", ");
			this.report(path, `no such function: ${call.fn}; there are ${known}`);
			return;
		}
		const domains = call.args.map((arg) =>
			arg.kind === "name" ? this.use(arg.name, path) : undefined,
		);
		const fault = faultOfCall(call, fn, domains, this.registry, this.raw);
		if (fault !== undefined) this.report(path, fault);
		else {
			const domain = domainOfCall(call, fn, domains, this.registry);
			this.derived.set(name, { ...call, name, function: fn, domain });
		}
	}

	/** Notes that a name is used and gives its domain. */
	use(name: string, path: readonly PropertyKey[]): Domain | undefined {
		this.used.add(name);
		if (name === AS_OF) return { type: "day" };
		const value = this.derived.get(name);
		if (value) return value.domain;
		const slot = this.registry.slots.get(name);
		if (slot && this.raw.slots.includes(name))
			return { ...slot, options: slot.choices?.map((c) => c.id) };
		this.report(path, `no slot or value (declared above) is called ${name}`);
		return undefined;
	}

	inputs(): Domain[] {
		return this.raw.table.inputs.map(
			(name, i) => this.use(name, ["table", "inputs", i]) ?? { type: "text" },
		);
	}

	cells(
		when: Readonly<Record<string, string | number | boolean>>,
		row: number,
	): (Cell | undefined)[] {
		const { inputs } = this.raw.table;
		for (const name of Object.keys(when))
			if (!inputs.includes(name))
				this.report(
					["table", "rows", row, "when", name],
					`no input of this table; its inputs are ${inputs.join(", ")}`,
				);
		return inputs.map((name) => {
			const source = when[name];
			if (source === undefined) return undefined;
			return this.cell(String(source), name, row);
		});
	}

	private cell(source: string, name: string, row: number): Cell | undefined {
		const path = ["table", "rows", row, "when", name];
		const domain = this.use(name, path);
		if (!domain) return undefined;
		try {
			const cell = parseCell(source, domain.type === "month");
			for (const test of cell.tests) {
				const fault = faultOfTest(test, domain);
				if (fault !== undefined) this.report(path, fault);
			}
			return cell;
		} catch (error) {
			this.reportCell(path, error);
			return undefined;
		}
	}

	/** The reason of a row; a conclusion that asks for reasons needs one of each of its rows. */
	because(
		row: RawAction["table"]["rows"][number],
		index: number,
	): readonly Part[] | undefined {
		const wanted =
			this.raw.conclusions[row.conclusion]?.text.includes(`{${BECAUSE}}`) ??
			false;
		const path = ["table", "rows", index];
		if (wanted !== (row.because !== undefined))
			this.report(
				path,
				wanted
					? "the conclusion's text has {because}, so this row needs a because"
					: "the conclusion's text has no {because} for this reason",
			);
		if (row.because === undefined) return undefined;
		try {
			const parts = parseWording(row.because.trim());
			for (const part of parts)
				if (typeof part !== "string") this.use(part.name, [...path, BECAUSE]);
			return parts;
		} catch (error) {
			this.report([...path, BECAUSE], String(error));
			return undefined;
		}
	}

	conclusion(id: string, path: readonly PropertyKey[]): string {
		this.concluded.add(id);
		if (!Object.hasOwn(this.raw.conclusions, id))
			this.report(path, `no such conclusion: ${id}`);
		return id;
	}

	/** What is declared and never used is a mistake somewhere, mostly a misspelt name. */
	unused(): void {
		this.raw.slots.forEach((id, i) => {
			if (!this.used.has(id))
				this.report(["slots", i], `the slot ${id} is never used`);
		});
		for (const name of Object.keys(this.raw.values ?? {}))
			if (!this.used.has(name))
				this.report(["values", name], "this value is never used");
		for (const id of Object.keys(this.raw.conclusions))
			if (!this.concluded.has(id))
				this.report(["conclusions", id], "no row leads to this conclusion");
	}

	private reportCell(path: readonly PropertyKey[], error: unknown): void {
		if (!(error instanceof CellError)) throw error;
		this.report(path, `${error.message} (at character ${error.offset + 1})`);
	}
}
