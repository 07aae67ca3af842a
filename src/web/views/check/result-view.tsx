import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ResultGroup, ResultReport } from "../../../actions/pure.ts";
import { resultSummary } from "../../../checking/summary.ts";
import { fill } from "../fill.ts";
import { Bars } from "./bars.tsx";
import { MatterDetails } from "./matter.tsx";
import type { CheckPageData } from "./model.ts";

/** What the portal wrote, sorted out: groups in order of repair, and what is not known. */
export function ResultView({
	report,
	data,
	isLive,
	children,
}: {
	readonly report: ResultReport;
	readonly data: CheckPageData;
	/** Whether the script runs, so that groups can be picked. */
	readonly isLive: boolean;
	readonly children: ComponentChildren;
}) {
	const [picked, setPicked] = useState("");
	const { result } = data.words;
	const { groups, unknown } = report;
	return (
		<>
			<p class="said result">{resultSummary(report, data.words)}</p>
			{groups.length > 0 && (
				<section aria-labelledby="groups">
					<h2 id="groups">{result.groups}</h2>
					<Bars
						bars={groups.map((g, i) => barOf(g, i, data))}
						picked={picked}
						{...(isLive
							? { onPick: (id) => setPicked(id === picked ? "" : id) }
							: {})}
					/>
					{groups.map((g, i) => (
						<details id={`g-${i}`} open={picked === String(i)}>
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
			{children}
		</>
	);
}

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
