import type { Matter } from "../../../actions/pure.ts";
import { CopyButton } from "../buttons.tsx";
import { fill } from "../fill.ts";
import { MenuPath } from "../path.tsx";
import type { CheckPageData } from "./model.ts";

/** So many row numbers are written out; the table has them all. */
const rowsShown = 12;

/** What a kind of finding or message means, and the ladder that mends it. */
export function MatterDetails({
	matter,
	rows,
	data,
}: {
	readonly matter: Matter;
	readonly rows: readonly number[];
	readonly data: CheckPageData;
}) {
	const { report } = data.words;
	return (
		<div class="matter">
			{matter.predicts && (
				<p>{fill(report.predicts, { message: matter.predicts })}</p>
			)}
			{matter.cause && (
				<p>
					<strong>{report.cause}：</strong>
					{matter.cause}
				</p>
			)}
			<Ladder matter={matter} data={data} />
			{rows.length > 0 && <p class="aside">{rowList(rows, data)}</p>}
			<p class="aside">
				{fill(report.basisUnits, { units: matter.units.join(" ") })}
				{matter.entry && (
					<>
						{" "}
						<a href={`/guide/${matter.entry}`}>{report.entry}</a>
					</>
				)}
			</p>
		</div>
	);
}

function rowList(rows: readonly number[], { words }: CheckPageData): string {
	const { report } = words;
	const list = rows.slice(0, rowsShown).join("、");
	return fill(report.rows, {
		rows:
			rows.length > rowsShown
				? fill(report.andMore, { rows: list, count: rows.length })
				: list,
	});
}

function Ladder({
	matter,
	data: { words, names, card },
}: {
	readonly matter: Matter;
	readonly data: CheckPageData;
}) {
	const { report } = words;
	return (
		<>
			<p>
				<strong>{report.steps}</strong>
			</p>
			<ol class="ladder">
				{matter.remedies.map((step) => (
					<li>
						<p>
							<span class="actor">{names.actors[step.who]}</span>
							{step.place && <strong>{step.place}：</strong>}
							{step.do}
						</p>
						{step.routes.map((route) => (
							<MenuPath steps={route.steps} card={card} />
						))}
						{step.note && (
							<figure class="note">
								<figcaption>
									{fill(report.note, { who: names.actors[step.who] ?? "" })}
								</figcaption>
								<blockquote>{step.note}</blockquote>
								<CopyButton
									text={step.note}
									label={report.copyNote}
									card={card}
								/>
							</figure>
						)}
					</li>
				))}
			</ol>
		</>
	);
}
