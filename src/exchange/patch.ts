import { Document, isCollection, isScalar, parseDocument, visit } from "yaml";
import { fill, type Sources } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
import { asBefore, freeDocument, sourcesWith } from "./patch-sources.ts";
import type { SettledPair } from "./settle.ts";
import type { ExchangeWords } from "./words.ts";

/** Files to be put into a data folder, by their path in it. */
export type Patch = ReadonlyMap<string, string>;

/** Where a patch goes and what its sources are called. */
export interface PatchOptions {
	/** The subject: the file in data/knowledge. */
	readonly into: string;
	/** The file that was read, as people know it. */
	readonly fileName: string;
	/** Its id among the documents: small letters only. */
	readonly document: string;
	/** The day of the import, YYYY-MM-DD. */
	readonly asOf: string;
	/** The sources that are there. */
	readonly sources: Sources;
	/** The text of a file of the data folder; undefined where there is none. */
	readonly read: (path: string) => string | undefined;
	readonly words: ExchangeWords;
}

/** Where pairs wait for what nobody has written yet; the loader does not look there. */
const draftsOf = (into: string) => `drafts/${into}.yaml`;

/** A pair with the units it cites; `isNew`: its unit is one of this import. */
type CitedPair = SettledPair & { readonly isNew: boolean };

/**
 * Pairs as files of our data: entries with an answer in knowledge/, their source in sources.yaml, the
 * subject's heading in page.yaml; those without an answer in drafts/.
 */
export function patchOf(
	pairs: readonly SettledPair[],
	options: PatchOptions,
	findings: Findings,
): Patch {
	const { into, read, words } = options;
	const document = freeDocument(options);
	const cited = pairs.map((p) => citedPair(p, document, options, findings));
	const drafts = cited.filter((p) => p.answer === "");
	const waiting = new Set(drafts.map((p) => p.id));
	const written = (list: readonly CitedPair[]) =>
		yamlOf(list.map((p) => entryOf(p, waiting, findings)));
	const patch = new Map<string, string>();
	const ready = cited.filter((p) => p.answer !== "");
	if (ready.length > 0) {
		const path = `knowledge/${into}.yaml`;
		const before = read(path)?.trimEnd() ?? `# ${words.subject}`;
		patch.set(path, `${before}\n\n${written(ready)}`);
		addHeading(patch, options);
	}
	if (drafts.length > 0) {
		const head = fill(words.draft, { into }).replace(/^/gm, "# ");
		patch.set(draftsOf(into), `${head}\n\n${written(drafts)}`);
	}
	const fresh = cited.filter((p) => p.isNew);
	if (fresh.length > 0) {
		findings.add("newUnits", "", { document, count: fresh.length });
		patch.set("sources.yaml", sourcesWith(fresh, document, options));
	}
	return patch;
}

/** What a pair rests on: the units that it names and we have, or else one of its own. */
function citedPair(
	pair: SettledPair,
	document: string,
	{ sources }: PatchOptions,
	findings: Findings,
): CitedPair {
	const isKnown = (unit: string) => Object.hasOwn(sources.units, unit);
	for (const unit of pair.units)
		if (!isKnown(unit)) findings.add("unitGone", pair.place, { unit });
	const units = pair.units.filter(isKnown);
	if (units.length > 0) return { ...pair, units, isNew: false };
	const own = `${document}#${pair.id}`;
	return { ...pair, units: [own], isNew: !isKnown(own) };
}

/** Entries as people write them here: short lists on one line, a blank line between two entries. */
function yamlOf(entries: readonly object[]): string {
	return entries
		.map((entry) => {
			const file = new Document([entry], { aliasDuplicateObjects: false });
			visit(file, {
				Pair: (_key, { key, value }) => {
					const isShort = isScalar(key) && short.has(String(key.value));
					if (isShort && isCollection(value)) value.flow = true;
				},
			});
			return file.toString({ lineWidth: 0 });
		})
		.join("\n");
}

const short = new Set(["audience", "regions", "units", "related"]);

/** An entry as it is written; a draft lacks its summary. */
function entryOf(
	pair: SettledPair,
	waiting: ReadonlySet<string>,
	findings: Findings,
): object {
	const { id, kind, code, title, audience, prompts, regions, units } = pair;
	const related = prompts.filter((to) => {
		const isDraft = waiting.has(to) && pair.answer !== "";
		if (isDraft) findings.add("promptToDraft", pair.place, { id, to });
		return !isDraft;
	});
	return {
		id,
		kind,
		title,
		audience,
		...(related.length > 0 ? { related } : {}),
		...(code ? { code } : {}),
		advice: [
			{ regions, units, ...(pair.answer ? { summary: pair.answer } : {}) },
		],
		...(pair.questions.length > 0 ? { utterances: pair.questions } : {}),
	};
}

/** page.yaml with a heading for the subject, without which the pages would not start. */
function addHeading(
	patch: Map<string, string>,
	{ into, words, read }: PatchOptions,
): void {
	const page = read("page.yaml");
	if (page === undefined) return;
	const file = parseDocument(page);
	if (file.hasIn(["subjects", into])) return;
	file.setIn(["subjects", into], words.subject);
	patch.set("page.yaml", asBefore(file, page));
}
