import type { Value, ValueType } from "../contract.ts";
import type { Figure } from "../figures.ts";

/** What a function may look at besides its arguments. */
export interface Env {
	readonly asOf: string;
	readonly path: readonly string[] | undefined;
	readonly figures: ReadonlyMap<string, Figure>;
	readonly lists: Readonly<Record<string, Readonly<Record<string, string[]>>>>;
	/** Called with the units of a figure that was read, for the trace. */
	readonly rests: (units: readonly string[]) => void;
}

/** Types of parameters: number also takes money, shares and durations; text also takes a choice. */
export type Param =
	| "number"
	| "day"
	| "month"
	| "date"
	| "yesNo"
	| "text"
	| "set"
	| "any";

/**
 * A function of the closed list. Arguments may be `undefined` (not known) only where it is `lazy`;
 * else the engine answers "not known" itself, and "none" (null) for an argument that is none.
 */
export interface Fn {
	readonly params: readonly Param[];
	/** The last parameter may be repeated. */
	readonly rest?: boolean;
	readonly lazy?: boolean;
	/** May give none. */
	readonly nullable?: boolean;
	/** Not known as long as the region is not known. */
	readonly needsRegion?: boolean;
	/** "as:N": the type of its Nth argument. */
	readonly returns: ValueType | `as:${number}` | "field";
	/** Gives whole numbers only. */
	readonly integer?: true | "likeArguments";
	/** All values it can give, for the gap check. */
	readonly options?: readonly string[] | "arguments+other";
	readonly call: (
		args: readonly (Value | undefined)[],
		env: Env,
	) => Value | undefined;
}

export type Args = readonly (Value | undefined)[];
/** The arguments read as what the load has made sure they are. */
export const s = (args: Args, i: number) => args[i] as string;
export const n = (args: Args, i: number) => args[i] as number;
export const list = (args: Args, i: number) => args[i] as readonly string[];

/** A number with at most `digits` decimals, without the dust of binary fractions (0.1 + 0.2). */
export const tidy = (x: number, digits = 6) => Number(x.toFixed(digits));
