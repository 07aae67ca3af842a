import type { CheckAnswer } from "../../../checking/pure.ts";
import { fill } from "../fill.ts";
import { ColumnsForm } from "./columns-form.tsx";
import type { Live, Step } from "./live.ts";
import type { CheckPageData } from "./model.ts";
import { Report } from "./report-view.tsx";
import { UploadForm } from "./upload-form.tsx";

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
