import type { Request, Response } from "express";
import { fill, type SubjectEntry } from "../../../knowledge/index.ts";
import {
	EntryForm,
	type PreviewProps,
} from "../../../web/desk/publishing/index.ts";
import { wordingOf } from "../../../web/index.ts";
import type { KeptDraft } from "../draft.ts";
import { type EntryPart, partsOf } from "../entry-part.ts";
import { shownIn } from "../form/index.ts";
import type { Value } from "../patches/index.ts";
import { saidOf, type Tried } from "../preview.ts";
import type { Edited } from "../publishing.ts";
import { shownFields, unshown } from "../shown-fields.ts";
import type { Desk } from "./desk.tsx";

/** An entry in a draft. */
export interface Chosen {
	readonly draft: KeptDraft;
	readonly entry: SubjectEntry;
	readonly edited: Edited;
}

/** A part of it as it is to be, with what the loader says of it. */
export interface Filled extends Chosen {
	readonly part: EntryPart;
	readonly to: Value;
	readonly tried?: Tried;
}

/** The form of a part, as it is or as it was sent. */
export function sendForm(
	desk: Desk,
	req: Request,
	res: Response,
	form: Filled,
): void {
	const { draft, entry, part, tried } = form;
	const { words } = desk;
	// Drawn from the value and not from what was sent: so there is a spare row again.
	const value = drawn(form);
	const label = labelOf(desk, part);
	desk.send(
		req,
		res,
		`${entry.title} ${label}`,
		<EntryForm
			around={desk.around(req)}
			draft={draft.id}
			entry={entry}
			part={part.name}
			fields={shownFields(
				words,
				part.fields,
				shownIn(part.fields, value),
				inPart(part, tried),
			)}
			mayRemove={part.advice !== undefined && isThere(part)}
			preview={previewOf(desk, form)}
			script={desk.options.assets?.script}
		/>,
	);
}

function drawn({ part, to }: Filled): EntryPart["value"] {
	const found = partsOf({ drafted: to }).find((p) => p.name === part.name);
	return found?.value ?? part.value;
}

const isThere = (part: EntryPart) => Object.keys(part.value).length > 0;

/** Faults by their path in the part. */
function inPart(part: EntryPart, tried: Tried | undefined): Tried["own"] {
	return (tried?.own ?? [])
		.filter(({ path }) => path.startsWith(part.under))
		.map((f) => ({ ...f, path: f.path.slice(part.under.length) }));
}

/** What would be answered, or what the loader has against it. */
export function previewOf(desk: Desk, form: Filled): PreviewProps {
	const { entry, part, to, tried } = form;
	const { guide, words } = desk.telling;
	const own = inPart(part, tried);
	const elsewhere = (tried?.own ?? []).filter(
		({ path }) => !path.startsWith(part.under),
	);
	const faults = [...unshown(part.fields, own), ...elsewhere];
	const hasFaults = (tried?.own.length ?? 0) + (tried?.other.length ?? 0) > 0;
	const said = hasFaults
		? undefined
		: saidOf(guide, to, part, entry.subject, desk.options.today());
	return {
		words,
		hasFaults,
		otherFaults: [
			...faults.map((f) => `${f.path}: ${f.message}`),
			...(tried?.other ?? []),
		],
		shown: said && {
			...said,
			wording: wordingOf(guide, desk.options.pageWords()),
		},
	};
}

/** What a part is called. */
export function labelOf({ words, telling }: Desk, part: EntryPart): string {
	const { advice, value } = part;
	if (advice === undefined) return words.entry.head;
	if (!isThere(part)) return words.entry.newAdvice;
	const { regions, from, to } = value;
	const { places } = telling.guide;
	const names = (Array.isArray(regions) ? regions : []).map((r) =>
		places.has(String(r)) ? places.name(String(r)) : String(r),
	);
	const label = fill(words.entry.advice, {
		n: advice + 1,
		places: names.join("、"),
	});
	if (from === undefined && to === undefined) return label;
	const { open, dated } = words.entry;
	const days = { from: String(from ?? open), to: String(to ?? open) };
	return `${label}（${fill(dated, days)}）`;
}
