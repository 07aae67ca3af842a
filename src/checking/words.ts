import { z } from "zod";
import { say, says } from "../knowledge/index.ts";
import { type Refused, refusedCodes } from "./refused.ts";

const page = says(
	"title intro private sent file drop region anyRegion asOf check another templates templateXlsx templateCsv templateName want wantReport wantCorrected wantAnnotated",
).extend({ allowed: say("megabytes", "rows") });

const columns = says(
	"title intro sheet kind headingRow roster result caption column heading sample field unused none noKind",
).extend({
	missing: say("fields"),
	twice: say("field"),
	rows: say("rows"),
});

const work = says("opening stop stopped failed").extend({
	checking: say("done", "total"),
});

const report = says(
	"title anywhere notChecked remarks copies corrected correctedCsv annotated groups groupsHint all level search searchHint table tableHint row column value message who noneShown wholeFile cause steps copyNote copied copyFailed entry",
).extend({
	clean: say("rows"),
	notes: say("count"),
	found: say("rows", "people", "findings"),
	basis: say("region", "asOf"),
	skipped: say("rows"),
	corrections: say("count"),
	people: say("count"),
	more: say("count"),
	shown: say("shown", "count"),
	predicts: say("message"),
	note: say("who"),
	rows: say("rows"),
	andMore: say("rows", "count"),
	basisUnits: say("units"),
});

const result = says("title groups unknown unknownHint").extend({
	summary: say("rows", "succeeded", "failed"),
	silent: say("count"),
	near: say("message"),
	count: say("count"),
});

const plan = says("title notes calendar calendarName").extend({
	people: say("count"),
	person: say("row", "name", "idNumber"),
	more: say("shown", "count"),
});

const earlier = says("title keep keepIt kept cameBack fresh gone").extend({
	forget: say("count"),
	compared: say("from", "files"),
	seen: say("day", "count"),
	starts: say("stage", "who"),
});

const copies = says("changes wholeFile findings noChange").extend({
	headings: says("row cell column from to why"),
	finding: say("level", "column", "message", "remedy"),
});

const cli = says("needFile plan").extend({
	noFile: say("file", "reason"),
	exists: say("file"),
	badOut: say("file"),
	written: say("file", "count"),
	row: say("row"),
	line: say("row", "column", "level", "message"),
	remedy: say("who", "remedy"),
	group: say("count", "level", "title", "code"),
	stage: say("n", "title", "who", "why"),
	columns: say("columns"),
	unknown: say("count", "template"),
});

/** Which facts a refusal's sentence may tell. */
const refusalFacts = [
	"most",
	"kind",
	"extension",
	"count",
	"sheet",
	"sheets",
	"cell",
	"row",
	"seconds",
	"field",
	"reason",
] as const;

/** data/check.yaml: every fixed word of the file check. */
export const checkWordsFile = z.strictObject({
	page,
	columns,
	work,
	report,
	result,
	plan,
	earlier,
	remarks: says("hiddenSheets formulas gb18030"),
	copies,
	refusals: z.strictObject(
		Object.fromEntries(
			refusedCodes.map((code) => [code, say(...refusalFacts)]),
		) as Record<Refused, ReturnType<typeof say>>,
	),
	cli,
});
export type CheckWords = z.output<typeof checkWordsFile>;
