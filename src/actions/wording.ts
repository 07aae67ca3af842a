import { dayOfMonth, monthNumber, yearOf } from "./calendar.ts";
import type { Value, ValueType } from "./contract.ts";

/** How values are written out; the words stand in data/phrases.yaml. */
export interface Formats {
	readonly day: string;
	readonly monthDay: string;
	readonly month: string;
	readonly years: string;
	readonly months: string;
	readonly yearsMonths: string;
	readonly age: string;
	readonly ageMonths: string;
	readonly percent: string;
	readonly yes: string;
	readonly no: string;
	readonly none: string;
	readonly comma: string;
	readonly line: string;
	/** Between two reasons. */
	readonly also: string;
	/** One item of a list that is shown line by line. */
	readonly item: string;
}

export const STYLES = [
	"number",
	"money",
	"day",
	"monthDay",
	"month",
	"duration",
	"months",
	"age",
	"percent",
	"choice",
	"comma",
	"lines",
	"yesNo",
	"plain",
] as const;
export type Style = (typeof STYLES)[number];

/** The placeholder that the reasons of the rows which hold are written into. */
export const BECAUSE = "because";

/** A piece of a wording: plain text, or a value to fill in. */
export type Part = string | { readonly name: string; readonly style?: Style };

/** Splits `…算{month}的社保` into its parts. Throws an Error for a style that does not exist. */
export function parseWording(text: string): Part[] {
	return text
		.split(/(\{[^{}]*\})/)
		.filter((piece) => piece !== "")
		.map((piece) => {
			if (!piece.startsWith("{")) return piece;
			const [name = "", style] = piece.slice(1, -1).split("|");
			if (style === undefined) return { name };
			if (!(STYLES as readonly string[]).includes(style))
				throw new Error(
					`no such style: ${style}; there are ${STYLES.join(", ")}`,
				);
			return { name, style: style as Style };
		});
}

/** The style of a type where the wording names none. */
export function styleOf(type: ValueType): Style {
	if (type === "share") return "percent";
	if (type === "set") return "lines";
	return type === "text" ? "plain" : type;
}

export interface Labels {
	readonly formats: Formats;
	/** The label of a choice. */
	readonly label: (name: string, id: string) => string;
}

export function write(
	name: string,
	value: Value,
	style: Style,
	{ formats, label }: Labels,
): string {
	if (value === null) return formats.none;
	if (typeof value === "boolean") return value ? formats.yes : formats.no;
	if (typeof value === "number") return writeNumber(value, style, formats);
	if (typeof value !== "string")
		return style === "comma"
			? value.map((id) => label(name, id)).join(formats.comma)
			: value
					.map((id, i) => fill(formats.item, { n: i + 1, t: label(name, id) }))
					.join(formats.line);
	if (style === "choice") return label(name, value);
	if (style === "day" || style === "monthDay")
		return fill(formats[style], {
			y: yearOf(value),
			m: monthNumber(value),
			d: dayOfMonth(value),
		});
	if (style === "month")
		return fill(formats.month, { y: yearOf(value), m: monthNumber(value) });
	return value;
}

function writeNumber(value: number, style: Style, f: Formats): string {
	const m = value % 12;
	const y = Math.floor(value / 12);
	switch (style) {
		case "percent":
			return fill(f.percent, { n: round(value, 2) });
		case "months":
			return fill(f.months, { m: value });
		case "duration":
			if (y === 0) return fill(f.months, { m });
			return fill(m === 0 ? f.years : f.yearsMonths, { y, m });
		case "age":
			return fill(m === 0 ? f.age : f.ageMonths, { y, m });
		default:
			return String(round(value, 2));
	}
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

function fill(
	pattern: string,
	values: Record<string, number | string>,
): string {
	return pattern.replace(/\{([a-z])\}/g, (_, key: string) =>
		String(values[key] ?? ""),
	);
}
