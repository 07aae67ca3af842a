import { z } from "zod";
import { type Entry, entriesFile } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import type { FoundPair, Pair } from "./pair.ts";

/**
 * What of a pair has no place of its own in the other formats, as keys with one-line values: metadata
 * in QnA Maker and Rasa, `identifier` in schema.org. Their names begin with hrss_, so that no other
 * system's field is taken for ours.
 */
export function ownFields(pair: Pair): [key: string, value: string][] {
	return [
		["hrss_id", pair.id],
		["hrss_kind", pair.kind],
		...(pair.code ? [["hrss_code", pair.code] as [string, string]] : []),
		["hrss_audience", pair.audience.join(" ")],
		["hrss_regions", pair.regions.join(" ")],
		["hrss_units", pair.units.join(" ")],
	];
}

const { shape } = entriesFile.element;
const advice = shape.advice.element.shape;
const words = z
	.string()
	.transform((text) => text.split(/\s+/).filter((word) => word !== ""));
const fields = {
	hrss_id: shape.id,
	hrss_kind: shape.kind,
	hrss_code: shape.code,
	hrss_audience: words.pipe(shape.audience),
	hrss_regions: words.pipe(advice.regions),
	hrss_units: words.pipe(z.array(advice.units.element)),
};

/** Whether a key is one of ours. */
export const isOwnKey = (key: string): boolean => Object.hasOwn(fields, key);

type Key = keyof typeof fields;

/** One field, checked; undefined where it is not as it must be, which is told. */
export function readField<K extends Key>(
	key: K,
	value: string | undefined,
	place: string,
	findings: Findings,
): z.output<(typeof fields)[K]> | undefined {
	const result = fields[key].safeParse(value);
	if (result.success) return result.data as z.output<(typeof fields)[K]>;
	findings.add("badOwnField", place, {
		field: key.replace("hrss_", ""),
		value: (value ?? "").slice(0, 60),
		reason: result.error.issues.map((i) => i.message).join("; "),
	});
	return undefined;
}

/** The fields of ours in a file, checked; nothing where the file is not from us. */
export function readOwnFields(
	values: ReadonlyMap<string, string>,
	place: string,
	findings: Findings,
): Pick<FoundPair, "own" | "audience" | "regions"> {
	if (!values.has("hrss_id")) return {};
	const read = <K extends Key>(key: K) =>
		readField(key, values.get(key), place, findings);
	const id = read("hrss_id") ?? "";
	const code = values.has("hrss_code") ? read("hrss_code") : undefined;
	const kind: Entry["kind"] = read("hrss_kind") ?? "faq";
	const units = read("hrss_units") ?? [];
	return {
		own: { id, kind, units, ...(code ? { code } : {}) },
		audience: read("hrss_audience"),
		regions: read("hrss_regions"),
	};
}
