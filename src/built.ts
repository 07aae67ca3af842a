import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import {
	buildGuide,
	type Guide,
	type GuideData,
	readGuideData,
} from "./bot/index.ts";
import { modelKey, parsedTexts } from "./knowledge/index.ts";
import { readModel, writeModel } from "./model-file.ts";
import type { OfflineData } from "./web/offline-bot.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
/** What browsers fetch for use without a network. */
export const offlineFolder = join(root, "dist", "offline");
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

/** The build's last step: keeps the parsed data and the trained model. */
export function keepBuilt(): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const key = keyOf(data);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	const trained = readModel(modelPath, key) === undefined;
	if (trained) writeModel(modelPath, key, buildGuide(data).model);
	keepForBrowsers({ plain: data.plain, modelKey: key });
	return { phrasings, trained };
}

/** The data and the model, packed, as browsers fetch them for use without a network. */
function keepForBrowsers(data: OfflineData): void {
	mkdirSync(offlineFolder, { recursive: true });
	const packed = {
		"data.json": gzipSync(JSON.stringify(data)),
		"model.bin": gzipSync(readFileSync(modelPath)),
	};
	for (const [name, bytes] of Object.entries(packed))
		writeFileSync(join(offlineFolder, `${name}.gz`), bytes);
	const bytes = Object.values(packed).reduce((sum, b) => sum + b.length, 0);
	const about = { version: data.plain.version, bytes };
	writeFileSync(join(offlineFolder, "about.json"), JSON.stringify(about));
}

/** The key of the phrasings a model must have been trained on. */
function keyOf(data: GuideData): string {
	const { targets, knowledge, settings } = data;
	return createHash("sha256")
		.update(modelKey(targets, knowledge.lexicon, settings))
		.update(JSON.stringify(data.characters))
		.digest("hex");
}
