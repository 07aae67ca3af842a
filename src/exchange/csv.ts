import { delimiterOf, unguarded, writeCsv } from "../sheets/index.ts";
import type { Findings } from "./findings.ts";
import { readGrid } from "./grid.ts";
import { type Group, grouped, oneAnswer, tellDifferences } from "./groups.ts";
import type { Limits } from "./limits.ts";
import { readField, readOwnFields } from "./own-fields.ts";
import type { Bundle, FoundPair, Pair, Read } from "./pair.ts";
import { type TableRow, tableRows } from "./table.ts";

/** The columns of a table of pairs. The last six are ours; of a foreign table the middle ones are enough. */
export const csvColumns = [
	"id",
	"title",
	"question",
	"answer",
	"source",
	"related",
	"kind",
	"code",
	"audience",
	"regions",
	"units",
] as const;
type Column = (typeof csvColumns)[number];

/** The headings under which other tables have these columns, in lower case; from data/exchange.yaml. */
export type Headings = Readonly<Record<Column, readonly string[]>>;

/**
 * Pairs as a table (RFC 4180, UTF-8 with its mark, as Excel wants it): a line a phrasing, what is said
 * once of a pair on its first line. What a spreadsheet would work out gets an apostrophe, which the
 * reader takes off.
 */
export function writePairsCsv({ pairs }: Bundle): Uint8Array {
	return writeCsv([
		csvColumns,
		...pairs.flatMap((pair) => {
			const [question = "", ...others] = pair.questions;
			const rest = others.map((q) => [pair.id, "", q, ...empty]);
			return [[pair.id, pair.title, question, ...onceOf(pair)], ...rest];
		}),
	]);
}

const empty = csvColumns.slice(3).map(() => "");

function onceOf(pair: Pair): string[] {
	const { answer, prompts, kind, code = "", audience, regions, units } = pair;
	const lists = [audience, regions, units].map((list) => list.join(" "));
	return [answer, "", prompts.join(" "), kind, code, ...lists];
}

/** Reads a table of pairs, ours or another's: a question and an answer a line are enough. */
export function readPairsCsv(
	text: string,
	headings: Headings,
	limits: Limits,
	findings: Findings,
): Read {
	const dialect = { delimiter: delimiterOf(text), quoted: true };
	const grid = readGrid(text, dialect, limits, findings).map((row) => ({
		line: row.line,
		cells: row.cells.map(unguarded),
	}));
	const rows = tableRows(
		grid,
		headings,
		[["question", "title"], ["answer"]],
		findings,
	);
	const keyOf = (row: TableRow<Column>) => row.get("id").trim();
	const groups = grouped(rows, keyOf, ["answer", "title", "source"], findings);
	return {
		pairs: groups.map((group) => pairOf(group, findings)),
		intents: [],
	};
}

/** What is read from the one line of a pair that says it all. */
const saidOnce = csvColumns.filter(
	(c) => c !== "id" && c !== "question" && c !== "answer",
);

function pairOf(group: Group<Column>, findings: Findings): FoundPair {
	const { rows, key } = group;
	// Sorted in a spreadsheet, the line that says it all may come after the others.
	const first =
		rows.find((r) => r.get("title") || r.get("kind")) ?? group.first;
	tellDifferences(group, first, saidOnce, findings);
	const own = ownOf(first, findings);
	const questions = rows
		.map((r) => r.get("question").trim())
		.filter((q) => q !== "");
	const title = first.get("title").trim() || questions[0] || "";
	if (title === "") findings.add("noQuestion", first.at("question"));
	// What another system calls the standard question is one way to ask, too.
	const said = own.own ? questions : [...new Set([title, ...questions])];
	const answer = oneAnswer(
		group,
		"answer",
		(r) => r.get("answer").trim(),
		findings,
	);
	const source = first.get("source").trim();
	return {
		place: String(first.line),
		key,
		...own,
		title,
		questions: said,
		answer,
		...(source ? { source } : {}),
		prompts: first
			.get("related")
			.split(/\s+/)
			.flatMap((k) => (k ? [{ key: k, place: first.at("related") }] : [])),
	};
}

/** A table with kind and units is one of ours; another may give audience and regions all the same. */
function ownOf(
	row: TableRow<Column>,
	findings: Findings,
): Pick<FoundPair, "own" | "audience" | "regions"> {
	const cell = (column: Column) => row.get(column).trim();
	if (cell("kind") !== "" && cell("units") !== "") {
		const carried = [
			"id",
			"kind",
			"code",
			"audience",
			"regions",
			"units",
		] as const;
		const values = new Map(
			carried.flatMap((c) =>
				c === "code" && cell(c) === "" ? [] : [[`hrss_${c}`, cell(c)] as const],
			),
		);
		return readOwnFields(values, row.at("kind"), findings);
	}
	for (const column of ["kind", "code", "units"] as const)
		if (cell(column) !== "")
			findings.add("halfOwn", row.at(column), { value: cell(column) });
	const given = <K extends "audience" | "regions">(column: K) =>
		cell(column) === ""
			? undefined
			: readField(`hrss_${column}`, cell(column), row.at(column), findings);
	return { audience: given("audience"), regions: given("regions") };
}
