import { useState } from "preact/hooks";
import type { RosterReport } from "../../../actions/pure.ts";
import { fill } from "../fill.ts";
import { Bars } from "./bars.tsx";
import { Findings } from "./findings.tsx";
import { MatterDetails } from "./matter.tsx";
import { type CheckPageData, placeName } from "./model.ts";

/** What was found in a list of people: the sum, the groups as bars, each group's remedy, each finding. */
export function RosterView({
	report,
	data,
	isLive = false,
}: {
	readonly report: RosterReport;
	readonly data: CheckPageData;
	/** Whether the script runs, so that groups filter. */
	readonly isLive?: boolean;
}) {
	const [code, setCode] = useState("");
	const { words, names } = data;
	const bars = [...report.groups]
		.sort((a, b) => b.count - a.count)
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
	readonly report: RosterReport;
	readonly data: CheckPageData;
}) {
	const { words } = data;
	const { rows, findings, people, corrections } = report;
	return (
		<>
			<p class={findings.length === 0 ? "said result good" : "said result"}>
				{findings.length === 0
					? fill(words.report.clean, { rows })
					: fill(words.report.found, {
							rows,
							people: people.length,
							findings: findings.length,
						})}
				{corrections.length > 0 &&
					fill(words.report.corrections, { count: corrections.length })}
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
