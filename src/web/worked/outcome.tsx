import { type Action, type Evaluation, evaluate } from "../../actions/index.ts";
import { cite, type Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import { Prose } from "../views/prose.tsx";
import { SourceList } from "../views/sources.tsx";
import type { PageWords } from "../words.ts";
import type { Told } from "./read-facts.ts";
import { TraceInWords } from "./trace-in-words.tsx";

/**
 * Works an action out from what a form told. A talk may take silence for today or for nothing done; a form
 * shows today in its field, and what is left at "not known" is asked for.
 */
export function workOut(
	guide: Guide,
	action: Action,
	{ facts, region }: Told,
	asOf: string,
): Evaluation {
	return evaluate(action, facts, {
		asOf,
		...(region ? { region, regionPath: guide.places.path(region) } : {}),
	});
}

interface OutcomeProps {
	readonly action: Action;
	readonly guide: Guide;
	readonly words: PageWords;
	readonly told: Told;
	/** None where what was told cannot be taken. */
	readonly evaluation: Evaluation | undefined;
}

type WorkedOutProps = OutcomeProps & { readonly evaluation: Evaluation };

/** What came out: the conclusion with its reasons, what is still missing, or that it is not covered. */
export function Outcome(props: OutcomeProps) {
	const { evaluation, words } = props;
	const { worked } = words.more;
	const kind = evaluation?.kind ?? "faulty";
	const look = {
		faulty: "decline",
		result: "result",
		missing: "ask",
		notCovered: "decline",
	}[kind];
	return (
		<section
			id="outcome"
			class={`card ${look}`}
			tabIndex={-1}
			aria-labelledby="outcome-head"
		>
			<h2 id="outcome-head">{worked.outcome[kind]}</h2>
			{evaluation ? (
				<WorkedOut {...props} evaluation={evaluation} />
			) : (
				<Faults {...props} />
			)}
		</section>
	);
}

function Faults({ guide, told, words }: OutcomeProps) {
	return (
		<ul>
			{told.problems.map(({ slot, reason }) => (
				<li>
					<a href={`#f-${slot}`}>
						{fill(words.more.worked.faulty, {
							question: guide.actions.slot(slot)?.question ?? slot,
							reason: guide.replies.say(`ask.reasons.${reason}`),
						})}
					</a>
				</li>
			))}
		</ul>
	);
}

function WorkedOut(props: WorkedOutProps) {
	const { action, guide, words, evaluation } = props;
	const { worked } = words.more;
	const units = evaluation.kind === "missing" ? [] : evaluation.units;
	return (
		<>
			{evaluation.kind === "missing" ? (
				<Missing {...props} missing={evaluation.missing} />
			) : (
				<p class="said result">
					<Prose text={evaluation.text} />
				</p>
			)}
			{notes(guide, evaluation).map((note) => (
				<p class="aside">{note}</p>
			))}
			<TraceInWords
				action={action}
				guide={guide}
				words={words}
				of={evaluation}
			/>
			{units.length > 0 && (
				<details>
					<summary>{fill(words.card.sources, { count: units.length })}</summary>
					<SourceList citations={cite(guide, units)} card={words.card} />
				</details>
			)}
			{evaluation.kind === "result" && (
				<p class="aside">{guide.replies.say("result.caution")}</p>
			)}
			{evaluation.kind === "notCovered" && (
				<p class="aside">
					<Prose text={worked.ring} />
				</p>
			)}
		</>
	);
}

function Missing({
	guide,
	words,
	missing,
}: WorkedOutProps & { readonly missing: readonly string[] }) {
	const question = (slot: string) =>
		guide.actions.slot(slot)?.question ??
		guide.replies.say("ask.region.question");
	return (
		<>
			<p>{words.more.worked.missing}</p>
			<ul>
				{missing.map((slot) => (
					<li>
						<a href={`#f-${slot}`}>{question(slot)}</a>
					</li>
				))}
			</ul>
		</>
	);
}

/** Whose document says it, and how doubtful points were read. */
function notes(guide: Guide, evaluation: Evaluation): string[] {
	if (evaluation.kind === "missing") return [];
	const saidBy = evaluation.kind === "result" ? (evaluation.saidBy ?? []) : [];
	const place = saidBy.map((r) => guide.places.name(r)).join("、");
	return [
		...(place ? [guide.replies.say("borrowed", { place })] : []),
		...evaluation.rulings.flatMap((n) => {
			const text = guide.rulings.get(n);
			return text ? [guide.replies.say("result.ruling", { text })] : [];
		}),
	];
}
