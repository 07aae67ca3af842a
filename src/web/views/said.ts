/** The fields of the talk's form; which is filled depends on what was pressed. */
export interface Fields {
	/** An option: its number, a full stop, its label. */
	readonly pick?: string | undefined;
	/** A ready answer. */
	readonly say?: string | undefined;
	readonly text?: string | undefined;
	/** A fact given in a field of its own. */
	readonly fact?: string | undefined;
}

/** What a form says to the bot, and how the page shows it. */
export function said(fields: Fields): {
	readonly text: string;
	readonly shown: string;
} {
	const { pick, say, text, fact } = fields;
	const option = /^(\d)\. (.*)$/s.exec(pick ?? "");
	if (option) return { text: option[1] ?? "", shown: option[2] ?? "" };
	const typed = say || text?.trim() || fact || "";
	return { text: typed, shown: typed };
}
