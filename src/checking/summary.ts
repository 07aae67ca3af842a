import type { ResultReport } from "../actions/pure.ts";
import { fill } from "../knowledge/pure.ts";
import type { ShownRoster } from "./request.ts";
import type { CheckWords } from "./words.ts";

/** The whole of a roster report in two sentences: what holds it up, and what is only said. */
export function rosterSummary(
	{ rows, findings, corrections }: ShownRoster,
	{ report }: Pick<CheckWords, "report">,
): string {
	const grave = findings.filter((f) => f.level !== "note");
	const notes = findings.length - grave.length;
	const people = new Set(grave.flatMap((f) => f.row ?? [])).size;
	const sentences = [
		grave.length === 0
			? fill(report.clean, { rows })
			: fill(report.found, { rows, people, findings: grave.length }),
		notes > 0 ? fill(report.notes, { count: notes }) : "",
		corrections.length > 0
			? fill(report.corrections, { count: corrections.length })
			: "",
	];
	return sentences.join("");
}

/** The whole of a result report in a sentence. */
export function resultSummary(
	{ rows, succeeded, silent, groups, unknown }: ResultReport,
	{ result }: Pick<CheckWords, "result">,
): string {
	const failed = [...groups, ...unknown].reduce((n, g) => n + g.count, 0);
	const said = fill(result.summary, { rows, succeeded, failed });
	return silent > 0 ? said + fill(result.silent, { count: silent }) : said;
}
