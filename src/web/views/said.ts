import type { Said } from "./model.ts";

/** What a button that works something out sends, and how the page shows it. */
export type Ready = NonNullable<Said["work"]> & { readonly shown: string };

/** The fields of the talk's form; which is filled depends on what was pressed. */
export interface Fields {
	/** An option: its number, a full stop, its label. */
	readonly pick?: string | undefined;
	/** A ready answer. */
	readonly say?: string | undefined;
	readonly text?: string | undefined;
	/** An action with its facts, as JSON of `Ready`. */
	readonly work?: string | undefined;
	/** A fact given in a field of its own. */
	readonly fact?: string | undefined;
}

/** What a form says to the bot, and how the page shows it. */
export function said(fields: Fields): Said & { readonly shown: string } {
	const { pick, say, text, fact, work } = fields;
	if (work) {
		const { shown, ...ready } = JSON.parse(work) as Ready;
		return { text: shown, shown, work: ready };
	}
	const option = /^(\d)\. (.*)$/s.exec(pick ?? "");
	if (option) return { text: option[1] ?? "", shown: option[2] ?? "" };
	const typed = say || text?.trim() || fact || "";
	return { text: typed, shown: typed };
}
