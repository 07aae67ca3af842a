import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
	loadRoster,
	openRosterTools,
	type RosterTools,
} from "./actions/index.ts";
import {
	buildGuide,
	type Guide,
	type GuideData,
	readGuideData,
} from "./bot/index.ts";
import { modelKey, parsedTexts } from "./knowledge/index.ts";
import { readModel, writeModel } from "./model-file.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
const modelPath = join(root, "dist", "model.bin");
const parsedPath = join(root, "dist", "parsed.json");

/**
 * Opens the guide, with what the build worked out beforehand where that still fits the data.
 * @returns `trained`: the phrasings differ from those of the build, so the classifier was trained now
 * @throws {DataError}
 */
export function openGuide(): {
	guide: Guide;
	data: GuideData;
	trained: boolean;
} {
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readGuideData(dataFolder);
	const model = readModel(modelPath, keyOf(data));
	parsedTexts.release();
	const { model: _trained, ...guide } = buildGuide(data, model);
	return { guide, data, trained: model === undefined };
}

/**
 * What rosters are checked with.
 * @throws {DataError}
 */
export function openRoster(guide: Guide): RosterTools {
	return openRosterTools(guide, loadRoster(dataFolder, guide));
}

/** The build's last step: keeps the parsed data and the trained model. */
export function keepBuilt(): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const key = keyOf(data);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	if (readModel(modelPath, key)) return { phrasings, trained: false };
	writeModel(modelPath, key, buildGuide(data).model);
	return { phrasings, trained: true };
}

/** The key of the phrasings a model must have been trained on. */
function keyOf(data: GuideData): string {
	const { targets, knowledge, settings } = data;
	return createHash("sha256")
		.update(modelKey(targets, knowledge.lexicon, settings))
		.update(JSON.stringify(data.characters))
		.digest("hex");
}
