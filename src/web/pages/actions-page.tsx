import type { Action } from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import type { PageWords } from "../words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** What can be worked out. */
export function actionsPage(
	site: Site,
	guide: Guide,
	canonical: string,
): string {
	const { actions } = site.words;
	return renderPage({
		site,
		title: actions.title,
		place: "actions",
		script: "pages",
		canonical,
		children: (
			<div class="column">
				<h1>{actions.title}</h1>
				<p class="intro">{actions.intro}</p>
				<ul class="entries">
					{guide.actions.list.map((action) => (
						<li>
							<a href={`/actions/${action.id}`}>{action.title}</a>
							<span class="aside">{placesOf(guide, action, site.words)}</span>
						</li>
					))}
				</ul>
			</div>
		),
	});
}

/** Where an action holds, in words. */
export function placesOf(
	guide: Guide,
	action: Action,
	{ actions }: PageWords,
): string {
	if (action.regions.length === 0) return actions.everywhere;
	return action.regions.map((r) => guide.places.name(r)).join("、");
}
