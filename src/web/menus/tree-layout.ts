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

/** From one line of words in a box to the next. */
export const line = 18;

/** How a picture is laid out: in columns for a wide window, indented for a narrow one. */
export type Shape = "columns" | "indented";

interface Sizes {
	readonly width: number;
	/** Full-width characters that a box's line holds. */
	readonly perLine: number;
	/** From one level to the next. */
	readonly step: number;
	readonly between: number;
	/** Above and below a box's lines: with one line a finger's height (44) where fingers press. */
	readonly padding: number;
	/** Whether children stand below their parent, rather than beside it. */
	readonly below: boolean;
}

const sizes: Readonly<Record<Shape, Sizes>> = {
	columns: {
		width: 152,
		perLine: 9,
		step: 184,
		between: 8,
		padding: 7,
		below: false,
	},
	indented: {
		width: 216,
		perLine: 13,
		step: 20,
		between: 6,
		padding: 13,
		below: true,
	},
};
export interface Layout {
	readonly placed: readonly Placed[];
	readonly width: number;
	readonly height: number;
}

/**
 * Places a tree from the top left: siblings in their order, each parent level with its first child in
 * columns, or above its children and to their left where it is indented. A tree has no crossings to
 * untangle: dagre's passes would find the same columns in the same order; the tests hold the two against
 * each other.
 */
export function layOut(root: MenuNode, shape: Shape): Layout {
	const placed: Placed[] = [];
	const height = place(root, 0, sizes[shape], placed);
	const right = Math.max(...placed.map((p) => p.x + p.width));
	return { placed, width: right, height };
}

/** @returns the height that the node takes with all that lies under it */
function place(
	node: MenuNode,
	top: number,
	by: Sizes,
	placed: Placed[],
	parent?: Placed,
): number {
	const lines = linesOf(node.label, by.perLine);
	const height = lines.length * line + by.padding * 2;
	const depth = parent ? parent.depth + 1 : 0;
	const own: Placed = {
		node,
		lines,
		depth,
		x: depth * by.step,
		y: top,
		width: by.width,
		height,
		...(parent ? { parent } : {}),
	};
	placed.push(own);
	let at = by.below ? top + height + by.between : top;
	for (const child of node.children)
		at += place(child, at, by, placed, own) + by.between;
	return Math.max(height, at - by.between - top);
}

/** A label cut into lines that fit a box; Latin letters and digits take half the room. */
function linesOf(label: string, perLine: number): string[] {
	const lines: string[] = [];
	let text = "";
	let width = 0;
	for (const character of label) {
		const wide = /[\u0020-\u024f]/.test(character) ? 0.55 : 1;
		if (width + wide > perLine) {
			lines.push(text);
			text = "";
			width = 0;
		}
		text += character;
		width += wide;
	}
	return [...lines, text];
}
