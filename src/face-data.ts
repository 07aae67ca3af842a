import {
	type ChannelWords,
	type GuideData,
	readChannelWords,
} from "./bot/index.ts";
import { openCheckData } from "./built-check.ts";
import type { CheckData } from "./checking/index.ts";
import { DataError, type Fault } from "./knowledge/index.ts";
import {
	type MoreWords,
	type PageWords,
	readMoreWords,
	readPageWords,
} from "./web/index.ts";

/** All that the ways in read of a data folder beside the guide; immutable, so a reload swaps it whole. */
export interface FaceData {
	readonly words: PageWords;
	readonly more: MoreWords;
	readonly channels: ChannelWords;
	readonly check: CheckData;
}

/**
 * Reads what a server has of a data folder beside the guide.
 * @throws {DataError} with the faults of all files at once
 */
export function readFaceData(folder: string, data: GuideData): FaceData {
	return allOf({
		words: () => readPageWords(folder, data.knowledge),
		more: () => readMoreWords(folder),
		channels: () => readChannelWords(folder),
		check: () => openCheckData(folder, data),
	});
}

/**
 * Does all of some readings, so that what is wrong in one does not hide what is wrong in another.
 * @throws {DataError} with the faults of all, each once
 */
export function allOf<T extends object>(
	readings: {
		readonly [K in keyof T]: () => T[K];
	},
): T {
	const faults = new Map<string, Fault>();
	const read = Object.entries<() => unknown>(readings).map(
		([name, reading]) => {
			try {
				return [name, reading()];
			} catch (error) {
				if (!(error instanceof DataError)) throw error;
				for (const fault of error.faults)
					faults.set(JSON.stringify(fault), fault);
				return [name, undefined];
			}
		},
	);
	if (faults.size > 0) throw new DataError([...faults.values()]);
	return Object.fromEntries(read) as T;
}
