/** What a spreadsheet would work out or cut up instead of showing it (full-width marks too), after any guards. */
const dangerous = /^'*[=+\-@|\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** A text with an apostrophe before it where a spreadsheet would take it for a formula (CWE-1236). */
export function guarded(text: string): string {
	return dangerous.test(text) ? `'${text}` : text;
}

/** Takes that apostrophe off again, and no other: texts that had one of their own had two in the file. */
export function unguarded(cell: string): string {
	return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
}
