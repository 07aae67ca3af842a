import { type Action, toPlainTable } from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { renderPage, type Site } from "./shell.tsx";

/** What can be worked out. */
export function actionsPage(site: Site, guide: Guide): string {
	const { actions } = site.words;
	return renderPage({
		site,
		title: actions.title,
		place: "actions",
		script: "pages",
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

/** One action: where it holds, its rules in full, what they rest on, and a way to have it worked out. */
export function actionPage(site: Site, guide: Guide, action: Action): string {
	const { words } = site;
	const { actions } = words;
	const entry = guide.entries.get(action.entry ?? "");
	return renderPage({
		site,
		title: action.title,
		place: "actions",
		script: "pages",
		children: (
			<article class="column wide entry">
				<p class="kind">
					<a href="/actions">{actions.title}</a>
				</p>
				<h1>{action.title}</h1>
				<dl class="facts">
					<div>
						<dt>{actions.places}</dt>
						<dd>
							{placesOf(guide, action, words)}
							{action.from && `，${fill(actions.from, { from: action.from })}`}
							{action.to && `，${fill(actions.to, { to: action.to })}`}
						</dd>
					</div>
					{entry && (
						<div>
							<dt>{actions.entry}</dt>
							<dd>
								<a href={`/guide/${entry.id}`}>{entry.title}</a>
							</dd>
						</div>
					)}
				</dl>
				<p class="doors no-print">
					<a class="door" href={`/?q=${encodeURIComponent(action.title)}`}>
						{actions.ask}
					</a>
				</p>
				<RuleTable action={action} guide={guide} words={words} />
				<section class="basis">
					<h2>{actions.basis}</h2>
					<SourceList
						citations={cite(guide, unitsOf(guide, action))}
						card={words.card}
					/>
				</section>
			</article>
		),
	});
}

/** The decision table for people: the same rows, in the same order, that the engine reads. */
function RuleTable({
	action,
	guide,
	words: { actions },
}: {
	readonly action: Action;
	readonly guide: Guide;
	readonly words: PageWords;
}) {
	const isFirst = action.model.table.hitPolicy === "first";
	return (
		<section>
			<h2>{actions.rules}</h2>
			<p class="aside">{isFirst ? actions.rulesNote : actions.collectNote}</p>
			<table class="stacked">
				<thead>
					<tr>
						<th scope="col">{actions.when}</th>
						<th scope="col">{actions.conclusion}</th>
						<th scope="col">{actions.basis}</th>
					</tr>
				</thead>
				<tbody>
					{toPlainTable(action, guide.actions.phrases).map((row) => (
						<tr>
							<th scope="row" data-label={actions.when}>
								{row.condition}
							</th>
							<td data-label={actions.conclusion}>{row.conclusion}</td>
							<td data-label={actions.basis}>
								{(row.units.length > 0 ? row.units : action.units).map((u) => (
									<code>{u}</code>
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function unitsOf(guide: Guide, action: Action): string[] {
	const rows = toPlainTable(action, guide.actions.phrases);
	return [...action.units, ...rows.flatMap((row) => row.units)];
}

function placesOf(
	guide: Guide,
	action: Action,
	{ actions }: PageWords,
): string {
	if (action.regions.length === 0) return actions.everywhere;
	return action.regions.map((r) => guide.places.name(r)).join("、");
}
