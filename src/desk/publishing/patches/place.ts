import {
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	type ParsedNode,
	parseDocument,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import { type Operation, PatchConflict, type Step } from "./operation.ts";
import { bare } from "./write.ts";

/** A piece of a file that can be parsed by itself, and what it says. */
export interface Part {
	/** Where it stands in the file. */
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** From the piece's root to the item. */
	readonly at: readonly Step[];
	readonly root: ParsedNode;
	readonly toJS: (node: Node) => unknown;
}

/**
 * Finds what an operation works on. Files are long lists: only the item meant is parsed.
 * @throws {PatchConflict} where there is no such item
 */
export function partOf(file: string, op: Operation): Part {
	const { id } = op;
	for (const [start, end] of id === undefined ? [] : pieces(file)) {
		const text = file.slice(start, end);
		if (!text.includes(String(id))) continue;
		const part = parsed(text, start);
		if (part && idAt(part, 0) === id) return { ...part, at: [0] };
	}
	const part = parsed(file, 0);
	if (!part) throw new PatchConflict(op, "place");
	if (id === undefined) return part;
	const index = isSeq(part.root)
		? part.root.items.findIndex((_, i) => idAt(part, i) === id)
		: -1;
	if (index < 0) throw new PatchConflict(op, "item");
	return { ...part, at: [index] };
}

/** From one `- ` at the edge to the next. */
function pieces(file: string): [number, number][] {
	const starts = [...file.matchAll(/^- /gm)].map((m) => m.index);
	return starts.map((start, i) => [start, starts[i + 1] ?? file.length]);
}

function parsed(text: string, start: number): Part | undefined {
	const doc = parseDocument(text);
	if (doc.errors.length > 0 || !doc.contents) return undefined;
	return {
		start,
		end: start + text.length,
		text,
		at: [],
		root: doc.contents,
		toJS: (node) => node.toJS(doc),
	};
}

function idAt({ root }: Part, index: number): unknown {
	const item = isSeq(root) ? root.items[index] : undefined;
	return isMap(item) ? item.get("id") : undefined;
}

/** Goes down a path; undefined where it leads nowhere. @throws {PatchConflict} at an alias */
export function nodeAt(
	part: Part,
	path: readonly Step[],
	op: Operation,
): ParsedNode | undefined {
	let node: ParsedNode | undefined = part.root;
	for (const step of [...part.at, ...path]) {
		if (isSeq(node) && typeof step === "number") node = node.items[step];
		else if (isMap(node) && typeof step === "string")
			node = pairOf(node, step)?.value ?? undefined;
		else return undefined;
		if (isAlias(node)) throw new PatchConflict(op, "unwritable");
	}
	return node;
}

export function pairOf(
	map: YAMLMap<unknown, unknown>,
	key: string,
): Pair<ParsedNode, ParsedNode | null> | undefined {
	return map.items.find(
		(p) => isScalar(p.key) && String(p.key.value) === key,
	) as Pair<ParsedNode, ParsedNode | null> | undefined;
}

/** Where a node's text begins. */
export function startOf(node: unknown): number {
	if (!isNode(node) || !node.range) throw new Error("a node without a place");
	return node.range[0];
}

/** Where what it says ends: before line end, comment and blank lines. */
export function endOf(node: Node, text: string): number {
	let end = node.range?.[1] ?? 0;
	if (isOpenCollection(node) && node.items.length > 0) {
		const last: unknown = node.items.at(-1);
		if (isNode(last)) return endOf(last, text);
		const { key, value } = last as Pair<Node, Node | null>;
		return value && !isNothing(value, text)
			? endOf(value, text)
			: text.indexOf(":", endOf(key, text)) + 1;
	}
	while (/[ \t\r\n]/.test(text[end - 1] ?? "")) end--;
	return end;
}

/** A key with nothing behind it. */
export function isNothing(node: Node, text: string): boolean {
	const [start = 0, end = 0] = node.range ?? [];
	return bare(text.slice(start, end)) === "";
}

/** A list or map that is written on lines, not in brackets. */
export function isOpenCollection(
	node: unknown,
): node is YAMLMap<unknown, unknown> | YAMLSeq<unknown> {
	return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** How far from the edge something stands. */
export function columnOf(text: string, at: number): number {
	return at - (text.lastIndexOf("\n", at - 1) + 1);
}
