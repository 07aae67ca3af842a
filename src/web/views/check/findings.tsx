import { useState } from "preact/hooks";
import type { Finding, Level } from "../../../actions/pure.ts";
import { fill } from "../fill.ts";
import type { CheckPageData } from "./model.ts";

/** The gravest first: hundreds of notes would hide what holds the file up. */
export const levels: readonly Level[] = ["reject", "probable", "note"];

interface Filter {
	readonly level: Level | "";
	readonly text: string;
}

/** The findings one by one, with filters where the script runs. */
export function Findings({
	findings,
	data,
	code,
	onAll,
}: {
	readonly findings: readonly Finding[];
	readonly data: CheckPageData;
	/** Only those of one kind. */
	readonly code: string;
	readonly onAll?: (() => void) | undefined;
}) {
	const { report } = data.words;
	const { pageRows } = data.settings;
	// Without the script there is no "more": the page has room for ten times as many.
	const first = onAll ? pageRows : pageRows * 10;
	const [shown, setShown] = useState(first);
	const [filter, setFilter] = useState<Filter>({ level: "", text: "" });
	const fitting = levels.flatMap((level) =>
		findings.filter((f) => f.level === level && fits(f, filter, code)),
	);
	return (
		<section class="findings" aria-labelledby="findings">
			<h2 id="findings" tabIndex={-1}>
				{report.table}
			</h2>
			{onAll && (
				<Filters
					data={data}
					filter={filter}
					isOne={code !== ""}
					onAll={onAll}
					onFilter={(f) => {
						setFilter(f);
						setShown(first);
					}}
				/>
			)}
			<p class="aside">{report.tableHint}</p>
			<p class="aside" role="status">
				{fitting.length === 0
					? report.noneShown
					: fill(report.shown, {
							shown: Math.min(shown, fitting.length),
							count: fitting.length,
						})}
			</p>
			{fitting.length > 0 && (
				<Table findings={fitting.slice(0, shown)} data={data} />
			)}
			{onAll && fitting.length > shown && (
				<p class="doors">
					<button type="button" onClick={() => setShown(shown + pageRows)}>
						{fill(report.more, {
							count: Math.min(pageRows, fitting.length - shown),
						})}
					</button>
				</p>
			)}
		</section>
	);
}

function fits(f: Finding, { level, text }: Filter, code: string): boolean {
	return (
		(code === "" || f.code === code) &&
		(level === "" || f.level === level) &&
		(text === "" ||
			[f.column, f.value, f.message, f.remedy, String(f.row ?? "")].some(
				(part) => part.includes(text),
			))
	);
}

function Filters({
	data: { words, names },
	filter,
	isOne,
	onFilter,
	onAll,
}: {
	readonly data: CheckPageData;
	readonly filter: Filter;
	readonly isOne: boolean;
	readonly onFilter: (filter: Filter) => void;
	readonly onAll: () => void;
}) {
	const { report } = words;
	return (
		<div class="settings">
			<label>
				{report.level}
				<select
					value={filter.level}
					onChange={(e) =>
						onFilter({
							...filter,
							level: e.currentTarget.value as Filter["level"],
						})
					}
				>
					<option value="">{report.all}</option>
					{levels.map((level) => (
						<option value={level}>{names.levels[level]}</option>
					))}
				</select>
			</label>
			<label>
				{report.search}
				<input
					type="search"
					placeholder={report.searchHint}
					value={filter.text}
					onInput={(e) =>
						onFilter({ ...filter, text: e.currentTarget.value.trim() })
					}
				/>
			</label>
			{isOne && (
				<button type="button" class="door" onClick={onAll}>
					{report.all}
				</button>
			)}
		</div>
	);
}

function Table({
	findings,
	data: { words, names },
}: {
	readonly findings: readonly Finding[];
	readonly data: CheckPageData;
}) {
	const { report } = words;
	const { row, column, value, message, who } = report;
	return (
		<table class="stacked">
			<thead>
				<tr>
					{[row, column, value, message, who].map((heading) => (
						<th scope="col">{heading}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{findings.map((f) => (
					<tr>
						<th scope="row" data-label={row}>
							{f.row ?? report.wholeFile}
						</th>
						<td data-label={column}>
							{f.column || report.wholeFile}
							{f.cell && <span class="aside"> {f.cell}</span>}
						</td>
						<td data-label={value}>{f.value}</td>
						<td data-label={message}>
							<span class={`level is-${f.level}`}>{names.levels[f.level]}</span>
							{f.message}
						</td>
						<td data-label={who}>{names.actors[f.who]}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
