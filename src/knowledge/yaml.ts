import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { parsedTexts } from "./parsed-texts.ts";

/** One fault in a data file: where it stands, what stands there, and what would be allowed. */
export interface Fault {
	readonly file: string;
	/** 1-based; 0 where the fault is of the whole file. */
	readonly line: number;
	readonly column: number;
	/** Path inside the file, e.g. `3.advice.0.units.1`. */
	readonly path: string;
	readonly message: string;
}

/** All faults of a load at once, so that a writer mends them in one pass. */
export class DataError extends Error {
	readonly faults: readonly Fault[];

	constructor(faults: readonly Fault[]) {
		const lines = faults.map(
			(f) =>
				`${f.file}:${f.line}:${f.column} ${f.path ? `${f.path}: ` : ""}${f.message}`,
		);
		super(`${faults.length} fault(s) in the data:\n${lines.join("\n")}`);
		this.name = "DataError";
		this.faults = faults;
	}
}

/** A parsed and checked file that can still say on which line a value stands. */
export interface Checked<T> {
	readonly value: T;
	readonly file: string;
	/** A fault at a path of this file, with its line and column. */
	fault(path: readonly PropertyKey[], message: string): Fault;
}

/** Collects faults over many files; `done` throws them together. */
export class Faults {
	readonly list: Fault[] = [];

	add(fault: Fault): void {
		this.list.push(fault);
	}

	done(): void {
		if (this.list.length > 0) throw new DataError(this.list);
	}
}

/**
 * Reads one YAML file and checks it. This is the only place that touches the disk.
 * Faults go into `faults`; the value is undefined when there was one.
 */
export function readYaml<S extends z.ZodType>(
	path: string,
	schema: S,
	faults: Faults,
	root = process.cwd(),
): Checked<z.output<S>> | undefined {
	const file = relative(root, path);
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		faults.add({
			file,
			line: 0,
			column: 0,
			path: "",
			message: `cannot be read: ${error instanceof Error ? error.message : error}`,
		});
		return undefined;
	}
	return checkYaml(text, file, schema, faults);
}

/** As `readYaml`, for a text that is already at hand. */
export function checkYaml<S extends z.ZodType>(
	text: string,
	file: string,
	schema: S,
	faults: Faults,
): Checked<z.output<S>> | undefined {
	const raw = parsedTexts.get(text, () => parse(text, file, faults));
	if (raw === unreadable) return undefined;
	// The document with its lines is only needed to name a fault, so it is read again then.
	let lines: Lines | undefined;
	const fault = (path: readonly PropertyKey[], message: string): Fault => {
		lines ??= new Lines(text);
		return {
			file,
			...lines.placeOf(path),
			path: path.map(String).join("."),
			message,
		};
	};
	const result = schema.safeParse(raw);
	if (!result.success) {
		for (const issue of result.error.issues)
			faults.add(fault(issue.path, describe(issue, raw)));
		return undefined;
	}
	return { value: result.data, file, fault };
}

const unreadable = Symbol("unreadable");

function parse(text: string, file: string, faults: Faults): unknown {
	const lines = new LineCounter();
	// uniqueKeys: a repeated key is an error here, where most readers let the last one win.
	const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
	for (const e of doc.errors) {
		const { line, col } = lines.linePos(e.pos[0]);
		faults.add({ file, line, column: col, path: "", message: firstLine(e) });
	}
	if (doc.errors.length > 0) return unreadable;
	try {
		return doc.toJS();
	} catch (error) {
		// An alias without its anchor comes to light only here, and without its place.
		const message = error instanceof Error ? firstLine(error) : String(error);
		faults.add({ file, line: 0, column: 0, path: "", message });
		return unreadable;
	}
}

/** Tells on which line and column of a YAML text a path stands. */
class Lines {
	readonly #counter = new LineCounter();
	readonly #doc;

	constructor(text: string) {
		this.#doc = parseDocument(text, { lineCounter: this.#counter });
	}

	placeOf(path: readonly PropertyKey[]): { line: number; column: number } {
		for (let length = path.length; length >= 0; length--) {
			const node = this.#doc.getIn(path.slice(0, length), true);
			if (!isNode(node) || !node.range) continue;
			const { line, col } = this.#counter.linePos(node.range[0]);
			return { line, column: col };
		}
		return { line: 1, column: 1 };
	}
}

/** The YAML files of a folder in name order, so that a load is the same everywhere. */
export function yamlFiles(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(".yaml"))
		.sort()
		.map((name) => join(folder, name));
}

function firstLine(error: Error): string {
	return error.message.split("\n")[0] ?? error.message;
}

function describe(issue: z.core.$ZodIssue, raw: unknown): string {
	const value = issue.path.reduce<unknown>(
		(v, key) =>
			typeof v === "object" && v !== null
				? (v as Record<PropertyKey, unknown>)[key]
				: undefined,
		raw,
	);
	const shown = JSON.stringify(value)?.slice(0, 60);
	return `${issue.message}${shown === undefined ? "" : ` (found ${shown})`}`;
}
