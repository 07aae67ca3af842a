/**
 * A long text in parts of at most so many characters, cut between lines, and inside a line only
 * where one alone is too long. For channels with little room.
 */
export function partsOf(text: string, most: number): string[] {
	const parts: string[] = [];
	let part = "";
	for (const line of text.split("\n").flatMap((l) => pieces(l, most))) {
		if (part !== "" && part.length + 1 + line.length > most) {
			parts.push(part);
			part = line;
		} else part = part === "" ? line : `${part}\n${line}`;
	}
	return [...parts, part];
}

function pieces(line: string, most: number): string[] {
	if (line.length <= most) return [line];
	const cut: string[] = [];
	for (let at = 0; at < line.length; at += most)
		cut.push(line.slice(at, at + most));
	return cut;
}
