import { join, relative, resolve } from "node:path";
import {
	type GuideData,
	readChannelWords,
	readGuideData,
	readSwitchWords,
} from "./bot/index.ts";
import { readCliWords } from "./cli-words.ts";
import { readPictureWords } from "./desk/pictures/index.ts";
import { readPublishing } from "./desk/publishing/index.ts";
import { readExchangeData } from "./exchange/index.ts";
import { allOf, readFaceData } from "./face-data.ts";
import {
	DataError,
	type Fault,
	Faults,
	type FreshnessLimits,
	freshnessFile,
	readYaml,
} from "./knowledge/index.ts";
import { readDesk } from "./web/desk/index.ts";
import { readMoreWords } from "./web/index.ts";

/** What the check of the data has read, and reports on. */
export interface AllData {
	readonly data: GuideData;
	readonly limits: FreshnessLimits;
}

/**
 * Reads every file of a data folder that any program of ours reads.
 * @throws {DataError} with the faults of as many files as can be read without one another
 */
export function readAllData(folder: string): AllData {
	const { data, limits } = allOf({
		data: () => readGuideData(folder),
		limits: () => readLimits(folder),
		cli: () => readCliWords(folder),
		more: () => readMoreWords(folder),
		channels: () => readChannelWords(folder),
		exchange: () => readExchangeData(folder),
		switches: () => readSwitchWords(folder),
		desk: () => readDesk(folder),
		pictures: () => readPictureWords(folder),
		publishing: () => readPublishing(folder),
	});
	readFaceData(folder, data);
	return { data, limits };
}

/** The faults of a data folder, by the names of its files; none where it can be served. */
export function faultsOf(folder: string): Fault[] {
	try {
		readAllData(folder);
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
