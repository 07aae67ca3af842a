import { type Action, toPlainTable } from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { FactsForm, Outcome, type Told, workOut } from "../worked/index.ts";
import { placesOf } from "./actions-page.tsx";
import { heldRows, RuleTable } from "./rule-table.tsx";
import { renderPage, type Site } from "./shell.tsx";

/**
 * One action: where it holds, a form to have it worked out, what came of it, its rules in full.
 * @param on `told` is what a form said; without it nothing has been worked out yet
 */
export function actionPage(
	site: Site,
	guide: Guide,
	action: Action,
	on: {
		readonly asOf: string;
		readonly address?: string;
		readonly told?: Told;
	},
): string {
	const { words } = site;
	const { actions } = words;
	const { told, asOf } = on;
	// With a fact that cannot be taken left out, something else would be worked out than was asked.
	const evaluation =
		told?.problems.length === 0
			? workOut(guide, action, told, asOf)
			: undefined;
	return renderPage({
		site,
		// Who listens hears first whether it went through.
		title: told
			? `${words.more.worked.outcome[evaluation?.kind ?? "faulty"]} - ${action.title}`
			: action.title,
		place: "actions",
		script: "pages",
		canonical: on.address,
		children: (
			<article class="column wide entry">
				<p class="kind">
					<a href="/actions">{actions.title}</a>
				</p>
				<h1>{action.title}</h1>
				<WhereItHolds guide={guide} action={action} words={words} />
				{told && (
					<Outcome
						action={action}
						guide={guide}
						words={words}
						told={told}
						evaluation={evaluation}
					/>
				)}
				<FactsForm
					action={action}
					guide={guide}
					words={words}
					told={told}
					today={asOf}
				/>
				<p class="doors no-print">
					<a
						class="door quiet"
						href={`/?q=${encodeURIComponent(action.title)}`}
					>
						{words.more.worked.ask}
					</a>
				</p>
				<RuleTable
					action={action}
					guide={guide}
					words={words}
					held={heldRows(evaluation)}
				/>
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

/** Places, dates, and the entry that explains the matter. */
function WhereItHolds({
	guide,
	action,
	words,
}: {
	readonly guide: Guide;
	readonly action: Action;
	readonly words: PageWords;
}) {
	const { actions } = words;
	const entry = guide.entries.get(action.entry ?? "");
	return (
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
	);
}

function unitsOf(guide: Guide, action: Action): string[] {
	const rows = toPlainTable(action, guide.actions.phrases);
	return [...action.units, ...rows.flatMap((row) => row.units)];
}
