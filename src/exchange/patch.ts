import { Document, isCollection, isScalar, parseDocument, visit } from "yaml";
import { fill } from "../knowledge/index.ts";
import type { Findings } from "./findings.ts";
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
	/** The text of a file of the data folder; undefined where there is none. */
	readonly read: (path: string) => string | undefined;
	readonly words: ExchangeWords;
}

/** Where pairs wait for what nobody has written yet; the loader does not look there. */
const draftsOf = (into: string) => `drafts/${into}.yaml`;

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
	const ready = pairs.filter((p) => p.answer !== "");
	const drafts = pairs.filter((p) => p.answer === "");
	const patch = new Map<string, string>();
	const waiting = new Set(drafts.map((p) => p.id));
	const known = unitsIn(read("sources.yaml"));
	const document = freeDocument(options);
	const cited = pairs.map((pair) => {
		const units = pair.units.filter((u) => known.has(u));
		for (const unit of pair.units)
			if (!known.has(unit)) findings.add("unitGone", pair.place, { unit });
		return units.length > 0
			? { ...pair, units, isNew: false }
			: { ...pair, units: [`${document}#${pair.id}`], isNew: true };
	});
	const entry = (p: (typeof cited)[number]) => entryOf(p, waiting, findings);
	if (ready.length > 0) {
		const path = `knowledge/${into}.yaml`;
		const list = cited.filter((p) => p.answer !== "").map(entry);
		const before = read(path)?.trimEnd() ?? `# ${words.subject}`;
		patch.set(path, `${before}\n\n${yamlOf(list)}`);
		const page = read("page.yaml");
		if (page !== undefined) addHeading(patch, page, options);
	}
	if (drafts.length > 0) {
		const head = fill(words.draft, { into }).replace(/^/gm, "# ");
		const list = cited.filter((p) => p.answer === "").map(entry);
		patch.set(draftsOf(into), `${head}\n\n${yamlOf(list)}`);
	}
	const fresh = cited.filter((p) => p.isNew);
	if (fresh.length > 0) {
		findings.add("newUnits", "", { document, count: fresh.length });
		patch.set("sources.yaml", sourcesOf(fresh, document, options));
	}
	return patch;
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

/** As the file has its brackets, so that what is not touched stays as it is. */
function asBefore(file: Document, before: string): string {
	const flowCollectionPadding = !/: \[[^ ]/.test(before);
	return file.toString({ lineWidth: 0, flowCollectionPadding });
}

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

function unitsIn(sources: string | undefined): ReadonlySet<string> {
	const { units = {} } = parseDocument(sources ?? "{}").toJS() ?? {};
	return new Set(Object.keys(units));
}

/** The document's id, unless another file has it: then with one more letter. */
function freeDocument({ read, document, fileName }: PatchOptions): string {
	const { documents = [] } = parseDocument(read("sources.yaml") ?? "{}").toJS();
	const titles = new Map<string, string>(
		documents.map((d: { id: string; title: string }) => [d.id, d.title]),
	);
	let free = document;
	while (titles.has(free) && titles.get(free) !== fileName) free += "x";
	return free;
}

/** sources.yaml with the file that was read as a document, and a unit for each of its pairs. */
function sourcesOf(
	pairs: readonly SettledPair[],
	document: string,
	{ read, fileName, asOf, words }: PatchOptions,
): string {
	const before = read("sources.yaml") ?? "documents: []\nunits: {}\n";
	const file = parseDocument(before);
	const { documents = [] } = file.toJS();
	const isThere = documents.some((d: { id: string }) => d.id === document);
	const region = pairs[0]?.regions[0];
	if (!isThere)
		file.addIn(
			["documents"],
			file.createNode({ id: document, title: fileName, region, seen: asOf }),
		);
	for (const { units, title, audience, regions, source } of pairs) {
		const isAddress = source !== undefined && /^https?:\/\/\S+$/.test(source);
		const unit = {
			title:
				source && !isAddress ? fill(words.unitTitle, { title, source }) : title,
			audience,
			region: regions[0],
			...(isAddress && URL.canParse(source) ? { address: source } : {}),
			seen: asOf,
			confidence: "UNCONFIRMED",
		};
		file.setIn(["units", units[0]], file.createNode(unit));
	}
	return asBefore(file, before);
}

/** page.yaml with a heading for the subject, without which the pages would not start. */
function addHeading(
	patch: Map<string, string>,
	page: string,
	{ into, words }: PatchOptions,
): void {
	const file = parseDocument(page);
	if (file.hasIn(["subjects", into])) return;
	file.setIn(["subjects", into], words.subject);
	patch.set("page.yaml", asBefore(file, page));
}
