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
import { learntKey, parsedTexts } from "./knowledge/index.ts";
import { readLearnt, writeLearnt } from "./learnt-file.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
const learntPath = join(root, "dist", "learnt.bin");
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
	const learnt = readLearnt(learntPath, keyOf(data));
	parsedTexts.release();
	const { learnt: _kept, ...guide } = buildGuide(data, learnt);
	return { guide, data, trained: learnt === undefined };
}

/** The build's last step: keeps the parsed data, the indexes and the trained classifier. */
export function keepBuilt(): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const key = keyOf(data);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	if (readLearnt(learntPath, key)) return { phrasings, trained: false };
	writeLearnt(learntPath, key, buildGuide(data).learnt);
	return { phrasings, trained: true };
}

/** The key of the phrasings that the learnt must be of. */
function keyOf({
	targets,
	characters,
	knowledge,
	settings,
}: GuideData): string {
	return createHash("sha256")
		.update(learntKey(targets, characters, knowledge.lexicon, settings))
		.digest("hex");
}
