import { z } from "zod";
import type { Findings } from "./findings.ts";
import { readGrid } from "./grid.ts";
import { type Group, grouped, oneAnswer, tellDifferences } from "./groups.ts";
import type { Limits } from "./limits.ts";
import { isOwnKey, readOwnFields } from "./own-fields.ts";
import type { FoundPair, Read } from "./pair.ts";
import { dialectOf } from "./qna-dialect.ts";
import {
	fromCell,
	isOwnMetadata,
	metadataIn,
	qnaColumns,
} from "./qna-maker.ts";
import { type TableRow, tableRows } from "./table.ts";

type Row = TableRow<keyof typeof qnaColumns>;

/** A number as JSON has it, or as text; the service has written both. */
const number = z.coerce.number().int().min(0);
const prompt = z.object({
	displayorder: number.default(0),
	qnaid: number.nullish(),
	qna: z.unknown(),
	displaytext: z.string().default(""),
});
const suggestions = z.array(z.object({}).loose());

/** What all rows of a pair repeat. */
const saidOnce = [
	"metadata",
	"suggestedQuestions",
	"prompts",
	"source",
	"sourceDisplayName",
] as const;

/** Reads a table of QnA Maker, as writeQnaMaker describes it. */
export function readQnaMaker(
	text: string,
	limits: Limits,
	findings: Findings,
): Read {
	const grid = readGrid(text, dialectOf(text), limits, findings);
	const rows = tableRows(
		grid,
		qnaColumns,
		[["question"], ["answer"]],
		findings,
	);
	for (const row of rows) checkRow(row, findings);
	const keyOf = (row: Row) => row.get("qnaId").trim();
	const groups = grouped(
		rows,
		keyOf,
		["answer", "metadata", "source"],
		findings,
	);
	const foreign = new Map<string, { at: string; count: number }>();
	const pairs = groups.map((group) => pairOf(group, foreign, findings));
	for (const [name, { at, count }] of foreign)
		findings.add("foreignMetadata", at, { name, count });
	return { pairs, intents: [] };
}

function checkRow(row: Row, findings: Findings): void {
	if (row.get("question").trim() === "")
		findings.add("noQuestion", row.at("question"));
	const id = row.get("qnaId").trim();
	if (id !== "" && !/^\d{1,15}$/.test(id))
		findings.add("badNumber", row.at("qnaId"), { value: id.slice(0, 40) });
	const flag = row.get("isContextOnly").trim().toLowerCase();
	if (!["", "true", "false"].includes(flag))
		findings.add("badFlag", row.at("isContextOnly"), {
			value: flag.slice(0, 40),
		});
}

function pairOf(
	group: Group<keyof typeof qnaColumns>,
	foreign: Map<string, { at: string; count: number }>,
	findings: Findings,
): FoundPair {
	const { first, rows, key } = group;
	const metadata = metadataOf(first, findings);
	const isOwn = isOwnMetadata(metadata);
	const own = readOwnFields(metadata, first.at("metadata"), findings);
	for (const [name] of metadata) {
		if (isOwnKey(name)) continue;
		const at = foreign.get(name)?.at ?? first.at("metadata");
		foreign.set(name, { at, count: (foreign.get(name)?.count ?? 0) + 1 });
	}
	const questions = rows.map((r) => fromCell(r.get("question"), isOwn).trim());
	const [title = "", ...others] = questions;
	tellLost(group, findings);
	tellDifferences(group, first, saidOnce, findings);
	return {
		place: String(first.line),
		key,
		...own,
		title,
		questions: own.own ? others : questions,
		answer: oneAnswer(
			group,
			"answer",
			(r) => fromCell(r.get("answer"), isOwn).trim(),
			findings,
		),
		...(own.own ? {} : { source: sourceOf(first) }),
		prompts: promptsOf(first, findings),
	};
}

function metadataOf(row: Row, findings: Findings): ReadonlyMap<string, string> {
	const cell = row.get("metadata");
	const values = metadataIn(cell);
	if (!values)
		findings.add("badMetadata", row.at("metadata"), {
			value: cell.slice(0, 60),
		});
	return values ?? new Map();
}

/** The name that people know the source by goes before its address or file. */
function sourceOf(row: Row): string | undefined {
	const source = row.get("source").trim();
	const name = row.get("sourceDisplayName").trim();
	return (URL.canParse(source) ? source : name || source) || undefined;
}

/** What active learning has proposed, and what was only meant to follow another answer. */
function tellLost(
	{ first, rows }: Group<keyof typeof qnaColumns>,
	findings: Findings,
): void {
	const proposed = json(first, "suggestedQuestions", suggestions);
	if (proposed === undefined)
		findings.add("badSuggestions", first.at("suggestedQuestions"));
	else if (proposed.length > 0)
		findings.add("suggestions", first.at("suggestedQuestions"), {
			count: proposed.length,
		});
	if (rows.some((r) => r.get("isContextOnly").trim().toLowerCase() === "true"))
		findings.add("contextOnly", first.at("isContextOnly"));
}

function promptsOf(row: Row, findings: Findings): FoundPair["prompts"] {
	const place = row.at("prompts");
	const list = json(row, "prompts", z.array(prompt));
	if (!list) {
		findings.add("badPrompts", place, {
			value: row.get("prompts").slice(0, 60),
			example: '[{"DisplayOrder":0,"QnaId":2,"DisplayText":""}]',
		});
		return [];
	}
	return list
		.toSorted((a, b) => a.displayorder - b.displayorder)
		.flatMap((p) => {
			if (p.qna) findings.add("inlineAnswer", place, { text: p.displaytext });
			if (p.qnaid === undefined || p.qnaid === null) return [];
			return [{ key: String(p.qnaid), place, text: p.displaytext }];
		});
}

/** The JSON of a cell, its keys in lower case; undefined where it is none or another than expected. */
function json<S extends z.ZodType>(
	row: Row,
	column: "prompts" | "suggestedQuestions",
	schema: S,
): z.output<S> | undefined {
	const text = row.get(column).trim() || "[]";
	try {
		const value: unknown = JSON.parse(text, (_key, v) =>
			typeof v === "object" && v !== null && !Array.isArray(v)
				? Object.fromEntries(
						Object.entries(v).map(([k, x]) => [k.toLowerCase(), x]),
					)
				: v,
		);
		return schema.safeParse(value).data;
	} catch {
		// The caller tells it, with the place.
		return undefined;
	}
}
