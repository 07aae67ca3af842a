import { join } from "node:path";
import { z } from "zod";
import { DataError, Faults, readYaml, say } from "../knowledge/index.ts";
import { csvColumns } from "./csv.ts";
import { type FindingCode, findingCodes } from "./findings.ts";

/** Which facts the sentence of a finding may tell. */
const facts = [
	"answer",
	"column",
	"count",
	"document",
	"example",
	"field",
	"fields",
	"found",
	"from",
	"heading",
	"id",
	"key",
	"keys",
	"kind",
	"most",
	"name",
	"names",
	"next",
	"one",
	"other",
	"reason",
	"region",
	"regions",
	"text",
	"texts",
	"title",
	"to",
	"two",
	"type",
	"unit",
	"value",
	"code",
];

const whole = z.number().int().positive();
const headings = z.array(z.string().min(1).toLowerCase()).min(1);

/** data/exchange.yaml: limits, headings of tables, and what is told. */
const exchangeFile = z.strictObject({
	limits: z.strictObject({
		bytes: whole,
		yamlBytes: whole,
		rows: whole,
		columns: whole,
		lineCharacters: whole,
		textCharacters: whole,
		pairs: whole,
	}),
	headings: z.strictObject(
		Object.fromEntries(csvColumns.map((c) => [c, headings])) as Record<
			(typeof csvColumns)[number],
			typeof headings
		>,
	),
	words: z.strictObject({
		subject: say(),
		draft: say("into"),
		unitTitle: say("title", "source"),
		levels: z.strictObject({ fault: say(), lost: say(), note: say() }),
		place: say("place"),
		line: say("place", "text"),
		refused: say("file", "count"),
		exported: say("file", "pairs", "phrasings"),
		imported: say("pairs", "phrasings", "known", "drafts", "out"),
		nothing: say("known"),
		written: say("path"),
		next: say("out"),
		needFormat: say("formats"),
		needFile: say(),
		needOut: say("command"),
		noFile: say("file", "reason"),
		exists: say("file"),
		notEmpty: say("out"),
	}),
	findings: z.strictObject(
		Object.fromEntries(
			findingCodes.map((code) => [code, say(...facts)]),
		) as Record<FindingCode, ReturnType<typeof say>>,
	),
});

export type ExchangeData = z.output<typeof exchangeFile>;
export type ExchangeWords = ExchangeData["words"];

/** @throws {DataError} */
export function readExchangeData(folder: string): ExchangeData {
	const faults = new Faults();
	const file = readYaml(join(folder, "exchange.yaml"), exchangeFile, faults);
	if (!file) throw new DataError(faults.list);
	return file.value;
}
