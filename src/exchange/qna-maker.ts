import { isOwnKey, ownFields } from "./own-fields.ts";
import type { Bundle, Pair } from "./pair.ts";

/**
 * The table that QnA Maker and its successor, custom question answering, give out and take in, as in
 * Microsoft's documentation (QnA Maker, "Importing from data sources": structured and multi-turn format
 * through import) and in its samples (Azure-Samples/cognitive-services-sample-data-files,
 * qna-maker/knowledge-bases/SampleActiveLearning.tsv):
 *
 * - one line a question; questions with the same QnaId are one pair, and repeat its answer
 * - cells are parted by tabs and stand without quotation marks; a line break in a cell is written \n
 * - Metadata is `key:value|key:value`; Prompts and SuggestedQuestions are JSON, IsContextOnly True or False
 * - a prompt is {DisplayOrder, QnaId, Qna, DisplayText}
 *
 * SourceDisplayName came with custom question answering and may be missing, as may all but the first two.
 */
export const qnaColumns = {
	question: ["question", "questions"],
	answer: ["answer"],
	source: ["source"],
	metadata: ["metadata"],
	suggestedQuestions: ["suggestedquestions"],
	isContextOnly: ["iscontextonly"],
	prompts: ["prompts"],
	qnaId: ["qnaid"],
	sourceDisplayName: ["sourcedisplayname"],
} as const;

const headings = [
	"Question",
	"Answer",
	"Source",
	"Metadata",
	"SuggestedQuestions",
	"IsContextOnly",
	"Prompts",
	"QnaId",
	"SourceDisplayName",
];

/** Pairs as such a table, without a byte order mark: the service writes none. */
export function writeQnaMaker({ pairs }: Bundle): string {
	const numbers = new Map(pairs.map((p, i) => [p.id, i + 1]));
	const titles = new Map(pairs.map((p) => [p.id, p.title]));
	const rows = pairs.flatMap((pair) => {
		const fixed = [
			inCell(pair.answer),
			"hrss-guide",
			inCell(metadataOf(pair)),
			"[]",
			"False",
			promptsOf(pair, numbers, titles),
			String(numbers.get(pair.id)),
			"hrss-guide",
		];
		return [pair.title, ...pair.questions].map((q) => [inCell(q), ...fixed]);
	});
	return [headings, ...rows].map((row) => `${row.join("\t")}\n`).join("");
}

function metadataOf(pair: Pair): string {
	return ownFields(pair)
		.map(([key, value]) => `${key}:${value}`)
		.join("|");
}

function promptsOf(
	pair: Pair,
	numbers: ReadonlyMap<string, number>,
	titles: ReadonlyMap<string, string>,
): string {
	return JSON.stringify(
		pair.prompts.map((id, i) => ({
			DisplayOrder: i,
			QnaId: numbers.get(id),
			Qna: null,
			DisplayText: titles.get(id),
		})),
	);
}

const written: Readonly<Record<string, string>> = {
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
	"\\": "\\\\",
};

/** A text as it stands in a cell. */
function inCell(text: string): string {
	return text.replace(/[\n\r\t\\]/g, (c) => written[c] ?? c);
}

/**
 * The text of a cell. The service is not known to double a backslash, so that only our own files are
 * read so; in others a path such as \\server stays what it is.
 */
export function fromCell(cell: string, isOwn: boolean): string {
	return cell.replace(isOwn ? /\\[nrt\\]/g : /\\[nrt]/g, (mark) => {
		const found = Object.entries(written).find(([, m]) => m === mark);
		return found?.[0] ?? mark;
	});
}

/** Metadata as keys and values: `key:value|key:value`, or the JSON of the newer service. */
export function metadataIn(
	cell: string,
): ReadonlyMap<string, string> | undefined {
	const text = cell.trim();
	if (text.startsWith("[") || text.startsWith("{")) return fromJson(text);
	const pairs = text.split("|").filter((part) => part.trim() !== "");
	const values = new Map<string, string>();
	for (const part of pairs) {
		const colon = part.indexOf(":");
		if (colon <= 0) return undefined;
		values.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
	}
	return values;
}

function fromJson(text: string): ReadonlyMap<string, string> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		if (!Array.isArray(value))
			return new Map(
				Object.entries(value as object).map(([k, v]) => [k, String(v)]),
			);
		return new Map(
			value.map((m: { name?: unknown; value?: unknown }) => [
				String(m.name),
				String(m.value),
			]),
		);
	} catch {
		// What is no JSON is told by the caller, with its place.
		return undefined;
	}
}

/** Whether metadata are ours. */
export const isOwnMetadata = (values: ReadonlyMap<string, string>): boolean =>
	[...values.keys()].some(isOwnKey);
