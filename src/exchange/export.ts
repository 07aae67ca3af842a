import type { Guide } from "../bot/index.ts";
import type { Places } from "../knowledge/index.ts";
import { writePairsCsv } from "./csv.ts";
import { writeFaqPage } from "./faq-page.ts";
import { Findings } from "./findings.ts";
import type { Bundle, Format } from "./pair.ts";
import { bundleOf, type ExportOptions } from "./pairs-of.ts";
import { dialectOf } from "./qna-dialect.ts";
import { writeQnaMaker } from "./qna-maker.ts";
import { writeRasa } from "./rasa.ts";

/** What an export comes to. */
export interface Exported {
	readonly bytes: Uint8Array;
	/** What the format cannot carry. */
	readonly findings: Findings;
	readonly pairs: number;
	readonly phrasings: number;
}

/** All that the guide knows as a file for another system. */
export function exportTo(
	format: Format,
	guide: Guide,
	options: ExportOptions,
): Exported {
	const findings = new Findings();
	const bundle = bundleOf(guide, options, findings);
	const { pairs, intents } = bundle;
	const said = format === "rasa" ? [...pairs, ...intents] : pairs;
	return {
		bytes: writePairs(format, bundle, guide.places, findings),
		findings,
		pairs: pairs.length,
		phrasings: said.reduce((n, p) => n + p.questions.length, 0),
	};
}

/** Pairs as the bytes of a file. */
export function writePairs(
	format: Format,
	bundle: Bundle,
	places: Places,
	findings: Findings,
): Uint8Array {
	const encode = (text: string) => new TextEncoder().encode(text);
	return {
		"qna-maker": () => encode(unmistaken(writeQnaMaker(bundle))),
		rasa: () => encode(writeRasa(bundle, findings)),
		"faq-page": () => encode(writeFaqPage(bundle, places)),
		csv: () => writePairsCsv(bundle),
	}[format]();
}

/** Where a text looks as Excel would have saved it, every cell is written as Excel would. */
function unmistaken(text: string): string {
	if (!dialectOf(text).quoted) return text;
	return text.replace(
		/[^\t\n]*"[^\t\n]*/g,
		(cell) => `"${cell.replaceAll('"', '""')}"`,
	);
}
