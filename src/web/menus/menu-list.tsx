import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import type { Standing } from "./menu-search.ts";
import { type MenuNode, wordsOf } from "./menu-tree.ts";

/** How a node stands to what was looked for. */
export type State = (node: MenuNode) => Standing;

/** A step of the list with all that lies under it. */
export function Branch({
	node,
	words,
	state,
}: {
	readonly node: MenuNode;
	readonly words: PageWords;
	readonly state: State;
}) {
	return (
		<li
			id={node.id}
			class={state(node)}
			data-words={wordsOf(node)}
			hidden={state(node) === "off"}
		>
			<span class="step">{node.label}</span>
			<Leads node={node} words={words} />
			{node.children.length > 0 && (
				<ul>
					{node.children.map((child) => (
						<Branch node={child} words={words} state={state} />
					))}
				</ul>
			)}
		</li>
	);
}

/** The entries that a step leads to, with the account each wants. */
export function Leads({
	node,
	words,
}: {
	readonly node: MenuNode;
	readonly words: PageWords;
}) {
	if (node.entries.length === 0) return null;
	return (
		<ul class="leads">
			{node.entries.map(({ id, title, as }) => (
				<li>
					<a href={`/guide/${id}`}>{title}</a>
					{as && (
						<span class="aside">{fill(words.more.menus.signIn, { as })}</span>
					)}
				</li>
			))}
		</ul>
	);
}
