import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, type Node, type ParsedNode, type YAMLSeq } from "yaml";
import { addItem, addKey, type Cut, remove, replace } from "./change.ts";
import {
	type Operation,
	type Patch,
	PatchConflict,
	type Value,
} from "./operation.ts";
import { nodeAt, type Part, pairOf, partOf } from "./place.ts";
import { inLines } from "./write.ts";

/** The texts of a data folder by file name; gives undefined for a file that is not there. */
export interface Texts {
	get(file: string): string | undefined;
	set(file: string, text: string): void;
}

/** How a patch went on. */
export interface Applied {
	/** How many of its operations had nothing left to do. */
	readonly already: number;
}

/**
 * Carries out a patch on the texts of data files. Lines that it does not name stay as they are.
 * @param isAgain whether an operation whose outcome stands there already is passed over: so after a
 * new release that has taken the patch up
 * @throws {PatchConflict} where something else stands than the patch expects; no text was changed
 */
export function applyPatch(
	texts: Texts,
	patch: Patch,
	isAgain = false,
): Applied {
	const changed = new Map<string, string>();
	let already = 0;
	for (const op of patch) {
		const text = changed.get(op.file) ?? texts.get(op.file);
		if (text === undefined) throw new PatchConflict(op, "file");
		if (isAgain && isDone(text, op)) already++;
		else changed.set(op.file, applyOperation(text, op));
	}
	for (const [file, text] of changed) texts.set(file, text);
	return { already };
}

/** Carries out one operation on the text of its file. @throws {PatchConflict} */
export function applyOperation(text: string, op: Operation): string {
	if (op.path.length === 0) return wholeItem(text, op);
	const part = partOf(text, op);
	const cut = cutOf(part, op);
	const { start, end, by } = cut;
	const now =
		text.slice(0, part.start + start) + by + text.slice(part.start + end);
	if (!says(now, op)) throw new PatchConflict(op, "unwritable");
	return now;
}

/** Read back: whatever a text may hold, what was written is what was meant. */
function says(text: string, op: Operation): boolean {
	const around = valueAt(text, { ...op, path: op.path.slice(0, -1) });
	if (Array.isArray(around))
		return (
			op.to === undefined || around.some((v) => isDeepStrictEqual(v, op.to))
		);
	const now = (around as Record<string, unknown> | undefined)?.[
		op.path.at(-1) ?? ""
	];
	return isDeepStrictEqual(now, op.to);
}

/** What an item of a data file says, as parsed. @throws {PatchConflict} where there is none */
export function valueAt(
	text: string,
	op: Omit<Operation, "from" | "to">,
): unknown {
	const part = partOf(text, op);
	const node = nodeAt(part, op.path, op);
	return node && part.toJS(node);
}

/** The first and the last line of an item in its file, from 1. @throws {PatchConflict} */
export function linesOfItem(
	text: string,
	item: Pick<Operation, "file" | "id">,
): readonly [number, number] {
	const part = partOf(text, { ...item, path: [] });
	const lineOf = (at: number) => text.slice(0, at).split("\n").length;
	return [lineOf(part.start), lineOf(part.end) - 1];
}

function cutOf(part: Part, op: Operation): Cut {
	const around = nodeAt(part, op.path.slice(0, -1), op);
	const last = op.path.at(-1);
	if (isMap(around) && typeof last === "string") {
		const pair = pairOf(around, last);
		expect(op, pair?.value ? part.toJS(pair.value) : undefined);
		if (op.to === undefined)
			return remove(part.text, around, around.items.indexOf(pair as never));
		if (!pair) return addKey(part.text, around, last, op.to);
		if (!pair.value) throw new PatchConflict(op, "unwritable");
		return replace(part.text, around, pair.value, op.to, last);
	}
	if (isSeq(around)) return inList(part, around, op);
	throw new PatchConflict(op, "place");
}

function inList(part: Part, seq: YAMLSeq<ParsedNode>, op: Operation): Cut {
	const last = op.path.at(-1);
	const index = last === "-" ? seq.items.length : last;
	if (typeof index !== "number") throw new PatchConflict(op, "place");
	if (op.from === undefined) {
		if (index > seq.items.length) throw new PatchConflict(op, "place");
		return addItem(part.text, seq, index, op.to as Value);
	}
	const at = itemMeant(part, seq, index, op);
	if (op.to === undefined) return remove(part.text, seq, at);
	return replace(part.text, seq, seq.items[at] as ParsedNode, op.to);
}

/** The number tells where it stood when the patch was written; it may have moved, if there is but one. */
function itemMeant(
	part: Part,
	seq: YAMLSeq<Node>,
	index: number,
	op: Operation,
): number {
	const values = seq.items.map((item) => part.toJS(item));
	if (isDeepStrictEqual(values[index], op.from)) return index;
	const same = values.flatMap((v, i) =>
		isDeepStrictEqual(v, op.from) ? [i] : [],
	);
	const [only] = same;
	if (only === undefined || same.length > 1)
		throw new PatchConflict(op, "differs", values[index]);
	return only;
}

function expect(op: Operation, found: unknown): void {
	if (isDeepStrictEqual(found, op.from)) return;
	const reason = op.from === undefined ? "taken" : "differs";
	throw new PatchConflict(op, reason, found);
}

/** A new item goes behind the last of its file; one that is removed takes its lines with it. */
function wholeItem(text: string, op: Operation): string {
	if (op.id === undefined || (op.from !== undefined && op.to !== undefined))
		throw new PatchConflict(op, "unwritable");
	if (op.to === undefined) {
		const part = partOf(text, op);
		const item = nodeAt(part, [], op);
		const [index] = part.at;
		if (!item || !isSeq(part.root) || typeof index !== "number")
			throw new PatchConflict(op, "item");
		expect(op, part.toJS(item));
		if (part.root.items.length === 1 && part.text.length === text.length)
			throw new PatchConflict(op, "unwritable");
		const { start, end } = removeItem(part, index);
		return text.slice(0, part.start + start) + text.slice(part.start + end);
	}
	if (has(text, op)) throw new PatchConflict(op, "taken", op.id);
	if (!/^- /m.test(text)) throw new PatchConflict(op, "unwritable");
	return `${text.replace(/[ \t\r\n]+$/, "")}\n- ${inLines(op.to, 2, true)}\n`;
}

function removeItem(part: Part, index: number): Cut {
	if (isSeq(part.root) && part.root.items.length > 1)
		return remove(part.text, part.root, index);
	// The piece holds this item alone; what stands below it belongs to the next.
	const kept = /\n(?=(#[^\n]*\n|\s*\n)*$)/.exec(part.text);
	return { start: 0, end: (kept?.index ?? part.text.length - 1) + 1, by: "" };
}

function has(text: string, op: Operation): boolean {
	try {
		partOf(text, op);
		return true;
	} catch (error) {
		if (error instanceof PatchConflict) return false;
		throw error;
	}
}

/** Whether the outcome of an operation stands there already. */
function isDone(text: string, op: Operation): boolean {
	if (op.path.length === 0 && op.to === undefined) return !has(text, op);
	if (!has(text, op)) return false;
	const around = valueAt(text, { ...op, path: op.path.slice(0, -1) });
	if (op.path.length === 0) return isDeepStrictEqual(around, op.to);
	const last = op.path.at(-1) ?? "";
	if (Array.isArray(around)) {
		const holds = (v: Value | undefined) =>
			around.some((item) => isDeepStrictEqual(item, v));
		return (op.to === undefined || holds(op.to)) && !holds(op.from);
	}
	if (typeof around !== "object" || around === null) return false;
	return isDeepStrictEqual((around as Record<string, unknown>)[last], op.to);
}
