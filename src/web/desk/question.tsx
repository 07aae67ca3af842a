import { fill } from "../views/fill.ts";
import { type GroupRow, type State, states } from "./questions.tsx";
import { Csrf } from "./shell.tsx";
import { span, when } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** An entry that questions may belong to. */
export interface Candidate {
	/** entry:… */
	readonly key: string;
	readonly title: string;
}

/** Like questions, with all that one needs to decide. */
export interface GroupView {
	readonly row: GroupRow;
	/** Masked; each once. */
	readonly examples: readonly string[];
	/** What was offered, the most often offered first. */
	readonly offered: readonly (Candidate & { readonly count: number })[];
	readonly places: readonly string[];
	readonly channels: readonly string[];
	/** Of the decision; 0 where there is none. */
	readonly revision: number;
	readonly decided?: { readonly by: string; readonly at: number };
	/** What they were looked for with, and found. */
	readonly q: string;
	readonly found: readonly Candidate[];
}

interface Props {
	readonly words: DeskWords;
	readonly view: GroupView;
	readonly csrf: string;
}

/** One group of questions, and what is to become of it. */
export function questionBody(
	words: DeskWords,
	page: {
		readonly view: GroupView;
		readonly csrf: string;
		/** May change something. */
		readonly isEditor: boolean;
		/** A phrasing can be put into a draft from here. */
		readonly canPropose: boolean;
		readonly fault?: string | undefined;
		readonly note?: string | undefined;
	},
) {
	const { view, isEditor, canPropose, fault, note } = page;
	const { one } = words.questions;
	return (
		<>
			{fault && (
				<p class="desk-fault" role="alert">
					{fault}
				</p>
			)}
			{note && (
				<p class="desk-note" role="status">
					{note}
				</p>
			)}
			<Told words={words} view={view} />
			{isEditor && <Decide words={words} view={view} csrf={page.csrf} />}
			{isEditor && <Found words={words} view={view} csrf={page.csrf} />}
			{isEditor && canPropose && (
				<Phrasing words={words} view={view} csrf={page.csrf} />
			)}
			<p class="doors">
				<a class="door quiet" href="/desk/questions">
					{one.back}
				</a>
			</p>
		</>
	);
}

function Told({ words, view }: Omit<Props, "csrf">) {
	const { questions, common } = words;
	const { one } = questions;
	const { row, examples, offered, places, channels, decided } = view;
	return (
		<>
			<p class="aside">
				<strong>{fill(common.times, { count: row.count })}</strong>
				<span>{fill(questions.people, { count: row.people })}</span>
				<span>{span(common.seen, row.first, row.last)}</span>
				<span>{row.reasons.map((r) => questions.reasons[r]).join(", ")}</span>
				<span class={`state ${row.state}`}>
					{questions.states[row.state]}
					{row.target && ` ${row.target}`}
				</span>
			</p>
			{decided && (
				<p class="aside">
					{fill(one.decidedBy, {
						by: decided.by,
						at: when(decided.at),
						state: questions.states[row.state],
					})}
				</p>
			)}
			<h2>{one.examples}</h2>
			<ul>
				{examples.map((said) => (
					<li>{said}</li>
				))}
			</ul>
			<h2>{one.offered}</h2>
			{offered.length === 0 && <p>{one.noOffer}</p>}
			<ul>
				{offered.map(({ key, title, count }) => (
					<li>
						<Target target={{ key, title }} />{" "}
						<small>{fill(common.times, { count })}</small>
					</li>
				))}
			</ul>
			{places.length > 0 && (
				<p>
					{one.places}: {places.join(", ")}
				</p>
			)}
			{channels.length > 0 && (
				<p>
					{one.channels}: {channels.join(", ")}
				</p>
			)}
		</>
	);
}

function Target({ target: { key, title } }: { readonly target: Candidate }) {
	const [kind, id] = key.split(":", 2);
	return kind === "entry" ? (
		<>
			<a href={`/guide/${id}`}>{title}</a> <code>{key}</code>
		</>
	) : (
		<>
			{title} <code>{key}</code>
		</>
	);
}

function Decide({ words: { questions, common }, view, csrf }: Props) {
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

function Found({ words: { questions }, view, csrf }: Props) {
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

function Phrasing({ words: { questions }, view, csrf }: Props) {
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
