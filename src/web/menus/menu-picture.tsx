import { fill } from "../views/fill.ts";
import { type MenuNode, wordsOf } from "./menu-tree.ts";
import { layOut, line, type Placed, type Shape } from "./tree-layout.ts";

/** Room around the boxes, for outlines and badges. */
const margin = 12;
/** So many of the picture's units are one rem: it grows with the reader's type. */
const unit = 17;
/** From the top of a line of words to its middle, and to the foot of its letters. */
const [middle, foot] = [9, 13];

/**
 * A venue's menus as a picture. The nested list says the same to keyboards and screen readers, so that the
 * picture's own links are for the pointer alone: else everybody would tab through everything twice.
 */
export function MenuPicture({
	root,
	shape,
	state,
	several,
}: {
	readonly root: MenuNode;
	readonly shape: Shape;
	/** How a node stands to what was looked for. */
	readonly state: (node: MenuNode) => string;
	/** Says how many matters a step leads to. */
	readonly several: string;
}) {
	const { placed, width, height } = layOut(root, shape);
	const box = [-margin, -margin, width + margin * 2, height + margin * 2];
	return (
		<svg
			class={shape}
			viewBox={box.join(" ")}
			width={`${(width + margin * 2) / unit}rem`}
			height={`${(height + margin * 2) / unit}rem`}
			aria-hidden="true"
			focusable="false"
		>
			{placed.map(
				(p) => p.parent && <Link from={p.parent} to={p} at={shape} />,
			)}
			{placed.map((p) => (
				<Box of={p} state={state(p.node)} several={several} />
			))}
		</svg>
	);
}

/** Where the words of a box begin: they stand in its middle. */
function firstLine({ lines, y, height }: Placed): number {
	return y + (height - lines.length * line) / 2;
}

function Link({
	from,
	to,
	at,
}: {
	readonly from: Placed;
	readonly to: Placed;
	readonly at: Shape;
}) {
	const y = firstLine(to) + middle;
	const right = from.x + from.width;
	const path =
		at === "columns"
			? `M${right} ${firstLine(from) + middle}H${(right + to.x) / 2}V${y}H${to.x}`
			: `M${from.x + 10} ${from.y + from.height}V${y}H${to.x}`;
	return <path class="link" d={path} />;
}

function Box({
	of,
	state,
	several,
}: {
	readonly of: Placed;
	readonly state: string;
	readonly several: string;
}) {
	const { node, lines, x, y, width, height } = of;
	const [only] = node.entries;
	const count = node.entries.length;
	const href = count === 1 ? `/guide/${only?.id}` : `#${node.id}`;
	const drawn = (
		<>
			<rect x={x} y={y} width={width} height={height} rx={4} />
			{lines.map((words, i) => (
				<text x={x + 8} y={firstLine(of) + foot + i * line}>
					{words}
				</text>
			))}
			{count > 1 && (
				<g class="badge">
					<title>{fill(several, { count })}</title>
					<circle cx={x + width} cy={y} r={9} />
					<text x={x + width} y={y + 4}>
						{count}
					</text>
				</g>
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
