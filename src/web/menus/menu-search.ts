import { type MenuNode, wordsOf } from "./menu-tree.ts";

/** How a node stands to what was looked for: found, above or below something found, neither; "" where nothing was. */
export type Standing = "" | "hit" | "on-path" | "off";

/** Every node of a tree with its standing; nothing where nothing is looked for. */
export function lookIn(root: MenuNode, q: string): [string, Standing][] {
	const said = q.toLowerCase().split(/\s+/).filter(Boolean);
	if (said.length === 0) return [];
	const found: [string, Standing][] = [];
	const visit = (node: MenuNode, isUnder: boolean): boolean => {
		const isHit = said.every((w) => wordsOf(node).includes(w));
		const below = node.children
			.map((child) => visit(child, isUnder || isHit))
			.includes(true);
		const isNear = isUnder || below;
		found.push([node.id, isHit ? "hit" : isNear ? "on-path" : "off"]);
		return isHit || below;
	};
	visit(root, false);
	return found;
}
