import type { CheckAnswer } from "../../../checking/pure.ts";
import { EarlierView } from "./earlier-view.tsx";
import type { Live } from "./live.ts";
import type { CheckPageData } from "./model.ts";
import { PlanView } from "./plan-view.tsx";
import { ResultView } from "./result-view.tsx";
import { RosterView } from "./roster-view.tsx";

/** The outcome of a check: copies to take away, what was found, the plan, how it was before. */
export function Report({
	answer,
	data,
	live,
}: {
	readonly answer: CheckAnswer;
	readonly data: CheckPageData;
	readonly live: Live | undefined;
}) {
	const { words } = data;
	const { file, report } = answer;
	const plan = (
		<PlanView
			plan={answer.plan}
			calendar={answer.calendar}
			data={data}
			onCalendar={live?.onCalendar}
		/>
	);
	return (
		<div class="report">
			<h2 id="report" tabIndex={-1}>
				{report.kind === "roster" ? words.report.title : words.result.title}
				<span class="aside"> {file.name}</span>
			</h2>
			{file.remarks.length > 0 && (
				<ul class="aside" aria-label={words.report.remarks}>
					{file.remarks.map((remark) => (
						<li>{words.remarks[remark]}</li>
					))}
				</ul>
			)}
			{live && <Copies answer={answer} data={data} onCopy={live.onCopy} />}
			{report.kind === "roster" ? (
				<RosterView report={report} data={data} isLive={live !== undefined}>
					{plan}
				</RosterView>
			) : (
				<ResultView report={report} data={data} isLive={live !== undefined}>
					{plan}
				</ResultView>
			)}
			{live && (
				<EarlierView answer={answer} earlier={live.earlier} data={data} />
			)}
			<p class="doors">
				<a
					class="door"
					href="/check"
					onClick={(e) => {
						if (!live) return;
						e.preventDefault();
						live.onAnother();
					}}
				>
					{words.page.another}
				</a>
			</p>
		</div>
	);
}

function Copies({
	answer: { report, file },
	data,
	onCopy,
}: {
	readonly answer: CheckAnswer;
	readonly data: CheckPageData;
	readonly onCopy: Live["onCopy"];
}) {
	const { report: words } = data.words;
	return (
		<p class="doors">
			{report.kind === "roster" && report.corrections.length > 0 && (
				<>
					<button type="button" onClick={() => onCopy("corrected", "xlsx")}>
						{words.corrected}
					</button>
					{file.kind === "csv" && (
						<button type="button" onClick={() => onCopy("corrected", "csv")}>
							{words.correctedCsv}
						</button>
					)}
				</>
			)}
			<button type="button" onClick={() => onCopy("annotated", "xlsx")}>
				{words.annotated}
			</button>
		</p>
	);
}
