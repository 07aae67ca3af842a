import { isDeepStrictEqual } from "node:util";
import type { Value } from "../patches/index.ts";
import type { Field, Fields } from "./fields.ts";

type MapValue = { readonly [key: string]: Value };
/** What a form sent, by the names of its fields. */
export type Sent = Readonly<Record<string, string>>;

/** A box below a row: ticked, the row goes. */
export const removing = "remove";

/** A form holds more lines than there are, to be filled in. */
const spareRows = 1;

/** What stands in the fields of a form for a value, by their names. */
export function shownIn(fields: Fields, value: MapValue, under = ""): Sent {
	return Object.assign(
		{},
		...Object.entries(fields).map(([key, field]) =>
			shown(field, value[key], `${under}${key}`),
		),
	);
}

function shown(field: Field, value: Value | undefined, name: string): Sent {
	switch (field.kind) {
		case "ids":
			return { [name]: listOf(value).map(String).join(" ") };
		case "lines":
			return { [name]: listOf(value).map(String).join("\n") };
		case "item":
			return shownItem(value, name);
		case "items":
			return shownRows(value, name, shownItem);
		case "rows":
			return shownRows(value, name, (row, at) =>
				shownIn(field.of, isMap(row) ? row : {}, `${at}.`),
			);
		default:
			return { [name]: value === undefined ? "" : String(value) };
	}
}

function shownItem(value: Value | undefined, name: string): Sent {
	const { text, units }: MapValue = isMap(value)
		? value
		: { text: value ?? "" };
	return {
		[`${name}.text`]: String(text ?? ""),
		[`${name}.units`]: listOf(units).map(String).join(" "),
	};
}

function shownRows(
	value: Value | undefined,
	name: string,
	row: (value: Value | undefined, name: string) => Sent,
): Sent {
	const list: readonly (Value | undefined)[] = [
		...listOf(value),
		...Array<undefined>(spareRows).fill(undefined),
	];
	return Object.assign({}, ...list.map((v, i) => row(v, `${name}.${i}`)));
}

/**
 * The value that a form stands for. What the form does not show stays, and a field that was not
 * touched keeps its value as it was written.
 */
export function readForm(
	fields: Fields,
	sent: Sent,
	old: MapValue,
	under = "",
): MapValue {
	const value: Record<string, Value> = { ...old };
	for (const [key, field] of Object.entries(fields)) {
		const now = read(field, sent, old[key], `${under}${key}`);
		if (now === undefined) delete value[key];
		else value[key] = now;
	}
	return value;
}

function read(
	field: Field,
	sent: Sent,
	old: Value | undefined,
	name: string,
): Value | undefined {
	if (!Object.keys(sent).some((n) => n === name || n.startsWith(`${name}.`)))
		return old;
	const before = shown(field, old, name);
	const isTouched = Object.keys(before).some(
		(n) => clean(sent[n]) !== clean(before[n]),
	);
	const isLonger = Object.keys(sent).some(
		(n) => n.startsWith(`${name}.`) && !(n in before) && clean(sent[n]) !== "",
	);
	return isTouched || isLonger ? readTouched(field, sent, old, name) : old;
}

function readTouched(
	field: Field,
	sent: Sent,
	old: Value | undefined,
	name: string,
): Value | undefined {
	const said = clean(sent[name]);
	switch (field.kind) {
		case "ids":
			return orNothing(idsIn(said));
		case "lines":
			return orNothing(
				said
					.split("\n")
					.map((l) => l.trim())
					.filter(Boolean),
			);
		case "item":
			return readItem(sent, old, name);
		case "items":
			return readRows(sent, old, name, readItem);
		case "rows":
			return readRows(sent, old, name, (_, row, at) => {
				const value = readForm(field.of, sent, isMap(row) ? row : {}, `${at}.`);
				return Object.keys(value).length === 0 ? undefined : value;
			});
		default:
			return said === "" ? undefined : said;
	}
}

function readItem(
	sent: Sent,
	old: Value | undefined,
	name: string,
): Value | undefined {
	const before = shownItem(old, name);
	const [text = "", units = ""] = pick({ ...before, ...sent }, name);
	if (isDeepStrictEqual([text, units], pick(before, name))) return old;
	if (text === "") return undefined;
	const own = idsIn(units);
	return own.length === 0 ? text : { text, units: own };
}

const idsIn = (text: string) => text.split(/[\s,，、]+/).filter(Boolean);

const pick = (sent: Sent, name: string) =>
	["text", "units"].map((part) => clean(sent[`${name}.${part}`]));

function readRows(
	sent: Sent,
	old: Value | undefined,
	name: string,
	row: (sent: Sent, old: Value | undefined, at: string) => Value | undefined,
): Value | undefined {
	const before = listOf(old);
	const numbers = Object.keys(sent).flatMap((n) => {
		const rest = n.startsWith(`${name}.`) ? n.slice(name.length + 1) : "";
		return /^\d+/.exec(rest)?.[0] ?? [];
	});
	const all = new Set([...before.keys(), ...numbers.map(Number)]);
	return orNothing(
		[...all]
			.sort((a, b) => a - b)
			.flatMap((i) => {
				const at = `${name}.${i}`;
				return sent[`${at}.${removing}`]
					? []
					: (row(sent, before[i], at) ?? []);
			}),
	);
}

function orNothing(list: readonly Value[]): Value | undefined {
	return list.length === 0 ? undefined : list;
}

function clean(text = ""): string {
	return text.replaceAll("\r\n", "\n").trim();
}

function listOf(value: Value | undefined): readonly Value[] {
	return Array.isArray(value) ? value : [];
}

export function isMap(value: Value | undefined): value is MapValue {
	return typeof value === "object" && !Array.isArray(value);
}
