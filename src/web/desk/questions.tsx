import { fill } from "../views/fill.ts";
import { PageLinks, type PageOf } from "./pages-of.tsx";
import { span } from "./when.ts";
import type { DeskWords } from "./words.ts";

/** 处理情况 */
export const states = [
	"open",
	"assigned",
	"wanted",
	"outOfScope",
	"ignored",
] as const;
export type State = (typeof states)[number];

/** Why a question is in the queue. */
export const reasons = ["unanswered", "unsure", "wrong", "elsewhere"] as const;
export type Reason = (typeof reasons)[number];

/** Like questions, as a line of the list. */
export interface GroupRow {
	readonly id: string;
	readonly said: string;
	readonly count: number;
	/** How many conversations. */
	readonly people: number;
	/** Milliseconds since 1970. */
	readonly first: number;
	readonly last: number;
	readonly reasons: readonly Reason[];
	readonly state: State;
	readonly target?: string;
	/** How many came after it was decided. */
	readonly since: number;
}

/** What the list is narrowed to; empty: everything, but for `why` all that was not answered well. */
export interface QuestionFilter {
	readonly state: State | "";
	readonly why: Reason | "";
	readonly place: string;
	readonly channel: string;
}

interface Choice {
	readonly value: string;
	readonly label: string;
}

/** The queue of questions. */
export function questionsBody(
	words: DeskWords,
	page: {
		readonly rows: readonly GroupRow[];
		readonly filter: QuestionFilter;
		readonly places: readonly Choice[];
		readonly channels: readonly Choice[];
		readonly of: PageOf;
		/** So many were looked at, and there are more. */
		readonly cutAt?: number | undefined;
		/** There is nothing at all. */
		readonly isEmpty: boolean;
	},
) {
	const { questions, common } = words;
	const { rows, of, cutAt, isEmpty } = page;
	return (
		<>
			<p class="intro">{questions.intro}</p>
			{!isEmpty && <Filter words={words} page={page} />}
			{cutAt !== undefined && (
				<p class="desk-note">{fill(questions.cut, { count: cutAt })}</p>
			)}
			{rows.length === 0 && (
				<p class="desk-empty">{isEmpty ? questions.nothing : questions.none}</p>
			)}
			{rows.length > 0 && (
				<ol class="desk-questions">
					{rows.map((row) => (
						<Row words={words} row={row} />
					))}
				</ol>
			)}
			<PageLinks common={common} of={of} />
		</>
	);
}

function Row({
	words: { questions, common },
	row,
}: {
	readonly words: DeskWords;
	readonly row: GroupRow;
}) {
	return (
		<li>
			<h2>
				<a href={`/desk/questions/${row.id}`}>{row.said}</a>
			</h2>
			<p class="aside">
				<strong>{fill(common.times, { count: row.count })}</strong>
				<span>{fill(questions.people, { count: row.people })}</span>
				<span>{row.reasons.map((r) => questions.reasons[r]).join(", ")}</span>
				<span>{span(common.seen, row.first, row.last)}</span>
				<span class={`state ${row.state}`}>
					{questions.states[row.state]}
					{row.target && ` ${row.target}`}
				</span>
				{row.state !== "open" && row.since > 0 && (
					<span class="since">
						{fill(questions.since, { count: row.since })}
					</span>
				)}
			</p>
		</li>
	);
}

function Filter({
	words: { questions, common },
	page: { filter, places, channels },
}: {
	readonly words: DeskWords;
	readonly page: {
		readonly filter: QuestionFilter;
		readonly places: readonly Choice[];
		readonly channels: readonly Choice[];
	};
}) {
	const named = <N extends string>(
		names: readonly N[],
		labels: Readonly<Record<N, string>>,
	) => names.map((value) => ({ value, label: labels[value] }));
	return (
		<search>
			<form class="desk-filter" action="/desk/questions">
				<Select
					name="state"
					label={questions.state}
					any={{ value: "all", label: common.all }}
					choices={named(states, questions.states)}
					chosen={filter.state || "all"}
				/>
				<Select
					name="why"
					label={questions.why}
					any={{ value: "", label: questions.anyReason }}
					choices={named(reasons, questions.reasons)}
					chosen={filter.why}
				/>
				<Select
					name="place"
					label={questions.place}
					any={{ value: "", label: common.all }}
					choices={places}
					chosen={filter.place}
				/>
				{channels.length > 0 && (
					<Select
						name="channel"
						label={questions.channel}
						any={{ value: "", label: common.all }}
						choices={channels}
						chosen={filter.channel}
					/>
				)}
				<button type="submit">{common.filter}</button>
			</form>
		</search>
	);
}

function Select({
	name,
	label,
	any,
	choices,
	chosen,
}: {
	readonly name: string;
	readonly label: string;
	readonly any: Choice;
	readonly choices: readonly Choice[];
	readonly chosen: string;
}) {
	return (
		<label>
			{label}
			<select name={name}>
				{[any, ...choices].map((choice) => (
					<option value={choice.value} selected={choice.value === chosen}>
						{choice.label}
					</option>
				))}
			</select>
		</label>
	);
}
