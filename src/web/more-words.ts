import { join } from "node:path";
import { z } from "zod";
import { DataError, Faults, readYaml, say, says } from "../knowledge/index.ts";

/** data/more-pages.yaml: the API page, the widget, the hotline seat. */
const morePagesFile = z.strictObject({
	docs: says(
		"title intro document noScript calls schemas field type limits required body answers try send answer noAnswer",
	).extend({
		/** What stands in the fields of a call to begin with, by the call and the field. */
		samples: z.record(z.string(), z.record(z.string(), say())),
	}),
	widget: says("open close title outside"),
	example: says(
		"title intro line settings theme start region script keys startText openIt",
	),
	seat: says(
		"title intro query find place anyPlace found none doubtful script more next note noNote full sources",
	).extend({ kinds: says("entry neighbour action") }),
});
export type MoreWords = z.output<typeof morePagesFile>;

/**
 * Reads the wording of the further pages.
 * @throws {DataError}
 */
export function readMoreWords(folder: string): MoreWords {
	const faults = new Faults();
	const path = join(folder, "more-pages.yaml");
	const file = readYaml(path, morePagesFile, faults);
	if (!file || faults.list.length > 0) throw new DataError(faults.list);
	return file.value;
}
