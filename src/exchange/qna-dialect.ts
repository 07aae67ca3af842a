import type { Dialect } from "./grid.ts";

/**
 * How a table of QnA Maker is written. The service writes cells as they are; who opens the file in Excel
 * and saves it gets cells with quotation marks, commas, line breaks or tabs wrapped in quotation marks,
 * and the marks within doubled. Both must be read as what they are.
 */
export function dialectOf(text: string): Dialect {
	return { delimiter: "\t", quoted: isWrapped(text) };
}

/** A whole cell wrapped in marks; one that holds a mark and is not; one that holds a comma and is not. */
const cells =
	/(?<=^|\t|\n)(?:("(?:[^"]|""){0,100000}")|([^\t\r\n]*"[^\t\r\n]*)|([^\t\r\n"]*,[^\t\r\n"]*))(?=\t|\r?\n|$)/g;

/**
 * JSON shows it at once: it never begins with a quotation mark by itself. Without JSON, wrapped cells tell
 * it, unless another cell holds what Excel would have wrapped and stands there bare.
 */
function isWrapped(text: string): boolean {
	if (/(?:^|\t)"[[{]\s*(?:\{\s*)?""/m.test(text)) return true;
	if (/(?:^|\t)[[{]\s*(?:\{\s*)?"/m.test(text)) return false;
	let mark = false;
	let comma = false;
	let bareComma = false;
	for (const [, wrapped, bare, withComma] of text.matchAll(cells)) {
		if (bare !== undefined) return false;
		if (withComma !== undefined) bareComma = true;
		const inner = wrapped?.slice(1, -1) ?? "";
		if (/""|[\t\n]/.test(inner)) mark = true;
		else if (inner.includes(",")) comma = true;
	}
	return mark || (comma && !bareComma);
}
