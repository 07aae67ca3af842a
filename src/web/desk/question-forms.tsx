import type { GroupView } from "./question.tsx";
import { type State, states } from "./questions.tsx";
import { Csrf } from "./shell.tsx";
import { Target } from "./target.tsx";
import type { DeskWords } from "./words.ts";

interface Props {
	readonly words: DeskWords;
	readonly view: GroupView;
	readonly csrf: string;
}

/** What it is settled as. */
export function Decide({ words: { questions, common }, view, csrf }: Props) {
	const { row, revision } = view;
	return (
		<>
			<h2>{questions.one.decide}</h2>
			<form
				class="desk-form"
				method="post"
				action={`/desk/questions/${row.id}`}
			>
				<Csrf token={csrf} />
				<input type="hidden" name="revision" value={revision} />
				<fieldset>
					<legend class="visually-hidden">{questions.state}</legend>
					{states.map((state: State) => (
						<label>
							<input
								type="radio"
								name="state"
								value={state}
								checked={state === row.state}
							/>
							{questions.states[state]}
						</label>
					))}
				</fieldset>
				<label>
					{questions.one.target}
					<input name="target" value={row.target} autocomplete="off" />
				</label>
				<p class="aside">{questions.one.targetHint}</p>
				<button type="submit">{common.save}</button>
			</form>
		</>
	);
}

/** What the search finds, each to be taken in one step. */
export function Found({ words: { questions }, view, csrf }: Props) {
	const { one } = questions;
	const { row, q, found, revision } = view;
	return (
		<section aria-labelledby="found">
			<h2 id="found">{one.found}</h2>
			<search>
				<form class="desk-filter" action={`/desk/questions/${row.id}`}>
					<label>
						{one.search}
						<input type="search" name="q" value={q} autocomplete="off" />
					</label>
					<button type="submit">{one.find}</button>
				</form>
			</search>
			{found.length === 0 && <p class="desk-empty">{one.noneFound}</p>}
			<ol class="desk-found">
				{found.map((target) => (
					<li>
						<span>
							<Target target={target} />
						</span>
						<form method="post" action={`/desk/questions/${row.id}`}>
							<Csrf token={csrf} />
							<input type="hidden" name="revision" value={revision} />
							<input type="hidden" name="state" value="assigned" />
							<input type="hidden" name="target" value={target.key} />
							<button
								type="submit"
								class="outline"
								aria-label={`${one.choose}: ${target.title}`}
							>
								{one.choose}
							</button>
						</form>
					</li>
				))}
			</ol>
		</section>
	);
}

/** The saying as a phrasing of an entry. */
export function Phrasing({ words: { questions }, view, csrf }: Props) {
	const { one } = questions;
	const { row, revision, found } = view;
	return (
		<section aria-labelledby="phrasing">
			<h2 id="phrasing">{one.phrasing}</h2>
			<form
				class="desk-form"
				method="post"
				action={`/desk/questions/${row.id}/phrasing`}
			>
				<Csrf token={csrf} />
				<input type="hidden" name="revision" value={revision} />
				<label>
					{one.phrasingText}
					<input name="text" value={row.said} autocomplete="off" required />
				</label>
				<p class="aside">{one.phrasingHint}</p>
				<label>
					{one.target}
					<input
						name="target"
						value={row.target ?? found[0]?.key}
						autocomplete="off"
						required
					/>
				</label>
				<button type="submit">{one.propose}</button>
			</form>
		</section>
	);
}
