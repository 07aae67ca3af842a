import type { RosterData } from "../actions/pure.ts";
import { type SheetOut, writeCsv, writeSheets } from "../sheets/index.ts";
import type { CopyForm } from "./request.ts";
import type { CheckWords } from "./words.ts";

/** Columns of the portal's own answer, which nobody fills in. */
const answered = ["message"];

/**
 * An empty list with the headings that the check knows, no examples: what stands in an example is sent
 * in sooner or later.
 * @returns the bytes of an xlsx or a csv
 */
export async function blankRoster(
	form: CopyForm,
	{ headings }: Pick<RosterData, "headings">,
	{ page }: Pick<CheckWords, "page">,
): Promise<Uint8Array> {
	const labels = Object.entries(headings)
		.filter(([field]) => !answered.includes(field))
		.map(([, { label }]) => label);
	if (form === "csv") return writeCsv([labels]);
	const sheet: SheetOut = {
		name: page.templateName,
		rows: [labels],
		frozen: 1,
		widths: labels.map((label) => Math.max(12, label.length * 2 + 4)),
		// Excel keeps 15 digits of a number: identity numbers must be text from the first key.
		textRows: 200,
	};
	return writeSheets([sheet]);
}
