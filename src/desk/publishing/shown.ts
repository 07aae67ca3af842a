import type { Guide } from "../../bot/index.ts";
import { fill } from "../../knowledge/index.ts";
import {
	type DiffLine,
	home,
	type PublishingWords,
	type ShownDraft,
	type ShownItem,
	type ShownOperation,
	type ShownPublication,
} from "../../web/desk/publishing/index.ts";
import { handsIn, type KeptDraft } from "./draft.ts";
import {
	gapsOf,
	type Operation,
	type Patch,
	type Value,
} from "./patches/index.ts";
import type { Publication } from "./publications.ts";

/** What the pages of publishing are worded with. */
export interface Telling {
	readonly words: PublishingWords;
	readonly guide: Guide;
}

const clock = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Asia/Shanghai",
	dateStyle: "short",
	timeStyle: "short",
});

/** A moment as the bureaux' clocks show it, YYYY-MM-DD HH:MM. */
export function when(at: number): string {
	return clock.format(at);
}

export function shownDraft(telling: Telling, draft: KeptDraft): ShownDraft {
	const { id, title, state, author, backTo, publication } = draft;
	return {
		id,
		title,
		state,
		author,
		at: when(draft.at),
		hands: handsIn(draft).join(" "),
		...(backTo === undefined ? {} : { backTo }),
		...(publication === undefined ? {} : { publication }),
		items: shownItems(telling, draft.operations, id),
		steps: draft.steps.map(({ at, by, what, note }) => ({
			at: when(at),
			by,
			what,
			...(note ? { note } : {}),
		})),
	};
}

/** @param draft where the items can be edited; undefined where they cannot any more */
export function shownItems(
	telling: Telling,
	patch: Patch,
	draft?: string,
): ShownItem[] {
	const items = new Map<string, Operation[]>();
	for (const op of patch) {
		const key = `${op.file} ${op.id ?? ""}`;
		items.set(key, [...(items.get(key) ?? []), op]);
	}
	return [...items.values()].flatMap((operations) => {
		const [first] = operations;
		if (!first) return [];
		const entry = telling.guide.entries.get(first.id ?? "");
		return [
			{
				name: entry?.title ?? `${first.file} ${first.id ?? ""}`,
				file: first.file,
				id: first.id ?? "",
				...(draft && entry
					? { href: `${home}/drafts/${draft}/entries/${entry.id}` }
					: {}),
				operations: operations.map((op) => shownOperation(telling, op)),
			},
		];
	});
}

function shownOperation({ words }: Telling, op: Operation): ShownOperation {
	const where = op.path.map((step) => {
		if (step === "-") return words.operation.last;
		if (typeof step === "number")
			return fill(words.operation.item, { n: step + 1 });
		return shortName(words, step);
	});
	return {
		where: where.join(" · ") || words.operation.whole,
		...(op.from === undefined ? {} : { from: readable(op.from) }),
		...(op.to === undefined ? {} : { to: readable(op.to) }),
	};
}

/** A field's name without what explains it in the form. */
function shortName({ fields }: PublishingWords, key: string): string {
	return (fields[key] ?? key).replace(/[（(].*$/, "");
}

function readable(value: Value): string {
	if (typeof value !== "object") return String(value);
	if (Array.isArray(value)) return value.map(readable).join("\n");
	return Object.values(value).map(readable).join(" ");
}

export function shownPublication(
	publication: Publication,
	newest: number,
): ShownPublication {
	const { number, title, by, at, hands, draft, backTo, operations } =
		publication;
	return {
		number,
		title,
		by,
		at: when(at),
		hands: hands.join(" "),
		draft,
		...(backTo === undefined ? {} : { backTo }),
		operations: operations.length,
		isCurrent: number === newest,
	};
}

/** Two texts line by line. */
export function linesOf(before: string, after: string): DiffLine[] {
	const [from, to] = [before.split("\n"), after.split("\n")];
	const lines: DiffLine[] = [];
	let at = 0;
	const take = (kind: DiffLine["kind"], texts: readonly string[]) =>
		lines.push(...texts.map((text) => ({ kind, text })));
	for (const gap of gapsOf(from, to)) {
		take("same", from.slice(at, gap.from[0]));
		take("gone", from.slice(...gap.from));
		take("come", to.slice(...gap.to));
		at = gap.from[1];
	}
	take("same", from.slice(at));
	return lines;
}
