import { CellError } from "./s-feel.ts";

/** An argument of a call: a name (slot, value, asOf) or a literal. */
export type Argument =
	| { readonly kind: "name"; readonly name: string }
	| {
			readonly kind: "literal";
			readonly value: number | string | boolean | null;
	  };

/** A derived value as data writes it: one call of a function of the closed list. */
export interface Call {
	readonly source: string;
	readonly fn: string;
	readonly args: readonly Argument[];
}

const CALL = /^\s*([a-z][A-Za-z]*)\s*\((.*)\)\s*$/s;
const ARGUMENT =
	/\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([a-zA-Z][A-Za-z0-9]*))\s*(,|$)/y;

/** Parses `declarationMonth(declaredOn)`; calls do not nest, so that each has a name and a line in the trace. */
export function parseCall(source: string): Call {
	const found = CALL.exec(source);
	if (!found)
		throw new CellError(0, "expected one call: function(argument, …)");
	const [, fn = "", inside = ""] = found;
	const args: Argument[] = [];
	ARGUMENT.lastIndex = 0;
	let at = 0;
	while (inside.slice(at).trim() !== "") {
		const arg = ARGUMENT.exec(inside);
		if (!arg) throw new CellError(at, `no argument: ${inside.slice(at)}`);
		args.push(argument(arg));
		at = ARGUMENT.lastIndex;
	}
	return { source, fn, args };
}

function argument(found: RegExpExecArray): Argument {
	const [, string, number, name = ""] = found;
	if (string !== undefined)
		return { kind: "literal", value: string.replace(/\\(.)/g, "$1") };
	if (number !== undefined) return { kind: "literal", value: Number(number) };
	if (name === "true" || name === "false")
		return { kind: "literal", value: name === "true" };
	return name === "null"
		? { kind: "literal", value: null }
		: { kind: "name", name };
}
