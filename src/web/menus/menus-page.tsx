import type { Guide } from "../../bot/index.ts";
import { renderPage, type Site } from "../pages/shell.tsx";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";
import { Branch, Leads, type State } from "./menu-list.tsx";
import { MenuPicture } from "./menu-picture.tsx";
import { lookIn } from "./menu-search.ts";
import { menuTrees, type VenueMenu, wordsOf } from "./menu-tree.ts";

/** The menus of every portal and app: one tree a venue, as a picture and as a list, both searched at once. */
export function menusPage(
	site: Site,
	guide: Guide,
	{
		q,
		asOf,
		canonical,
	}: { readonly q: string; readonly asOf: string; readonly canonical: string },
): string {
	const { menus } = site.words.more;
	const all = menuTrees(guide, asOf);
	const found = new Map(all.flatMap(({ root }) => lookIn(root, q)));
	const state: State = (node) => found.get(node.id) ?? "";
	const hits = [...found.values()].filter((s) => s === "hit").length;
	return renderPage({
		site,
		title: menus.title,
		place: "guide",
		script: "pages",
		canonical,
		children: (
			<div class="column wide menus">
				<h1>{menus.title}</h1>
				<p class="intro">{menus.intro}</p>
				<SearchForm words={site.words} q={q} hits={hits} />
				<nav class="subject-links no-print" aria-label={menus.venues}>
					<ul>
						{all.map(({ venue }) => (
							<li>
								<a href={`#venue-${venue.id}`}>{venue.short}</a>
							</li>
						))}
					</ul>
				</nav>
				{all.map((menu) => (
					<OneVenue menu={menu} words={site.words} state={state} />
				))}
			</div>
		),
	});
}

function SearchForm({
	words,
	q,
	hits,
}: {
	readonly words: PageWords;
	readonly q: string;
	readonly hits: number;
}) {
	const { menus } = words.more;
	const none = fill(menus.none, { q });
	return (
		<search>
			<form class="filter" action="/menus">
				<label for="menu-q">{menus.look}</label>
				<div class="line">
					<input
						id="menu-q"
						type="search"
						name="q"
						value={q}
						autocomplete="off"
					/>
					<button type="submit">{words.guide.find}</button>
				</div>
				<p
					id="menu-status"
					role="status"
					data-found={menus.found}
					data-none={menus.none}
				>
					{q && (hits > 0 ? fill(menus.found, { count: hits }) : none)}
				</p>
			</form>
		</search>
	);
}

function OneVenue({
	menu: { venue, root },
	words,
	state,
}: {
	readonly menu: VenueMenu;
	readonly words: PageWords;
	readonly state: State;
}) {
	const { menus } = words.more;
	const isSearched = state(root) !== "";
	return (
		<section class="venue" aria-labelledby={`venue-${venue.id}`}>
			<h2 id={`venue-${venue.id}`}>{venue.name}</h2>
			{venue.address && (
				<p class="doors no-print">
					<a class="door" href={venue.address} rel="noopener noreferrer">
						{fill(words.card.open, { venue: venue.short })}
					</a>
				</p>
			)}
			<section
				class={isSearched ? "map searched" : "map"}
				aria-label={fill(menus.picture, { venue: venue.short })}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
				tabIndex={0}
			>
				{(["columns", "indented"] as const).map((shape) => (
					<MenuPicture
						root={root}
						shape={shape}
						state={state}
						several={menus.several}
					/>
				))}
			</section>
			<details open>
				<summary>{menus.list}</summary>
				<ul class="tree">
					{root.entries.length > 0 && (
						<li
							data-words={wordsOf(root)}
							id={root.id}
							class={state(root)}
							hidden={isSearched && state(root) !== "hit"}
						>
							<span class="step">{venue.short}</span>
							<Leads node={root} words={words} />
						</li>
					)}
					{root.children.map((child) => (
						<Branch node={child} words={words} state={state} />
					))}
				</ul>
			</details>
		</section>
	);
}
