import { Document, isCollection, Scalar, visit } from "yaml";
import type { Value } from "./operation.ts";

/** A text that can stand on lines of its own as it is; stranger ones are quoted. */
const lines = /^[^\s].*(\n[^\s].*)+\n?$/;

/** Up to here a list or map goes on one line; longer ones get a line for each item. */
const lineLength = 100;
/** A text is never broken over lines: a later change would touch lines that it does not mean. */
const whole = {
	lineWidth: 0,
	doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
	flowCollectionPadding: true,
} as const;

/** A value on one line, as it stands inside `[ ]` or `{ }`. */
export function inFlow(value: Value): string {
	const doc = new Document([value]);
	visit(doc, {
		Collection: (_, node) => {
			node.flow = true;
		},
	});
	return bare(bare(doc.toString(whole)).slice(1, -1));
}

/** A text, number or truth value behind a key or a dash, quoted as `like` where that can be. */
export function inBlock(
	value: string | number | boolean,
	like: Scalar | undefined,
	indent: number,
): string {
	const scalar = new Scalar(value);
	const isLong = typeof value === "string" && lines.test(value);
	if (isLong) scalar.type = Scalar.BLOCK_LITERAL;
	else if (like?.type && !like.type.startsWith("BLOCK"))
		scalar.type = like.type;
	const text = new Document({ k: scalar }).toString({
		...whole,
		blockQuote: isLong && indent >= 0 ? "literal" : false,
	});
	return shifted(bare(text.slice("k:".length)), Math.max(indent, 0));
}

/**
 * A value on lines of its own: the first without indent, the others indented by `indent` columns.
 * What fits on a line stays on one.
 */
export function inLines(
	value: Value,
	indent: number,
	isOpen = isTooLong(value),
): string {
	if (typeof value !== "object") return inBlock(value, undefined, indent - 2);
	if (!isOpen || isEmpty(value)) return inFlow(value);
	const doc = new Document(value);
	visit(doc, {
		Collection: (key, node) => {
			if (key !== null && !isTooLong(node.toJS(doc))) node.flow = true;
		},
	});
	if (isCollection(doc.contents)) doc.contents.flow = false;
	return shifted(bare(doc.toString(whole)), indent);
}

/** Whether it needs lines of its own. */
export function isTooLong(value: Value): boolean {
	return typeof value === "object" && inFlow(value).length > lineLength;
}

export function isEmpty(value: Value): boolean {
	return typeof value === "object" && Object.keys(value).length === 0;
}

function shifted(text: string, indent: number): string {
	return text.replaceAll(/\n(?=[^\n])/g, `\n${" ".repeat(indent)}`);
}

/** Without white space around, as YAML knows it: other spaces, such as the wide one, belong to the text. */
export function bare(text: string): string {
	return text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}
