import type { Value } from "../contract.ts";
import { type Args, type Fn, list, s } from "./function.ts";

export const setFunctions: Record<string, Fn> = {
	/** The items that data lists under a key: itemsOf("required", scenario). */
	itemsOf: {
		params: ["text", "text"],
		returns: "set",
		call: (a, env) => env.lists[s(a, 0)]?.[s(a, 1)] ?? [],
	},
	without: {
		params: ["set", "set"],
		returns: "set",
		call: (a) => list(a, 0).filter((item) => !list(a, 1).includes(item)),
	},
	inBoth: {
		params: ["set", "set"],
		returns: "set",
		call: (a) => list(a, 0).filter((item) => list(a, 1).includes(item)),
	},
	size: {
		params: ["set"],
		integer: true,
		returns: "number",
		call: (a) => list(a, 0).length,
	},
};

/** Kleene's and, or: one false settles an "and" whatever is not known. */
const and = (args: Args) =>
	args.some((x) => x === false)
		? false
		: args.every((x) => x === true)
			? true
			: undefined;
const or = (args: Args) =>
	args.some((x) => x === true)
		? true
		: args.every((x) => x === false)
			? false
			: undefined;

export const logicFunctions: Record<string, Fn> = {
	allOf: {
		params: ["yesNo"],
		rest: true,
		lazy: true,
		returns: "yesNo",
		call: and,
	},
	anyOf: {
		params: ["yesNo"],
		rest: true,
		lazy: true,
		returns: "yesNo",
		call: or,
	},
	not: { params: ["yesNo"], returns: "yesNo", call: (a) => !a[0] },
	isOneOf: {
		params: ["text", "text"],
		rest: true,
		returns: "yesNo",
		call: (a) => a.slice(1).includes(a[0] as Value),
	},
	choose: {
		params: ["yesNo", "any", "any"],
		lazy: true,
		returns: "as:1",
		call: (a) =>
			a[0] === undefined || a[0] === null ? undefined : a[0] ? a[1] : a[2],
	},
	/** The first of the named regions that the region asked about is or lies in, else "other". */
	regionOf: {
		params: ["text"],
		rest: true,
		needsRegion: true,
		returns: "choice",
		options: "arguments+other",
		call: (a, env) =>
			env.path === undefined
				? undefined
				: ((a as string[]).find((region) => env.path?.includes(region)) ??
					"other"),
	},
};
