import { fill } from "../views/fill.ts";
import { type MenuNode, wordsOf } from "./menu-tree.ts";
import { layOut, type Placed } from "./tree-layout.ts";

/** Room around the boxes, for their outlines. */
const margin = 6;

/**
 * A venue's menus as a picture. The nested list says the same to keyboards and screen readers, so that the
 * picture's own links are for the pointer alone: else everybody would tab through everything twice.
 */
export function MenuPicture({
	root,
	state,
	several,
}: {
	readonly root: MenuNode;
	/** How a node stands to what was looked for. */
	readonly state: (node: MenuNode) => string;
	/** Says how many matters a step leads to. */
	readonly several: string;
}) {
	const { placed, width, height } = layOut(root);
	const box = [-margin, -margin, width + margin * 2, height + margin * 2];
	return (
		<svg
			viewBox={box.join(" ")}
			width={width + margin * 2}
			height={height + margin * 2}
			aria-hidden="true"
			focusable="false"
		>
			{placed.map((p) => p.parent && <Link from={p.parent} to={p} />)}
			{placed.map((p) => (
				<Box of={p} state={state(p.node)} several={several} />
			))}
		</svg>
	);
}

function Link({ from, to }: { readonly from: Placed; readonly to: Placed }) {
	const x = from.x + from.width;
	const y = from.y + from.height / 2;
	const middle = (x + to.x) / 2;
	return (
		<path
			class="link"
			data-to={to.node.id}
			d={`M${x} ${y}H${middle}V${to.y + to.height / 2}H${to.x}`}
		/>
	);
}

function Box({
	of: { node, lines, x, y, width, height },
	state,
	several,
}: {
	readonly of: Placed;
	readonly state: string;
	readonly several: string;
}) {
	const [only] = node.entries;
	const count = node.entries.length;
	const href = count === 1 ? `/guide/${only?.id}` : `#${node.id}`;
	const drawn = (
		<>
			<rect x={x} y={y} width={width} height={height} rx={4} />
			{lines.map((line, i) => (
				<text x={x + 8} y={y + 20 + i * 18}>
					{line}
				</text>
			))}
			{count > 1 && (
				<text class="count" x={x + width - 6} y={y + height - 5}>
					{fill(several, { count })}
				</text>
			)}
		</>
	);
	return (
		<g
			class={`node ${count > 0 ? "leads" : ""} ${state}`}
			data-node={node.id}
			data-words={wordsOf(node)}
		>
			{count > 0 ? (
				<a href={href} tabIndex={-1}>
					{drawn}
				</a>
			) : (
				drawn
			)}
		</g>
	);
}
