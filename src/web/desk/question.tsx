import { fill } from "../views/fill.ts";
import { Decide, Found, Phrasing } from "./question-forms.tsx";
import type { GroupRow } from "./questions.tsx";
import { Target } from "./target.tsx";
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
		/** Id of the draft that a phrasing of theirs went into just now. */
		readonly draft?: string | undefined;
	},
) {
	const { view, isEditor, canPropose, fault, note, draft } = page;
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
					{draft && (
						<>
							{" "}
							<a href={`/desk/publishing/drafts/${encodeURIComponent(draft)}`}>
								{one.toDraft}
							</a>
						</>
					)}
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

function Told({
	words,
	view,
}: {
	readonly words: DeskWords;
	readonly view: GroupView;
}) {
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
