import type { Registry } from "./compile.ts";
import type { Value, ValueType } from "./contract.ts";
import type { Argument, Call } from "./expression.ts";
import type { Fn, Param } from "./functions.ts";
import type { RawAction } from "./schema.ts";
import { type Domain, isNumeric } from "./table.ts";

type Domains = readonly (Domain | undefined)[];

/** Why a call cannot be right, or undefined. */
export function faultOfCall(
	call: Call,
	fn: Fn,
	domains: Domains,
	registry: Registry,
	raw: RawAction,
): string | undefined {
	const { params, rest } = fn;
	const few = call.args.length < params.length;
	if (few || (!rest && call.args.length > params.length))
		return `${call.fn} takes ${params.join(", ")}${rest ? ", …" : ""}`;
	for (const [i, arg] of call.args.entries()) {
		const param = params[Math.min(i, params.length - 1)] ?? "any";
		const type = typeOfArgument(arg, domains[i]);
		if (type !== undefined && !accepts(param, type))
			return `argument ${i + 1} of ${call.fn} must be of type ${param}, not ${type}`;
	}
	return faultOfData(call, registry, raw);
}

/** Figures, their fields and lists must exist. */
function faultOfData(
	call: Call,
	registry: Registry,
	raw: RawAction,
): string | undefined {
	const [first, second] = call.args.map((a) =>
		a.kind === "literal" ? String(a.value) : undefined,
	);
	if (call.fn === "itemsOf" && !raw.lists?.[first ?? ""])
		return `no such list in this action: ${first}`;
	if (!["figure", "lastKnownFigure", "lastKnownFrom"].includes(call.fn))
		return undefined;
	const figure = registry.figures.get(first ?? "");
	if (!figure)
		return `no such figure: ${first}; there are ${[...registry.figures.keys()].join(", ")}`;
	if (call.fn === "lastKnownFrom") return undefined;
	const fields = [
		...new Set(figure.rows.flatMap((r) => Object.keys(r.fields))),
	];
	return second === undefined || fields.includes(second)
		? undefined
		: `the figure ${first} has no field ${second}; it has ${fields.join(", ")}`;
}

function typeOfArgument(
	arg: Argument,
	domain: Domain | undefined,
): ValueType | undefined {
	if (arg.kind === "name") return domain?.type;
	return arg.value === null ? undefined : typeOfLiteral(arg.value);
}

function typeOfLiteral(value: Value): ValueType {
	if (typeof value === "boolean") return "yesNo";
	if (typeof value === "number") return "number";
	if (typeof value !== "string") return "set";
	if (/^\d{4}-\d\d-\d\d$/.test(value)) return "day";
	return /^\d{4}-\d\d$/.test(value) ? "month" : "text";
}

function accepts(param: Param, type: ValueType): boolean {
	if (param === "any" || param === type) return true;
	if (param === "number") return isNumeric(type);
	if (param === "date") return type === "day" || type === "month";
	return param === "text" && type === "choice";
}

/** What the value of a call can be. */
export function domainOfCall(
	call: Call,
	fn: Fn,
	domains: Domains,
	registry: Registry,
): Domain {
	const lazyNone =
		fn.lazy === true &&
		call.args.some((a) => a.kind === "literal" && a.value === null);
	// None goes through every function that is not lazy.
	const nullable =
		fn.nullable === true || lazyNone || domains.some((d) => d?.nullable);
	if (fn.returns === "field")
		return { type: fieldType(call, registry), nullable };
	if (fn.returns.startsWith("as:")) {
		const at = Number(fn.returns.slice(3));
		return {
			...sameAs(call, domains, at),
			nullable,
			integer: isWhole(call, fn, domains),
		};
	}
	const type = fn.returns as ValueType;
	const literals = call.args.flatMap((a) =>
		a.kind === "literal" && typeof a.value === "string" ? [a.value] : [],
	);
	const options =
		fn.options === "arguments+other" ? [...literals, "other"] : fn.options;
	return { type, options, nullable, integer: isWhole(call, fn, domains) };
}

function isWhole(call: Call, fn: Fn, domains: Domains): boolean {
	if (fn.integer !== "likeArguments") return fn.integer === true;
	return call.args.every((arg, i) =>
		arg.kind === "literal"
			? Number.isInteger(arg.value)
			: domains[i]?.integer === true,
	);
}

function sameAs(call: Call, domains: Domains, at: number): Domain {
	const arg = call.args[at];
	const type = (arg && typeOfArgument(arg, domains[at])) ?? "number";
	if (type !== "text" && type !== "choice") return { type };
	// choose(x, "a", "b"): the texts themselves are all that can come out.
	const texts = call.args.slice(at).flatMap((a, i) => {
		if (a.kind === "literal") return a.value === null ? [] : [String(a.value)];
		return domains[at + i]?.options ?? ["\u0000"];
	});
	return texts.includes("\u0000")
		? { type }
		: { type: "choice", options: [...new Set(texts)] };
}

function fieldType(call: Call, registry: Registry): ValueType {
	const [figure, field] = call.args;
	const id = figure?.kind === "literal" ? String(figure.value) : "";
	const name = field?.kind === "literal" ? String(field.value) : "";
	const row = registry.figures.get(id)?.rows.find((r) => name in r.fields);
	return typeOfLiteral(row?.fields[name] ?? 0);
}
