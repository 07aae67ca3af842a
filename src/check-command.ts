import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import type { Matter, ResultReport } from "./actions/index.ts";
import { openCheck } from "./built.ts";
import {
	type CheckAnswer,
	type CheckData,
	CheckJob,
	CheckRefused,
	type CheckRequest,
	resultSummary,
	rosterSummary,
	type ShownRoster,
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
				? JSON.stringify(asJson(answer), null, 2)
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

/** The answer for programs: rows, findings and groups at the top, and what the check was made of beside them. */
function asJson({ report, ...rest }: CheckAnswer): object {
	return { ...report, ...rest };
}

/** What is only said (提示) is no finding that a file should be held back for. */
const isClean = (report: CheckAnswer["report"]): boolean =>
	report.kind === "roster"
		? report.findings.every((f) => f.level === "note")
		: report.groups.length + report.unknown.length === 0;

function told(
	{ file, columns, report, plan }: CheckAnswer,
	data: CheckData,
): string[] {
	const { words, pack } = data;
	const labels = columns.map(({ heading, field }) => {
		const label = field
			? pack.data.headings[field].label
			: words.columns.unused;
		return heading === label ? label : `${heading} → ${label}`;
	});
	return [
		fill(words.cli.columns, { columns: labels.join("、") }),
		...file.remarks.map((remark) => words.remarks[remark]),
		...(report.kind === "roster"
			? toldRoster(report, data)
			: toldResult(report, data)),
		...(plan.stages.length > 0 ? [words.cli.plan, plan.text] : []),
		...plan.stages.map(({ title, by, why }, i) =>
			fill(words.cli.stage, { n: i + 1, title, why, who: data.actors[by] }),
		),
	];
}

function toldRoster(report: ShownRoster, data: CheckData): string[] {
	const { words, pack } = data;
	return [
		rosterSummary(report, words),
		...report.groups.flatMap((group) => toldGroup(group, group.count, data)),
		...report.findings.map(({ row, column, level, message }) =>
			fill(words.cli.line, {
				row:
					row === null ? words.report.wholeFile : fill(words.cli.row, { row }),
				column,
				level: pack.data.levels[level],
				message,
			}),
		),
		...report.notChecked.map((n) => n.text),
	];
}

/** What a kind of finding is and what mends it, once for all its rows. */
function toldGroup(
	matter: Matter,
	count: number,
	{ words, pack, actors }: CheckData,
): string[] {
	const { level, title, code, remedies } = matter;
	return [
		fill(words.cli.group, {
			count,
			level: pack.data.levels[level],
			title,
			code,
		}),
		...remedies.map(
			({ who, place, do: text }) =>
				`    ${fill(words.cli.remedy, {
					who: place === null ? actors[who] : `${place}，${actors[who]}`,
					remedy: text,
				})}`,
		),
	];
}

function toldResult(report: ResultReport, data: CheckData): string[] {
	const { words } = data;
	const { groups, unknown } = report;
	return [
		resultSummary(report, words),
		...groups.flatMap(({ count, matter }) =>
			matter ? toldGroup(matter, count, data) : [],
		),
		...unknown.map(({ count, template }) =>
			fill(words.cli.unknown, { count, template }),
		),
	];
}
