import { type Document, isMap, parseDocument } from "yaml";
import { fill } from "../knowledge/index.ts";
import type { PatchOptions } from "./patch.ts";
import type { SettledPair } from "./settle.ts";

/** As the file has its brackets, so that what is not touched stays as it is. */
export function asBefore(file: Document, before: string): string {
	const flowCollectionPadding = !/: \[[^ ]/.test(before);
	return file.toString({ lineWidth: 0, flowCollectionPadding });
}

/** The document's id, unless another file has it: then with more letters. */
export function freeDocument({
	sources,
	document,
	fileName,
}: PatchOptions): string {
	const titles = new Map(sources.documents.map((d) => [d.id, d.title]));
	let free = document;
	while (titles.has(free) && titles.get(free) !== fileName) free += "x";
	return free;
}

/** sources.yaml with the file that was read as a document, and a unit for each of its pairs. */
export function sourcesWith(
	pairs: readonly SettledPair[],
	document: string,
	options: PatchOptions,
): string {
	const { read, fileName, asOf, sources } = options;
	const before = read("sources.yaml") ?? "documents: []\nunits: {}\n";
	const file = parseDocument(before);
	const isThere = sources.documents.some((d) => d.id === document);
	const region = pairs[0]?.regions[0];
	const about = { id: document, title: fileName, region, seen: asOf };
	if (!isThere) file.addIn(["documents"], file.createNode(about));
	const units = file.get("units");
	if (!isMap(units))
		throw new Error("unreachable: loaded sources have a map of units");
	// Put at the end by hand: setting each by its path would look through all before it.
	for (const pair of pairs)
		units.items.push(file.createPair(pair.units[0], unitOf(pair, options)));
	return asBefore(file, before);
}

function unitOf(
	{ title, audience, regions, source }: SettledPair,
	{ asOf, words }: PatchOptions,
): object {
	const isAddress =
		source !== undefined &&
		/^https?:\/\/\S+$/.test(source) &&
		URL.canParse(source);
	const [region] = regions;
	return {
		title:
			source && !isAddress ? fill(words.unitTitle, { title, source }) : title,
		audience,
		region,
		...(isAddress ? { address: source } : {}),
		seen: asOf,
		// Nobody has held it against an official text yet.
		confidence: "UNCONFIRMED",
	};
}
