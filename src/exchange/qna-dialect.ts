import type { Dialect } from "./grid.ts";

/**
 * How a table of QnA Maker is written. The service writes cells as they are; who opens the file in Excel
 * and saves it gets cells with quotation marks, line breaks or tabs wrapped in quotation marks, and the
 * marks within doubled. Both must be read as what they are.
 */
export function dialectOf(text: string): Dialect {
	return { delimiter: "\t", quoted: isWrapped(text) };
}

/**
 * Excel wraps every cell with a quotation mark in it. JSON shows it at once: it never begins with a mark
 * by itself. Without JSON, a cell wrapped in marks with doubled ones inside, or one that goes on over the
 * end of its line, tells it, unless another cell holds a mark that Excel would have wrapped.
 */
function isWrapped(text: string): boolean {
	if (/(?:^|\t)"[[{]\s*(?:\{\s*)?""/m.test(text)) return true;
	if (/(?:^|\t)[[{]\s*(?:\{\s*)?"/m.test(text)) return false;
	let wrapped = false;
	for (const [, marked, cell] of text.matchAll(
		/(?<=^|\t|\n)(?:("(?:[^"]|""){0,100000}")|([^\t\r\n]*"[^\t\r\n]*))(?=\t|\r?\n|$)/g,
	)) {
		if (cell !== undefined) return false;
		if (marked && /""|[\t\n]/.test(marked.slice(1, -1))) wrapped = true;
	}
	return wrapped;
}
