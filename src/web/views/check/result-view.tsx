import type { ResultGroup, ResultReport } from "../../../actions/pure.ts";
import type { CheckAnswer } from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import { Bars } from "./bars.tsx";
import { MatterDetails } from "./matter.tsx";
import type { CheckPageData } from "./model.ts";
import { PlanView } from "./plan-view.tsx";

/** A result file's summary as it is kept on the device: messages and numbers, nobody's name. */
export interface Kept {
	readonly asOf: string;
	readonly rows: number;
	readonly succeeded: number;
	readonly groups: readonly {
		readonly template: string;
		readonly count: number;
	}[];
}

/** What was kept of earlier files, and how it is kept and thrown away. */
export interface Earlier {
	readonly list: readonly Kept[];
	readonly isKept: boolean;
	readonly onKeep: () => void;
	readonly onForget: () => void;
}

/** What the portal wrote, sorted out: groups in order of repair, what is not known, the plan. */
export function ResultView({
	report,
	answer,
	data,
	earlier,
}: {
	readonly report: ResultReport;
	readonly answer: CheckAnswer;
	readonly data: CheckPageData;
	readonly earlier?: Earlier | undefined;
}) {
	const { result } = data.words;
	const { rows, succeeded, groups, unknown } = report;
	return (
		<>
			<p class="said result">
				{fill(result.summary, { rows, succeeded, failed: failedOf(report) })}
			</p>
			{groups.length > 0 && (
				<section aria-labelledby="groups">
					<h2 id="groups">{result.groups}</h2>
					<Bars bars={groups.map((g, i) => barOf(g, i, data))} />
					{groups.map((g, i) => (
						<details id={`g-${i}`}>
							<summary>
								{g.matter?.title ?? g.template}
								<span class="aside">
									{" "}
									{fill(result.count, { count: g.count })}
								</span>
							</summary>
							<p>
								<samp>{g.template}</samp>
							</p>
							{g.matter && (
								<MatterDetails matter={g.matter} rows={g.rows} data={data} />
							)}
						</details>
					))}
				</section>
			)}
			{unknown.length > 0 && <Unknown groups={unknown} data={data} />}
			{answer.plan && (
				<PlanView plan={answer.plan} calendar={answer.calendar} data={data} />
			)}
			{earlier && <KeptOnes report={report} earlier={earlier} data={data} />}
		</>
	);
}

const failedOf = ({
	groups,
	unknown,
}: Pick<ResultReport, "groups" | "unknown">) =>
	[...groups, ...unknown].reduce((sum, g) => sum + g.count, 0);

function barOf(group: ResultGroup, i: number, data: CheckPageData) {
	const level = group.matter?.level ?? "none";
	return {
		id: String(i),
		title: group.matter?.title ?? group.template,
		count: group.count,
		label: fill(data.words.result.count, { count: group.count }),
		level,
		levelName: level === "none" ? "" : data.names.levels[level],
	} as const;
}

function Unknown({
	groups,
	data: {
		words: { result },
	},
}: {
	readonly groups: readonly ResultGroup[];
	readonly data: CheckPageData;
}) {
	return (
		<section aria-labelledby="unknown">
			<h2 id="unknown">{result.unknown}</h2>
			<p class="intro">{result.unknownHint}</p>
			<ul>
				{groups.map((g) => (
					<li>
						<samp>{g.template}</samp> {fill(result.count, { count: g.count })}
						{g.near && (
							<p class="aside">
								{fill(result.near, { message: g.near.message })}
							</p>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

function KeptOnes({
	report,
	earlier: { list, isKept, onKeep, onForget },
	data: {
		words: { result },
	},
}: {
	readonly report: ResultReport;
	readonly earlier: Earlier;
	readonly data: CheckPageData;
}) {
	return (
		<section aria-labelledby="earlier">
			<h2 id="earlier">{result.earlier}</h2>
			{list.length > 0 && (
				<ul>
					{list.map((kept) => (
						<li>
							{fill(result.was, {
								day: kept.asOf,
								rows: kept.rows,
								failed: kept.groups.reduce((sum, g) => sum + g.count, 0),
							})}
							<Compared before={kept} report={report} words={result} />
						</li>
					))}
				</ul>
			)}
			<p>{result.keep}</p>
			<p class="doors">
				<button type="button" disabled={isKept} onClick={onKeep}>
					{isKept ? result.kept : result.keepIt}
				</button>
				{list.length > 0 && (
					<button type="button" class="door quiet" onClick={onForget}>
						{result.forget}
					</button>
				)}
			</p>
		</section>
	);
}

/** What became of each message since. */
function Compared({
	before,
	report,
	words,
}: {
	readonly before: Kept;
	readonly report: ResultReport;
	readonly words: CheckPageData["words"]["result"];
}) {
	const now = new Map(
		[...report.groups, ...report.unknown].map((g) => [g.template, g.count]),
	);
	const was = new Map(before.groups.map((g) => [g.template, g.count]));
	const lines = [...new Set([...was.keys(), ...now.keys()])].map((template) => {
		const [then = 0, today = 0] = [was.get(template), now.get(template)];
		const word =
			then === 0
				? words.fresh
				: today < then
					? words.repaired
					: today > then
						? words.more
						: words.remaining;
		return fill(words.compared, { template, then, now: today, word });
	});
	return (
		<ul class="aside">
			{lines.map((line) => (
				<li>{line}</li>
			))}
		</ul>
	);
}
