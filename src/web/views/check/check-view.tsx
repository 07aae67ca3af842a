import type {
	CheckAnswer,
	CopyForm,
	CopyKind,
	SheetSeen,
} from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import { type Chosen, ColumnsForm } from "./columns-form.tsx";
import { type Earlier, EarlierView } from "./earlier-view.tsx";
import type { CheckPageData } from "./model.ts";
import { PlanView } from "./plan-view.tsx";
import { ResultView } from "./result-view.tsx";
import { RosterView } from "./roster-view.tsx";
import { UploadForm } from "./upload-form.tsx";

/** How far the check is. */
export type Step =
	| { readonly at: "file" }
	| { readonly at: "opening" }
	| { readonly at: "columns" }
	| { readonly at: "checking"; readonly done: number; readonly total: number }
	| { readonly at: "report"; readonly answer: CheckAnswer };

/** What the script adds to the page: where it stands, and what each button does. */
export interface Live {
	readonly step: Step;
	readonly fault: string;
	readonly region: string;
	readonly sheets: readonly SheetSeen[];
	readonly chosen: Chosen | undefined;
	readonly earlier: Earlier;
	readonly onFile: (file: File) => void;
	readonly onRegion: (region: string) => void;
	readonly onChosen: (chosen: Chosen) => void;
	readonly onCheck: () => void;
	readonly onStop: () => void;
	readonly onAnother: () => void;
	readonly onCopy: (kind: CopyKind, form: CopyForm) => void;
	readonly onCalendar: (calendar: string) => void;
}

interface Props {
	readonly data: CheckPageData;
	/** What the server has checked, for who came without the script. */
	readonly answer?: CheckAnswer | undefined;
	readonly fault?: string | undefined;
	readonly live?: Live;
}

/** The page of the file check: drawn by the server, taken over by the browser. */
export function CheckPage({ data, answer, fault, live }: Props) {
	const { page } = data.words;
	const step: Step =
		live?.step ?? (answer ? { at: "report", answer } : { at: "file" });
	return (
		<>
			<h1>{page.title}</h1>
			{step.at === "file" && (
				<>
					<p class="intro">{page.intro}</p>
					<p class="intro needs-script private">{page.private}</p>
					<UploadForm
						data={data}
						region={live?.region ?? ""}
						fault={live?.fault || fault}
						{...(live ? { onFile: live.onFile, onRegion: live.onRegion } : {})}
					/>
					<Templates data={data} />
				</>
			)}
			{live && (step.at === "opening" || step.at === "checking") && (
				<Working step={step} data={data} onStop={live.onStop} />
			)}
			{live?.chosen && step.at === "columns" && (
				<ColumnsForm
					sheets={live.sheets}
					chosen={live.chosen}
					data={data}
					fault={live.fault}
					onChange={live.onChosen}
					onCheck={live.onCheck}
					onAnother={live.onAnother}
				/>
			)}
			{step.at === "report" && (
				<Report answer={step.answer} data={data} live={live} />
			)}
		</>
	);
}

function Templates({
	data: {
		words: { page },
	},
}: {
	readonly data: CheckPageData;
}) {
	return (
		<section class="templates" aria-labelledby="templates">
			<h2 id="templates">{page.templates}</h2>
			<p class="doors">
				<a
					class="door"
					href="/check/template.xlsx"
					download={page.templateXlsx}
				>
					{page.templateXlsx}
				</a>
				<a class="door" href="/check/template.csv" download={page.templateCsv}>
					{page.templateCsv}
				</a>
			</p>
		</section>
	);
}

function Working({
	step,
	data: {
		words: { work },
	},
	onStop,
}: {
	readonly step: Extract<Step, { at: "opening" | "checking" }>;
	readonly data: CheckPageData;
	readonly onStop: () => void;
}) {
	const { done, total } = step.at === "checking" ? step : { done: 0, total: 0 };
	const text = total > 0 ? fill(work.checking, { done, total }) : work.opening;
	return (
		<div class="working">
			<label for="progress">{text}</label>
			<progress
				id="progress"
				{...(total > 0 ? { value: done, max: total } : {})}
			/>
			<p class="doors">
				<button type="button" onClick={onStop}>
					{work.stop}
				</button>
			</p>
		</div>
	);
}

function Report({
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
	return (
		<article class="report">
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
				<RosterView report={report} data={data} isLive={live !== undefined} />
			) : (
				<ResultView report={report} data={data} />
			)}
			<PlanView
				plan={answer.plan}
				calendar={answer.calendar}
				data={data}
				onCalendar={live?.onCalendar}
			/>
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
		</article>
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
