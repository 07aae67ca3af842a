import type { MenuNode } from "./menu-tree.ts";

/** A node with its place in a picture; units are those of the picture. */
export interface Placed {
	readonly node: MenuNode;
	readonly lines: readonly string[];
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Steps below the root. */
	readonly depth: number;
	readonly parent?: Placed;
}

export interface Layout {
	readonly placed: readonly Placed[];
	readonly width: number;
	readonly height: number;
}

const box = { width: 152, line: 18, padding: 7, across: 28, between: 8 };
/** Full-width characters that a box's line holds. */
const perLine = 10;

/**
 * Places a tree from left to right: a column a level, siblings in their order, each parent level with the
 * middle of its children. A tree has no crossings to untangle, so that dagre's passes would find the same
 * at a hundred times the code on the server; the tests hold the two against each other.
 */
export function layOut(root: MenuNode): Layout {
	const placed: Placed[] = [];
	const height = place(root, 0, 0, placed, undefined);
	const deepest = Math.max(...placed.map((p) => p.depth));
	return {
		placed,
		width: (deepest + 1) * (box.width + box.across) - box.across,
		height,
	};
}

/** @returns the height that the node takes with all that lies under it */
function place(
	node: MenuNode,
	depth: number,
	top: number,
	placed: Placed[],
	parent: Placed | undefined,
): number {
	const lines = linesOf(node.label);
	const height = lines.length * box.line + box.padding * 2;
	const span = Math.max(height, spanOf(node.children));
	const own: Placed = {
		node,
		lines,
		depth,
		x: depth * (box.width + box.across),
		y: top + (span - height) / 2,
		width: box.width,
		height,
		...(parent ? { parent } : {}),
	};
	placed.push(own);
	let at = top + (span - spanOf(node.children)) / 2;
	for (const child of node.children)
		at += place(child, depth + 1, at, placed, own) + box.between;
	return span;
}

function spanOf(children: readonly MenuNode[]): number {
	const own = children.map((child) =>
		Math.max(
			linesOf(child.label).length * box.line + box.padding * 2,
			spanOf(child.children),
		),
	);
	const gaps = Math.max(0, own.length - 1) * box.between;
	return own.reduce((a, b) => a + b, gaps);
}

/** A label cut into lines that fit a box; Latin letters and digits take half the room. */
function linesOf(label: string): string[] {
	const lines: string[] = [];
	let line = "";
	let width = 0;
	for (const character of label) {
		const wide = /[\u0020-\u024f]/.test(character) ? 0.55 : 1;
		if (width + wide > perLine) {
			lines.push(line);
			line = "";
			width = 0;
		}
		line += character;
		width += wide;
	}
	return [...lines, line];
}
