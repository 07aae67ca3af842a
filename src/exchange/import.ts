import type { Guide } from "../bot/index.ts";
import type { CharacterTable } from "../knowledge/index.ts";
import { decodeText, FileRefused } from "../sheets/index.ts";
import { readPairsCsv } from "./csv.ts";
import { readFaqPage } from "./faq-page-read.ts";
import { Findings } from "./findings.ts";
import { Ids } from "./ids.ts";
import type { Format, Read } from "./pair.ts";
import { bundleOf } from "./pairs-of.ts";
import { type Patch, patchOf } from "./patch.ts";
import { readQnaMaker } from "./qna-maker-read.ts";
import { readRasa } from "./rasa-read.ts";
import { type ImportOptions, type SettledPair, settle } from "./settle.ts";
import type { ExchangeData } from "./words.ts";

/** What an import needs beside the file. */
export interface ImportFrom extends ImportOptions {
	readonly guide: Guide;
	readonly characters: CharacterTable;
	readonly data: ExchangeData;
	readonly into: string;
	readonly fileName: string;
	readonly asOf: string;
	/** The text of a file of the data folder. */
	readonly read: (path: string) => string | undefined;
}

/** What an import comes to. */
export interface Imported {
	readonly patch: Patch;
	readonly findings: Findings;
	readonly counts: Readonly<
		Record<"pairs" | "phrasings" | "known" | "drafts", number>
	>;
}

/**
 * Reads a file of another system into files of our data. Nothing is written.
 * @throws {ExchangeRefused} with everything that is wrong with the file
 */
export function importFrom(
	format: Format,
	bytes: Uint8Array,
	options: ImportFrom,
): Imported {
	const { guide, data, into, fileName, asOf, region, read } = options;
	const findings = new Findings();
	const found = readPairs(format, bytes, data, findings);
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(into))
		findings.add("badSubject", "", { value: into });
	const ids = new Ids(options.characters);
	const { knowledge, places } = guide;
	const { words, limits } = data;
	const known = bundleOf(guide, { asOf, region }, new Findings());
	const ground = { knowledge, places, known, ids, limits };
	const { pairs, known: there } = settle(found, ground, options, findings);
	findings.done();
	tellRivals(pairs, guide, findings);
	const { sources } = knowledge;
	const document = documentOf(fileName, format, ids);
	const about = { into, fileName, asOf, read, words, sources, document };
	const patch = patchOf(pairs, about, findings);
	const ready = pairs.filter((p) => p.answer !== "");
	return {
		patch,
		findings,
		counts: {
			pairs: ready.length,
			phrasings: ready.reduce((n, p) => n + p.questions.length, 0),
			known: there,
			drafts: pairs.length - ready.length,
		},
	};
}

/** Names what an entry answers already, so surely that the newcomer would fight with it. */
function tellRivals(
	pairs: readonly SettledPair[],
	{ search, settings }: Guide,
	findings: Findings,
): void {
	for (const { title, place } of pairs) {
		const [best] = search.find(title).ranked;
		if (best?.target.kind === "entry" && best.p >= settings.bands.answer)
			findings.add("near", place, { title, other: best.target.id });
	}
}

/** The pairs of a file as they stand there. */
export function readPairs(
	format: Format,
	bytes: Uint8Array,
	{ limits, headings }: ExchangeData,
	findings: Findings,
): Read {
	const most = format === "rasa" ? limits.yamlBytes : limits.bytes;
	if (bytes.length > most)
		findings.stop("tooLarge", "", { count: bytes.length, most });
	const text = textOf(bytes, findings);
	const read = {
		"qna-maker": () => readQnaMaker(text, limits, findings),
		rasa: () => readRasa(text, findings),
		"faq-page": () => readFaqPage(text, findings),
		csv: () => readPairsCsv(text, headings, limits, findings),
	}[format]();
	return read;
}

function textOf(bytes: Uint8Array, findings: Findings): string {
	try {
		const { text, encoding } = decodeText(bytes);
		if (encoding !== "utf-8")
			findings.add("encoding", "", { name: encoding.toUpperCase() });
		return text;
	} catch (error) {
		if (!(error instanceof FileRefused)) throw error;
		return findings.stop("notText");
	}
}

/** Documents are known by small letters alone: those of the file's name, or else the format's. */
function documentOf(fileName: string, format: Format, ids: Ids): string {
	const letters = (text: string) =>
		ids
			.words(text)
			.join("")
			.replace(/[^a-z]/g, "")
			.slice(0, 20);
	return letters(fileName.replace(/\.[^.]*$/, "")) || letters(format);
}
