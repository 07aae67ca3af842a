import type { PlanNote } from "../../../actions/pure.ts";
import type { ShownPlan } from "../../../checking/pure.ts";
import { CopyButton } from "../buttons.tsx";
import { fill } from "../fill.ts";
import type { CheckPageData } from "./model.ts";

/** So many people are written out; the annotated copy has them all. */
const peopleShown = 50;

/** 处理计划: in which order, by when, with notes to forward and a calendar file. */
export function PlanView({
	plan,
	calendar,
	data,
	onCalendar,
}: {
	readonly plan: ShownPlan;
	readonly calendar: string | null;
	readonly data: CheckPageData;
	readonly onCalendar?: ((calendar: string) => void) | undefined;
}) {
	const { words, names } = data;
	if (plan.stages.length === 0) return null;
	return (
		<section class="plan" aria-labelledby="plan">
			<h2 id="plan">{words.plan.title}</h2>
			<p>{plan.text}</p>
			<ol class="ladder">
				{plan.stages.map((stage) => (
					<li>
						<p>
							<span class="actor">{names.actors[stage.by]}</span>
							<strong>{stage.title}</strong>
							<br />
							{stage.why}
						</p>
						<ul>
							{stage.groups.map((g) => (
								<li>
									{g.title}
									<span class="aside">
										{" "}
										{fill(words.report.people, { count: g.count })}
									</span>
								</li>
							))}
						</ul>
					</li>
				))}
			</ol>
			{calendar !== null && onCalendar && (
				<p class="doors">
					<button type="button" onClick={() => onCalendar(calendar)}>
						{words.plan.calendar}
					</button>
				</p>
			)}
			<Notes notes={plan.notes} data={data} />
			<People plan={plan} data={data} />
		</section>
	);
}

function Notes({
	notes,
	data: { words, names, card },
}: {
	readonly notes: readonly PlanNote[];
	readonly data: CheckPageData;
}) {
	if (notes.length === 0) return null;
	return (
		<>
			<h3>{words.plan.notes}</h3>
			{notes.map((note) => (
				<figure class="note">
					<figcaption>
						{note.place && `${note.place}：`}
						{fill(words.report.note, { who: names.actors[note.who] })}
						{" · "}
						{note.title}
					</figcaption>
					<blockquote>{note.text}</blockquote>
					<CopyButton
						text={note.text}
						label={words.report.copyNote}
						card={card}
					/>
				</figure>
			))}
		</>
	);
}

function People({
	plan: { people, stages },
	data: { words },
}: {
	readonly plan: ShownPlan;
	readonly data: CheckPageData;
}) {
	if (people.length === 0) return null;
	const shown = people.slice(0, peopleShown);
	const groups = stages.flatMap((s) => s.groups);
	return (
		<details>
			<summary>{fill(words.plan.people, { count: people.length })}</summary>
			<ol class="people">
				{shown.map(({ row, name, idNumber, codes }) => (
					<li>
						{fill(words.plan.person, { row, name, idNumber })}
						<ol>
							{groups
								.filter((g) => codes.includes(g.code))
								.map(({ title, remedies }) => (
									<li>
										{title}
										<ul>
											{remedies.map((r) => (
												<li>{r.do}</li>
											))}
										</ul>
									</li>
								))}
						</ol>
					</li>
				))}
			</ol>
			{people.length > shown.length && (
				<p class="aside">
					{fill(words.plan.more, { shown: shown.length, count: people.length })}
				</p>
			)}
		</details>
	);
}
