import { join } from "node:path";
import { z } from "zod";
import { loadActions } from "../actions/index.ts";
import {
	characterTable,
	Faults,
	loadKnowledge,
	maskFile,
	parsedTexts,
	readYaml,
	searchFile,
} from "../knowledge/index.ts";
import { cuesFile } from "./cues.ts";
import { type GuideData, takeData } from "./guide.ts";
import { repliesFile } from "./replies.ts";
import { voicesFile } from "./voices/schema.ts";

const rulingsFile = z.record(
	z.string().regex(/^\d+$/, "a ruling is known by its number"),
	z.string().min(1),
);

/**
 * Reads the data folder.
 * @throws {DataError} with all faults of a group of files at once
 */
export function readGuideData(folder: string): GuideData {
	const { value, version } = parsedTexts.versioned(() => readFiles(folder));
	const { actions, ...plain } = value;
	return takeData({ ...plain, actions: actions.raw, version }, actions);
}

function readFiles(folder: string) {
	const knowledge = loadKnowledge(folder);
	const actions = loadActions(folder);
	const faults = new Faults();
	const cues = readYaml(join(folder, "cues.yaml"), cuesFile, faults);
	const replies = readYaml(join(folder, "replies.yaml"), repliesFile, faults);
	const rulings = readYaml(join(folder, "rulings.yaml"), rulingsFile, faults);
	const masks = readYaml(join(folder, "masks.yaml"), maskFile, faults);
	const voices = readYaml(join(folder, "voices.yaml"), voicesFile, faults);
	const settings = readYaml(join(folder, "search.yaml"), searchFile, faults);
	// JSON is YAML too.
	const characters = readYaml(
		join(folder, "characters.json"),
		characterTable,
		faults,
	);
	faults.done();
	if (
		!cues ||
		!replies ||
		!settings ||
		!rulings ||
		!voices ||
		!characters ||
		!masks
	)
		throw new Error("unreachable: a missing file is a fault");
	return {
		knowledge,
		actions,
		cues: cues.value,
		replies: replies.value,
		masks: masks.value,
		voices: voices.value,
		rulings: rulings.value,
		settings: settings.value,
		characters: characters.value,
	};
}
