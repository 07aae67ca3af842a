import {
	isMap,
	isScalar,
	isSeq,
	type Node,
	type ParsedNode,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import type { Value } from "./operation.ts";
import {
	columnOf,
	endOf,
	isNothing,
	isOpenCollection,
	pairOf,
	startOf,
} from "./place.ts";
import { inBlock, inFlow, inLines, isEmpty, isTooLong } from "./write.ts";

/** New text in the place of a piece of the old. */
export interface Cut {
	readonly start: number;
	readonly end: number;
	readonly by: string;
}

type Around = YAMLMap<unknown, unknown> | YAMLSeq<unknown>;

/** Writes a value where another stands. `around` is what holds it, in `key` for a map. */
export function replace(
	text: string,
	around: Around,
	old: ParsedNode,
	to: Value,
	key?: string,
): Cut {
	const start = startOf(old);
	const end = endOf(old, text);
	if (around.flow) return { start, end, by: inFlow(to) };
	const behind = key === undefined ? undefined : behindKey(text, around, key);
	if (isNothing(old, text) && behind !== undefined)
		return { start: behind, end: behind, by: ` ${line(to, around, text)}` };
	if (isOpenCollection(old)) {
		if (typeof to === "object" && !isEmpty(to)) {
			const isFitting = isMap(old) === !Array.isArray(to);
			const by = inLines(to, columnOf(text, start), isFitting);
			return { start, end, by };
		}
		if (behind !== undefined)
			return { start: behind, end, by: ` ${line(to, around, text)}` };
	}
	const like = isScalar(old) ? old : undefined;
	return { start, end, by: line(to, around, text, like) };
}

/** A value behind a key or a dash of an open list or map. */
function line(
	to: Value,
	around: Around,
	text: string,
	like?: Parameters<typeof inBlock>[1],
): string {
	return typeof to === "object"
		? inFlow(to)
		: inBlock(to, like, columnOf(text, startOf(around)));
}

function behindKey(text: string, around: Around, key: string): number {
	const pair = isMap(around) ? pairOf(around, key) : undefined;
	if (!pair) throw new Error(`no key ${key}`);
	return text.indexOf(":", endOf(pair.key, text)) + 1;
}

/** Adds a key behind the last of a map. */
export function addKey(
	text: string,
	map: YAMLMap<unknown, unknown>,
	key: string,
	to: Value,
): Cut {
	const name = inFlow(key);
	if (map.flow || map.items.length === 0)
		return addInBrackets(text, map, `${name}: ${inFlow(to)}`);
	const column = columnOf(text, startOf(map));
	const indent = " ".repeat(column);
	const written = isTooLong(to)
		? `\n${indent}  ${inLines(to, column + 2, true)}`
		: ` ${line(to, map, text)}`;
	return afterLine(text, endOf(map, text), `${indent}${name}:${written}`);
}

/** Adds an item before the one at an index, or behind the last. */
export function addItem(
	text: string,
	seq: YAMLSeq<unknown>,
	index: number,
	to: Value,
): Cut {
	const next = seq.items[index] as Node | undefined;
	if (seq.flow || seq.items.length === 0) {
		if (!next) return addInBrackets(text, seq, inFlow(to));
		const at = startOf(next);
		return { start: at, end: at, by: `${inFlow(to)}, ` };
	}
	const column = columnOf(text, startOf(seq));
	const indent = " ".repeat(column);
	const sibling = seq.items.at(-1);
	const isOpen =
		typeof to === "object" &&
		(isMap(sibling) || isSeq(sibling)
			? isOpenCollection(sibling) || isTooLong(to)
			: isTooLong(to));
	const item = `- ${inLines(to, column + 2, isOpen)}`;
	if (index === 0) {
		const at = startOf(seq);
		return { start: at, end: at, by: `${item}\n${indent}` };
	}
	const before = seq.items[index - 1] as Node;
	return afterLine(text, endOf(before, text), `${indent}${item}`);
}

function addInBrackets(text: string, around: Around, item: string): Cut {
	const start = startOf(around);
	const end = endOf(around, text);
	const [open, close] = isMap(around) ? "{}" : "[]";
	const last = lastOf(around);
	if (!last) return { start, end, by: `${open} ${item} ${close}` };
	const at = endOf(last, text);
	return { start: at, end: at, by: `, ${item}` };
}

function lastOf(around: Around): Node | undefined {
	const last = around.items.at(-1);
	if (isMap(around) && last) {
		const { key, value } = last as { key: Node; value: Node | null };
		return value ?? key;
	}
	return last as Node | undefined;
}

/** Behind the line on which something ends, so that a comment on it stays with it. */
function afterLine(text: string, at: number, lines: string): Cut {
	const end = lineEnd(text, at);
	return { start: end, end, by: `\n${lines}` };
}

function lineEnd(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	return end < 0 ? text.length : end;
}

/** Takes an item out of a list, or a key with its value out of a map. Comments above it stay. */
export function remove(text: string, around: Around, index: number): Cut {
	const spans = around.items.map((item) => spanOf(text, item, around));
	const [own, next, before] = [
		spans[index],
		spans[index + 1],
		spans[index - 1],
	];
	if (!own) throw new Error(`no item ${index}`);
	if (spans.length === 1) return emptied(text, around);
	if (around.flow) {
		if (next) return { start: own[0], end: next[0], by: "" };
		return { start: before?.[1] ?? own[0], end: own[1], by: "" };
	}
	const column = columnOf(text, own[0]);
	const isFirstOnLine =
		text.slice(own[0] - column, own[0]).trim() === "" || column === 0;
	if (!isFirstOnLine && next) return { start: own[0], end: next[0], by: "" };
	const end = Math.min(lineEnd(text, own[1]) + 1, text.length);
	return { start: own[0] - column, end, by: "" };
}

/** The last one is gone: brackets with nothing in them, for a bare key would say nothing at all. */
function emptied(text: string, around: Around): Cut {
	const by = isMap(around) ? "{}" : "[]";
	const start = startOf(around);
	const end = endOf(around, text);
	if (around.flow) return { start, end, by };
	// Behind its key: on the next line it would stand as well, but look lost.
	const key = text.slice(0, start).trimEnd().length;
	const isBelow = text[key - 1] === ":" && key < start;
	return { start: isBelow ? key : start, end, by: isBelow ? ` ${by}` : by };
}

/** From the dash, or from the key, to the end of what it says. */
function spanOf(text: string, item: unknown, around: Around): [number, number] {
	if (isMap(around)) {
		const { key, value } = item as { key: Node; value: Node | null };
		const end =
			value && !isNothing(value, text)
				? endOf(value, text)
				: text.indexOf(":", endOf(key, text)) + 1;
		return [startOf(key), end];
	}
	const start = startOf(item);
	const end = endOf(item as Node, text);
	return [around.flow ? start : text.lastIndexOf("-", start - 1), end];
}
