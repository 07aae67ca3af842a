import { z } from "zod";

const count = z.int().positive();

/** data/files.yaml: what files are taken, and what a check on the server may cost. */
export const fileSettingsFile = z.strictObject({
	limits: z.strictObject({
		bytes: count,
		unpackedBytes: count,
		parts: count,
		sheets: count,
		rows: count,
		columns: count,
		emptyRows: count,
		cellCharacters: count,
		lineCharacters: count,
	}),
	/** One file on the server: a thread with so many seconds and megabytes, so many at once, so many in the queue. */
	thread: z.strictObject({
		seconds: count,
		megabytes: count,
		atOnce: count,
		waiting: z.int().nonnegative(),
	}),
	/** Rows between two tidings of how far it is. */
	progressRows: count,
	/** Findings that the page lists at once. */
	pageRows: count,
});
export type FileSettings = z.output<typeof fileSettingsFile>;
