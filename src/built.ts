import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
	buildGuide,
	type Guide,
	type GuideData,
	readGuideData,
} from "./bot/index.ts";
import {
	type CheckData,
	FileChecker,
	loadCheckData,
} from "./checking/index.ts";
import {
	type Actor,
	actors,
	modelKey,
	parsedTexts,
} from "./knowledge/index.ts";
import { readModel, writeModel } from "./model-file.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
const threadPath = join(root, "dist", "checking", "thread.js");
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

/** What the file check needs, without the search that the talk needs. @throws {DataError} */
export function openCheck(): CheckData {
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readCheck(readGuideData(dataFolder));
	parsedTexts.release();
	return data;
}

/** The file check in threads of the build, over data that is read already. @throws {DataError} */
export function openChecker(data: GuideData): FileChecker {
	return new FileChecker(readCheck(data), threadPath);
}

/** What the file check has of its own, beside what the guide has read. @throws {DataError} */
export function readCheck(data: GuideData): CheckData {
	const named = actors.map((a) => [a, data.replies.say(`who.${a}`)]);
	return loadCheckData(dataFolder, {
		...data,
		actors: Object.fromEntries(named) as Record<Actor, string>,
	});
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
