/** How a channel counts the room that one reply has: UTF-16 code units, or bytes of UTF-8. */
export type Measure = "characters" | "bytes";

const sizes: Record<Measure, (text: string) => number> = {
	characters: (text) => text.length,
	bytes: (text) => Buffer.byteLength(text),
};

/** The size of a text as a channel counts it. */
export function sizeOf(text: string, measure: Measure): number {
	return sizes[measure](text);
}

/**
 * A long text in parts of at most so many characters or bytes, for channels with little room. Cut
 * between lines; inside a line only where one alone is too long, and then behind a mark that stands
 * outside all brackets, so that a citation stays whole; never inside a character.
 * @param most at least 4, the size of the longest character
 */
export function partsOf(
	text: string,
	most: number,
	measure: Measure = "characters",
): string[] {
	const size = sizes[measure];
	const parts: string[] = [];
	let part = "";
	for (const line of text.split("\n").flatMap((l) => pieces(l, most, size))) {
		if (part !== "" && size(part) + 1 + size(line) > most) {
			parts.push(part);
			part = line;
		} else part = part === "" ? line : `${part}\n${line}`;
	}
	return [...parts, part];
}

function pieces(
	line: string,
	most: number,
	size: (text: string) => number,
): string[] {
	const cut: string[] = [];
	let rest = line;
	while (size(rest) > most) {
		const at = cutAt(rest, most, size);
		cut.push(rest.slice(0, at));
		rest = rest.slice(at);
	}
	return [...cut, rest];
}

const opens = /[\p{Ps}\p{Pi}]/u;
const closes = /[\p{Pe}\p{Pf}]/u;
/** Between sentences and between citations, then between clauses. */
const marks = [/[。！？；;]/u, /[，、,\s]/u];

/** Where to cut: behind the last mark that fits, the strongest kind first; where there is none, at the room's end. */
function cutAt(
	line: string,
	most: number,
	size: (text: string) => number,
): number {
	const last: (number | undefined)[] = [];
	let end = 0;
	let used = 0;
	let depth = 0;
	for (const character of line) {
		used += size(character);
		if (used > most) break;
		end += character.length;
		if (opens.test(character)) depth++;
		else if (closes.test(character)) depth = Math.max(0, depth - 1);
		const kind = marks.findIndex((mark) => mark.test(character));
		if (depth === 0 && kind >= 0) last[kind] = end;
	}
	return last[0] ?? last[1] ?? end;
}
