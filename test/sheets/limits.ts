import type { FileLimits } from "../../src/sheets/index.ts";

/** Limits like those of data/files.yaml. */
export const limits: FileLimits = {
	bytes: 10 * 1_048_576,
	unpackedBytes: 96 * 1_048_576,
	parts: 500,
	sheets: 20,
	rows: 20_001,
	columns: 200,
	emptyRows: 10_000,
	cellCharacters: 5_000,
	lineCharacters: 100_000,
};
