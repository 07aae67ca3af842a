import { join } from "node:path";
import { z } from "zod";
import { DataError, Faults, readYaml } from "../../knowledge/index.ts";
import { publishingWords } from "../../web/desk/publishing/index.ts";
import { adviceFields, type Fields, headFields } from "./form/index.ts";
import { publishingSettings } from "./settings.ts";

const file = z.strictObject({
	settings: publishingSettings,
	words: publishingWords,
});
export type PublishingFile = z.output<typeof file>;

/**
 * Reads data/desk-publishing.yaml: the rules of publishing and the words of its pages.
 * @throws {DataError}
 */
export function readPublishing(folder: string): PublishingFile {
	const faults = new Faults();
	const read = readYaml(join(folder, "desk-publishing.yaml"), file, faults);
	for (const key of read ? namesIn(headFields, adviceFields) : [])
		if (read && !(key in read.value.words.fields))
			faults.add(
				read.fault(["words", "fields"], `no name for the field ${key}`),
			);
	if (!read || faults.list.length > 0) throw new DataError(faults.list);
	return read.value;
}

function namesIn(...all: readonly Fields[]): string[] {
	return all.flatMap((fields) =>
		Object.entries(fields).flatMap(([key, field]) =>
			field.kind === "rows" ? [key, ...namesIn(field.of)] : [key],
		),
	);
}
