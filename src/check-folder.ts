import { join, relative, resolve } from "node:path";
import {
	type GuideData,
	readChannelWords,
	readGuideData,
} from "./bot/index.ts";
import { readCheck } from "./built.ts";
import { readPublishing } from "./desk/publishing/index.ts";
import {
	DataError,
	type Fault,
	Faults,
	type FreshnessLimits,
	freshnessFile,
	readYaml,
} from "./knowledge/index.ts";
import { readMoreWords, readPageWords } from "./web/index.ts";

/**
 * Reads all of a data folder that a server reads, and with it checks it.
 * @throws {DataError} with all faults of a group of files at once
 */
export function readAll(folder: string): {
	data: GuideData;
	limits: FreshnessLimits;
} {
	const data = readGuideData(folder);
	readCheck(folder, data);
	const limits = readLimits(folder);
	readChannelWords(folder);
	readPageWords(folder, data.knowledge);
	readMoreWords(folder);
	readPublishing(folder);
	return { data, limits };
}

/** The faults of a data folder, by the names of its files; none where it can be served. */
export function faultsOf(folder: string): Fault[] {
	try {
		readAll(folder);
		return [];
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		return error.faults.map((fault) => ({
			...fault,
			file: relative(folder, resolve(fault.file)).replaceAll("\\", "/"),
		}));
	}
}

/** Read apart from the guide: a changed limit changes no answer, so receipts must not notice it. */
function readLimits(folder: string): FreshnessLimits {
	const faults = new Faults();
	const file = readYaml(join(folder, "freshness.yaml"), freshnessFile, faults);
	faults.done();
	if (!file) throw new Error("unreachable: a missing file is a fault");
	return file.value;
}
