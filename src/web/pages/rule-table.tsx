import {
	type Action,
	type Evaluation,
	toPlainTable,
} from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import type { PageWords } from "../words.ts";

/** The decision table for people: the same rows, in the same order, that the engine reads. */
export function RuleTable({
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
export function heldRows(
	evaluation: Evaluation | undefined,
): ReadonlySet<number> {
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
