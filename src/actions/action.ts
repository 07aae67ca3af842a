import type { Slot, SlotId } from "./contract.ts";
import type { Call } from "./expression.ts";
import type { Figure } from "./figures.ts";
import type { Fn } from "./functions.ts";
import type { RawExample } from "./schema.ts";
import type { Domain, Table } from "./table.ts";
import type { Formats, Part } from "./wording.ts";

/** A derived value: one call, with the slots it rests on. */
export interface Derived extends Call {
	readonly name: string;
	readonly function: Fn;
	readonly domain: Domain;
}

export interface Conclusion {
	readonly id: string;
	readonly verdict: "yes" | "no" | "info" | "notCovered";
	readonly parts: readonly Part[];
	readonly text: string;
	readonly units: readonly string[];
	readonly rulings: readonly number[];
}

/** What evaluate works with; nothing for the outside. */
export interface Model {
	readonly slots: ReadonlyMap<SlotId, Slot>;
	readonly values: ReadonlyMap<string, Derived>;
	readonly table: Table;
	readonly domains: readonly Domain[];
	readonly conclusions: ReadonlyMap<string, Conclusion>;
	readonly lists: Readonly<Record<string, Readonly<Record<string, string[]>>>>;
	readonly figures: ReadonlyMap<string, Figure>;
	readonly formats: Formats;
	readonly notCovered: { readonly region: string; readonly day: string };
}

/** Something to be worked out (办事测算): which slots it needs and the decision table that answers. */
export interface Action {
	readonly id: string;
	readonly title: string;
	/** The knowledge entry that explains the matter. */
	readonly entry?: string | undefined;
	/** Further entries for which it can work something out. */
	readonly beside?: readonly string[] | undefined;
	/** Regular expressions: how just this sum is asked for. */
	readonly asks?: readonly string[] | undefined;
	readonly audience: readonly ("employer" | "individual")[];
	readonly regions: readonly string[];
	readonly saidBy?: readonly string[] | undefined;
	readonly from?: string | undefined;
	/** The last day it holds. */
	readonly to?: string | undefined;
	readonly units: readonly string[];
	readonly rulings: readonly number[];
	/** In the order of asking. */
	readonly slots: readonly SlotId[];
	/** Names for people of derived values and of their options, for the plain table. */
	readonly labels: Readonly<Record<string, string>>;
	readonly utterances: readonly string[];
	readonly examples: readonly RawExample[];
	readonly model: Model;
}
