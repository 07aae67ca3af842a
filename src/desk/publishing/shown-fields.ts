import type {
	PublishingWords,
	ShownField,
} from "../../web/desk/publishing/index.ts";
import { type Field, type Fields, removing, type Sent } from "./form/index.ts";

/** Faults by the path in the part that they are at. */
export type FaultsAt = readonly {
	readonly path: string;
	readonly message: string;
}[];

/** The fields of a form with their values, each with the faults that the loader finds there. */
export function shownFields(
	words: PublishingWords,
	fields: Fields,
	values: Sent,
	faults: FaultsAt,
	under = "",
): ShownField[] {
	return Object.entries(fields).map(([key, field]) =>
		shownField(words, field, key, `${under}${key}`, values, faults),
	);
}

/** The faults that no field of the form stands for. */
export function unshown(
	fields: Fields,
	faults: FaultsAt,
): readonly { readonly path: string; readonly message: string }[] {
	return faults.filter(({ path }) => !((path.split(".")[0] ?? "") in fields));
}

function shownField(
	words: PublishingWords,
	field: Field,
	key: string,
	name: string,
	values: Sent,
	faults: FaultsAt,
): ShownField {
	const label = words.fields[key] ?? key;
	const at = (exactly: boolean) =>
		faults
			.filter(({ path }) =>
				exactly ? path === name : path === name || path.startsWith(`${name}.`),
			)
			.map((f) => f.message);
	switch (field.kind) {
		case "item":
			return {
				kind: "group",
				name,
				label,
				faults: [],
				fields: itemFields(words, name, values, faults),
			};
		case "items":
		case "rows":
			return {
				kind: "rows",
				name,
				label,
				removing,
				faults: at(true),
				rows: numbersIn(values, name).map((i) =>
					rowFields(words, field, `${name}.${i}`, values, faults),
				),
			};
		case "choice": {
			const { among } = field;
			const value = values[name] ?? "";
			return { kind: "choice", name, label, value, among, faults: at(false) };
		}
		default: {
			const kind = field.kind === "ids" ? "line" : field.kind;
			return {
				kind,
				name,
				label,
				value: values[name] ?? "",
				faults: at(false),
			};
		}
	}
}

function rowFields(
	words: PublishingWords,
	field: Extract<Field, { kind: "items" | "rows" }>,
	name: string,
	values: Sent,
	faults: FaultsAt,
): ShownField[] {
	if (field.kind === "items") return itemFields(words, name, values, faults);
	const own = faults.filter((f) => f.path === name);
	const [first, ...rest] = shownFields(
		words,
		field.of,
		values,
		faults,
		`${name}.`,
	);
	// What is wrong with the row as a whole is said at its first field.
	return first
		? [
				{ ...first, faults: [...own.map((f) => f.message), ...first.faults] },
				...rest,
			]
		: [];
}

function itemFields(
	words: PublishingWords,
	name: string,
	values: Sent,
	faults: FaultsAt,
): ShownField[] {
	const text = shownField(
		words,
		{ kind: "text" },
		"text",
		`${name}.text`,
		values,
		faults,
	);
	const units = shownField(
		words,
		{ kind: "ids" },
		"units",
		`${name}.units`,
		values,
		faults,
	);
	// A sentence alone is faulted by its own path.
	const own = faults.filter((f) => f.path === name).map((f) => f.message);
	return [{ ...text, faults: [...own, ...text.faults] }, units];
}

/** The rows of a list in a form. */
function numbersIn(values: Sent, name: string): number[] {
	const numbers = Object.keys(values).flatMap((n) => {
		const rest = n.startsWith(`${name}.`) ? n.slice(name.length + 1) : "";
		return /^\d+/.exec(rest)?.[0] ?? [];
	});
	return [...new Set(numbers)].map(Number).sort((a, b) => a - b);
}
