import {
	type Action,
	type Evaluation,
	toPlainTable,
} from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import { FactsForm, Outcome, type Told, workOut } from "../worked/index.ts";
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
	const entry = guide.entries.get(action.entry ?? "");
	return renderPage({
		site,
		title: action.title,
		place: "actions",
		script: "pages",
		canonical: on.address,
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

/** The decision table for people: the same rows, in the same order, that the engine reads. */
function RuleTable({
	action,
	guide,
	words: { actions, more },
	held,
}: {
	readonly action: Action;
	readonly guide: Guide;
	readonly words: PageWords;
	/** The rows, from 1, that what was told meets. */
	readonly held: ReadonlySet<number>;
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
					{toPlainTable(action, guide.actions.phrases).map((row, i) => (
						<tr {...(held.has(i + 1) ? { class: "held" } : {})}>
							<th scope="row" data-label={actions.when}>
								<span class="aside">{i + 1}</span> {row.condition}
								{held.has(i + 1) && (
									<strong class="met">{more.worked.met}</strong>
								)}
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

/** Of a first-hit table the row that decided; of the other kind all that hold. */
function heldRows(evaluation: Evaluation | undefined): ReadonlySet<number> {
	if (evaluation?.kind !== "result") return new Set();
	const { conclusions } = evaluation;
	return new Set(
		evaluation.trace.flatMap((t) =>
			t.kind === "row" && t.holds && conclusions.includes(t.conclusion)
				? [t.row]
				: [],
		),
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
