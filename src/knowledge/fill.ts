/** A sentence with its blanks filled in; which blanks it may have was checked when it was loaded. */
export function fill(
	sentence: string,
	blanks: Readonly<Record<string, string | number>>,
): string {
	return sentence.replace(/\{([a-zA-Z]+)\}/g, (blank, name: string) =>
		String(blanks[name] ?? blank),
	);
}
