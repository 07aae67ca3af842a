/** A table of QnA Maker as Excel writes it when somebody has opened and saved it as Unicode text. */
export function asExcelSaves(raw: string): Uint8Array {
	const text = raw
		.trimEnd()
		.split("\n")
		.map((line) =>
			line
				.split("\t")
				.map((c) => (/[",]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c))
				.join("\t"),
		)
		.join("\r\n");
	return utf16(`\uFEFF${text}\r\n`);
}

/** A text in UTF-16, low byte first. */
export function utf16(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, "utf16le"));
}
