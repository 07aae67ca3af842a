import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import type { ResultReport, RosterReport } from "./actions/index.ts";
import { openCheck } from "./built.ts";
import {
	type CheckAnswer,
	type CheckData,
	CheckJob,
	CheckRefused,
	type CheckRequest,
} from "./checking/index.ts";
import { type Options, today, UsageError } from "./commands.ts";
import { fill } from "./knowledge/index.ts";

/** What `check` takes beside the usual options. */
export interface CheckOptions extends Options {
	/** The file is what the portal answered. */
	readonly result: boolean;
	/** Where the corrected copy goes, .xlsx or .csv. */
	readonly out?: string | undefined;
}

/**
 * Checks a file of people on this machine.
 * @returns exit code: 0 nothing found, 1 something found, 2 the file cannot be checked
 */
export async function check(
	path: string | undefined,
	options: CheckOptions,
): Promise<number> {
	const data = openCheck();
	const { words } = data;
	if (!path) throw new UsageError(words.cli.needFile);
	const form = outForm(path, options.out, words);
	try {
		const bytes = readFile(path, data);
		const job = await CheckJob.open(bytes, basename(path), data);
		const answer = job.check(requestOf(path, options));
		console.log(
			options.json
				? JSON.stringify(answer, null, 2)
				: told(answer, data).join("\n"),
		);
		if (options.out && form) {
			writeFileSync(options.out, await job.copy("corrected", form));
			const { report } = answer;
			const count = report.kind === "roster" ? report.corrections.length : 0;
			const { out } = options;
			console.error(fill(words.cli.written, { file: out, count }));
		}
		return isClean(answer.report) ? 0 : 1;
	} catch (error) {
		const known = CheckRefused.from(error);
		if (!(known instanceof CheckRefused)) throw error;
		const { code, facts } = known;
		const message = known.sentence(words.refusals);
		if (options.json) console.log(JSON.stringify({ code, message, facts }));
		console.error(message);
		return 2;
	}
}

function requestOf(path: string, options: CheckOptions): CheckRequest {
	return {
		name: basename(path),
		asOf: options.asOf ?? today(),
		region: options.region,
		...(options.result ? { kind: "result" } : {}),
	};
}

/** Reads no more than may be checked: a disk image named by mistake stays on the disk. */
function readFile(path: string, { words, settings }: CheckData): Uint8Array {
	const { bytes } = settings.limits;
	try {
		if (statSync(path).size > bytes)
			throw new CheckRefused("tooLarge", {
				most: Math.round(bytes / 1_048_576),
			});
		return new Uint8Array(readFileSync(path));
	} catch (error) {
		if (error instanceof CheckRefused) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new UsageError(fill(words.cli.noFile, { file: path, reason }));
	}
}

/** @throws {UsageError} where the copy would overwrite something or is to be of another kind */
function outForm(
	path: string,
	out: string | undefined,
	{ cli }: CheckData["words"],
): "xlsx" | "csv" | undefined {
	if (out === undefined) return undefined;
	const form = extname(out).toLowerCase();
	if (form !== ".xlsx" && form !== ".csv")
		throw new UsageError(fill(cli.badOut, { file: out }));
	if (existsSync(out) || resolve(out) === resolve(path))
		throw new UsageError(fill(cli.exists, { file: out }));
	return form === ".csv" ? "csv" : "xlsx";
}

const isClean = (report: RosterReport | ResultReport): boolean =>
	report.kind === "roster"
		? report.findings.length === 0
		: report.groups.length + report.unknown.length === 0;

function told({ file, columns, report, plan }: CheckAnswer, data: CheckData) {
	const { words, roster } = data;
	const labels = columns.map(
		({ heading, field }) =>
			`${heading}${field ? `=${roster.headings[field].label}` : ""}`,
	);
	return [
		fill(words.cli.columns, { columns: labels.join("、") }),
		...file.remarks.map((remark) => words.remarks[remark]),
		...(report.kind === "roster"
			? toldRoster(report, data)
			: toldResult(report, data)),
		words.cli.plan,
		plan.text,
		...plan.stages.map(({ title, by, why }, i) =>
			fill(words.cli.stage, { n: i + 1, title, why, who: data.actors[by] }),
		),
	];
}

function toldRoster(
	report: RosterReport,
	{ words, roster, actors }: CheckData,
) {
	const { rows, findings, people, groups, notChecked } = report;
	const summary =
		findings.length === 0
			? fill(words.report.clean, { rows })
			: fill(words.report.found, {
					rows,
					people: people.length,
					findings: findings.length,
				});
	return [
		summary,
		...groups.map(({ count, level, title, code }) =>
			fill(words.cli.group, {
				count,
				level: roster.levels[level],
				title,
				code,
			}),
		),
		...findings.flatMap(({ row, column, level, message, remedy, who }) => [
			fill(words.cli.line, {
				row: row ?? words.report.wholeFile,
				column,
				level: roster.levels[level],
				message,
			}),
			fill(words.cli.remedy, { who: actors[who], remedy }),
		]),
		...notChecked.map((n) => n.text),
	];
}

function toldResult(report: ResultReport, { words, roster }: CheckData) {
	const { rows, succeeded, groups, unknown } = report;
	const failed = [...groups, ...unknown].reduce((n, g) => n + g.count, 0);
	return [
		fill(words.result.summary, { rows, succeeded, failed }),
		...groups.flatMap(({ count, matter }) =>
			matter
				? fill(words.cli.group, {
						count,
						level: roster.levels[matter.level],
						title: matter.title,
						code: matter.code,
					})
				: [],
		),
		...unknown.map(({ count, template }) =>
			fill(words.cli.unknown, { count, template }),
		),
	];
}
