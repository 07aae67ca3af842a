import { allAdvice, cite, explainEntry, type Guide } from "../../bot/index.ts";
import {
	entriesFile,
	type Fault,
	type SubjectEntry,
} from "../../knowledge/index.ts";
import type { KeptDraft } from "./draft.ts";
import type { EntryPart } from "./entry-part.ts";
import { FolderTexts } from "./fitting.ts";
import {
	applyPatch,
	linesOfItem,
	operationsBetween,
	type Value,
} from "./patches/index.ts";
import type { Edited, Publishing } from "./publishing.ts";

/** What the loader finds wrong when an item becomes something else. */
export interface Tried {
	/** In the item itself, by path from there. */
	readonly own: readonly { readonly path: string; readonly message: string }[];
	/** Elsewhere, one line a fault. */
	readonly other: readonly string[];
}

/** Checks the data in use with the draft and with an item as it is to be. */
export async function tryItem(
	publishing: Publishing,
	draft: KeptDraft,
	{ item, drafted }: Edited,
	to: Value,
): Promise<Tried> {
	const { folder } = await publishing.current();
	const texts = new FolderTexts(folder);
	applyPatch(texts, draft.operations);
	applyPatch(texts, operationsBetween(item, drafted, to));
	const faults = await publishing.folders.trying(folder, texts, (tried) =>
		publishing.threads.check(tried),
	);
	const [first, last] = linesOfItem(texts.get(item.file) ?? "", item);
	const isOwn = (f: Fault) =>
		f.file === item.file && f.line >= first && f.line <= last;
	return {
		own: faults.filter(isOwn).map(({ path, message }) => ({
			path: path.replace(/^\d+\.?/, ""),
			message,
		})),
		other: faults
			.filter((f) => !isOwn(f))
			.map((f) => `${f.file}:${f.line}:${f.column} ${f.path}: ${f.message}`),
	};
}

/** How the bot would say a part of an entry; undefined where it is not what an entry must be. */
export function saidOf(
	guide: Guide,
	value: Value,
	{ advice }: EntryPart,
	subject: string,
	asOf: string,
) {
	const read = entriesFile.safeParse([value]);
	const [first] = read.data ?? [];
	if (!first) return undefined;
	const entry: SubjectEntry = { ...first, subject };
	const all = allAdvice(guide, entry, asOf);
	const shown = advice === undefined ? 0 : advice;
	const units = entry.advice[shown]?.units ?? [];
	return {
		blocks: all[shown]?.blocks ?? [],
		citations: cite(guide, units),
		text: explainEntry(guide, entry, asOf),
	};
}
