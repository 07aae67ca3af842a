import type { Findings } from "./findings.ts";

/** An object of JSON-LD with the path at which it stands. */
export interface Thing {
	readonly path: string;
	readonly value: Readonly<Record<string, unknown>>;
}

/**
 * All objects of a text of JSON-LD, outermost first: one object, a list, `@graph`, or a whole web page
 * with any number of scripts of the type application/ld+json.
 */
export function thingsIn(text: string, findings: Findings): Thing[] {
	const scripts = /^\s*</.test(text) ? scriptsIn(text) : [{ text, line: 1 }];
	if (scripts.length === 0) findings.stop("noScript");
	const things = scripts.flatMap((script, i) => {
		const value = parse(script, findings);
		const root = scripts.length > 1 ? `script ${i + 1} $` : "$";
		return value === undefined ? [] : objectsIn(value, root, findings);
	});
	findings.done();
	return things;
}

function scriptsIn(html: string): { text: string; line: number }[] {
	const pattern =
		/<script\b[^>]{0,500}\btype\s*=\s*["']?application\/ld\+json[^>]{0,500}>(.*?)<\/script>/gis;
	return [...html.matchAll(pattern)].map((match) => {
		const before = html.slice(0, match.index + match[0].indexOf(">") + 1);
		return { text: match[1] ?? "", line: before.split("\n").length };
	});
}

function parse(
	{ text, line }: { text: string; line: number },
	findings: Findings,
): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		// The engine names the character; people want the line.
		const position = /position (\d+)/.exec(reason)?.[1];
		const before = text
			.slice(0, position === undefined ? text.length : Number(position))
			.split("\n");
		const place = `${line + before.length - 1}:${(before.at(-1)?.length ?? 0) + 1}`;
		findings.add("brokenJson", place, { reason: reason.slice(0, 120) });
		return undefined;
	}
}

/** No page of questions goes deeper; a hundred thousand brackets within one another are valid JSON. */
const deepest = 100;

function objectsIn(root: unknown, path: string, findings: Findings): Thing[] {
	const found: Thing[] = [];
	const left = [{ value: root, path, depth: 0 }];
	for (let at = left.pop(); at; at = left.pop()) {
		const { value, path, depth } = at;
		if (typeof value !== "object" || value === null) continue;
		if (depth > deepest) findings.stop("tooDeep", "", { most: deepest });
		const isList = Array.isArray(value);
		if (!isList)
			found.push({ path, value: value as Readonly<Record<string, unknown>> });
		const inner = Object.entries(value).map(([key, v]) => ({
			value: v,
			depth: depth + 1,
			path: isList ? `${path}[${key}]` : `${path}.${key}`,
		}));
		for (const one of inner.reverse()) left.push(one);
	}
	return found;
}

/** The types of a thing, without the vocabulary's address. */
export function typesOf({ value }: Thing): string[] {
	return listOf(value["@type"]).map((t) =>
		String(t)
			.replace(/^(https?:\/\/)?schema\.org\//, "")
			.replace(/^schema:/, ""),
	);
}

/** A value or a list of values, as schema.org allows either anywhere. */
export function listOf(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

/** A text: as it is, or with its language (`@value`). */
export function textOf(value: unknown): string {
	if (typeof value === "string") return value.trim();
	if (typeof value === "number") return String(value);
	if (typeof value === "object" && value !== null && "@value" in value)
		return textOf(value["@value"]);
	return "";
}
