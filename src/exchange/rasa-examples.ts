import type { Findings } from "./findings.ts";
import { entityPattern, lineBreak } from "./rasa.ts";
import type { RasaItem } from "./rasa-schema.ts";

/**
 * The examples of an intent as people would say them: annotations of entities are taken off, and told.
 * @param isOurs our own file has no annotations, whatever its texts look like
 * @param line where the examples stand
 */
export function examplesIn(
	item: RasaItem,
	isOurs: boolean,
	line: number,
	place: string,
	findings: Findings,
): string[] {
	const texts =
		typeof item.examples === "string"
			? linesIn(item.examples, line, findings)
			: (item.examples ?? []).map((e) => e.text.trim());
	if (Array.isArray(item.examples)) {
		const keys = item.examples.flatMap((e) => Object.keys(e.metadata ?? {}));
		if (keys.length > 0)
			findings.add("exampleMetadata", place, {
				keys: [...new Set(keys)].join(" "),
			});
	}
	if (isOurs) return texts;
	let count = 0;
	const plain = texts.map((text) =>
		text.replace(entityPattern, (_mark, said: string) => {
			count++;
			return said;
		}),
	);
	if (count > 0) findings.add("entity", place, { count });
	return plain.filter((text) => text !== "");
}

/** The lines of a block, each of which begins with a hyphen; where one does not, its line is told. */
function linesIn(block: string, line: number, findings: Findings): string[] {
	return block.split(lineBreak).flatMap((text, i) => {
		if (text.trim() === "") return [];
		if (text.startsWith("-")) return [text.slice(1).trim()];
		// A block begins on the line after its key.
		findings.add("badExample", line + 1 + i, { text: text.slice(0, 60) });
		return [];
	});
}
