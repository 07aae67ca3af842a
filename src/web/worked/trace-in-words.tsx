import {
	type Action,
	type Evaluation,
	type PlainStep,
	toPlainTrace,
} from "../../actions/index.ts";
import type { Guide } from "../../bot/index.ts";
import { fill } from "../views/fill.ts";
import type { PageWords } from "../words.ts";

/** A table may have a hundred rows that fail alike: told are those that hold or may still hold, and so many that fail. */
const mostRows = 12;

/** How the conclusion came about, line by line: values worked out, then the rows of the table. */
export function TraceInWords({
	action,
	guide,
	words,
	of,
}: {
	readonly action: Action;
	readonly guide: Guide;
	readonly words: PageWords;
	readonly of: Evaluation;
}) {
	const { worked } = words.more;
	const steps = toPlainTrace(action, guide.actions.phrases, of.trace);
	const rows = steps.filter((s) => s.kind === "row");
	const telling =
		rows.length > mostRows ? rows.filter((r) => r.holds !== false) : rows;
	if (steps.length === 0) return null;
	return (
		<details class="trace" open={of.kind === "result"}>
			<summary>{worked.trace}</summary>
			<ol>
				{steps.map(
					(s) => s.kind === "value" && <Value step={s} words={words} />,
				)}
				{telling.map((r) => (
					<RowStep step={r} words={words} />
				))}
			</ol>
			{telling.length < rows.length && (
				<p class="aside">
					{fill(worked.otherRows, { count: rows.length - telling.length })}
				</p>
			)}
		</details>
	);
}

type Step<K extends PlainStep["kind"]> = {
	readonly step: Extract<PlainStep, { kind: K }>;
	readonly words: PageWords;
};

function Value({ step: { name, value, units }, words }: Step<"value">) {
	const { worked } = words.more;
	return (
		<li>
			{fill(worked.value, { name, value: value ?? worked.notKnown })}
			{units.map((u) => (
				<code>{u}</code>
			))}
		</li>
	);
}

function RowStep({ step: { row, holds, tests }, words }: Step<"row">) {
	const { worked } = words.more;
	return (
		<li class={markOf(holds)}>
			<strong>{fill(worked.row, { n: row })}</strong>
			{"："}
			{worked.rowHolds[markOf(holds)]}
			{tests.length > 0 && (
				<ul>
					{tests.map((t) => (
						<li class={markOf(t.holds)}>
							{fill(worked.test, {
								test: t.test,
								value: t.value ?? worked.notKnown,
								holds: worked.testHolds[markOf(t.holds)],
							})}
						</li>
					))}
				</ul>
			)}
		</li>
	);
}

function markOf(holds: boolean | undefined): "yes" | "no" | "open" {
	return holds === undefined ? "open" : holds ? "yes" : "no";
}
