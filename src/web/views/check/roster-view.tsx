import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ShownRoster } from "../../../checking/pure.ts";
import { rosterSummary } from "../../../checking/summary.ts";
import { fill } from "../fill.ts";
import { Bars } from "./bars.tsx";
import { Findings, levels } from "./findings.tsx";
import { MatterDetails } from "./matter.tsx";
import { type CheckPageData, placeName } from "./model.ts";

/** What was found in a list of people: the sum, the groups as bars, each group's remedy, each finding. */
export function RosterView({
	report,
	data,
	isLive,
	children,
}: {
	readonly report: ShownRoster;
	readonly data: CheckPageData;
	/** Whether the script runs, so that groups filter. */
	readonly isLive: boolean;
	/** What stands between the groups and the single findings. */
	readonly children: ComponentChildren;
}) {
	const [code, setCode] = useState("");
	const { words, names } = data;
	const bars = [...report.groups]
		.sort(
			(a, b) =>
				levels.indexOf(a.level) - levels.indexOf(b.level) || b.count - a.count,
		)
		.map((g) => ({
			id: g.code,
			title: g.title,
			count: g.count,
			label: fill(words.report.people, { count: g.count }),
			level: g.level,
			levelName: names.levels[g.level],
		}));
	return (
		<>
			<Summary report={report} data={data} />
			{bars.length > 0 && (
				<section aria-labelledby="groups">
					<h2 id="groups">{words.report.groups}</h2>
					{isLive && <p class="aside">{words.report.groupsHint}</p>}
					<Bars
						bars={bars}
						picked={code}
						{...(isLive
							? { onPick: (id) => setCode(id === code ? "" : id) }
							: {})}
					/>
					{report.groups
						.filter((g) => code === "" || g.code === code)
						.map((g) => (
							<details id={`g-${g.code}`} open={g.code === code}>
								<summary>
									{g.title}
									<span class="aside">
										{" "}
										{fill(words.report.people, { count: g.count })} {g.code}
									</span>
								</summary>
								<MatterDetails matter={g} rows={g.rows} data={data} />
							</details>
						))}
				</section>
			)}
			{children}
			{report.findings.length > 0 && (
				<Findings
					findings={report.findings}
					data={data}
					code={code}
					onAll={isLive ? () => setCode("") : undefined}
				/>
			)}
			{report.notChecked.length > 0 && (
				<section class="not-checked" aria-labelledby="not-checked">
					<h2 id="not-checked">{words.report.notChecked}</h2>
					<ul>
						{report.notChecked.map((n) => (
							<li>{n.text}</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function Summary({
	report,
	data,
}: {
	readonly report: ShownRoster;
	readonly data: CheckPageData;
}) {
	const { words } = data;
	const isClean = report.findings.every((f) => f.level === "note");
	return (
		<>
			<p class={isClean ? "said result good" : "said result"}>
				{rosterSummary(report, words)}
			</p>
			<p class="aside">
				{fill(words.report.basis, {
					region: placeName(data, report.region),
					asOf: report.asOf,
				})}
				{report.skipped.length > 0 &&
					fill(words.report.skipped, { rows: report.skipped.join("、") })}
			</p>
		</>
	);
}
