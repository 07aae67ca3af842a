import { readCsv } from "./csv.ts";
import { kindOf } from "./kind.ts";
import type { FileLimits } from "./limits.ts";
import { FileRefused } from "./refusal.ts";
import type { Workbook } from "./workbook.ts";
import { readWorkbook } from "./xlsx.ts";

/**
 * Reads a file of people, xlsx or csv, as grids of values: numbers stay numbers, text stays text,
 * days become `{day}`. The same on the server and in the browser.
 * @param name as the person named it; its extension must agree with the content
 * @throws {FileRefused} with a code that data/files.yaml words
 */
export async function readSheets(
	bytes: Uint8Array,
	name: string,
	limits: FileLimits,
): Promise<Workbook> {
	if (bytes.length > limits.bytes)
		throw new FileRefused("tooLarge", {
			most: Math.round(limits.bytes / 1_048_576),
		});
	return kindOf(bytes, name) === "xlsx"
		? readWorkbook(bytes, limits)
		: readCsv(bytes, name, limits);
}
