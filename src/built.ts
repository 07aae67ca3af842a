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
import {
	type CheckData,
	FileChecker,
	loadCheckData,
} from "./checking/index.ts";
import {
	type Actor,
	actors,
	type Learnt,
	learntKeys,
	parsedTexts,
} from "./knowledge/index.ts";
import { type LearntKeys, readLearnt, writeLearnt } from "./learnt-file.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
const threadPath = join(root, "dist", "checking", "thread.js");
const learntPath = join(root, "dist", "learnt.bin");
const parsedPath = join(root, "dist", "parsed.json");

/**
 * Opens the guide, with what the build worked out beforehand where that still fits the data.
 * @returns `trained`: the phrasings differ from those of the build, so the classifier was trained now
 * @throws {DataError}
 */
export function openGuide(folder = dataFolder): {
	guide: Guide;
	data: GuideData;
	trained: boolean;
} {
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readGuideData(folder);
	const known = readLearnt(learntPath, keysOf(data));
	parsedTexts.release();
	const { learnt: _kept, ...guide } = buildGuide(data, known);
	return { guide, data, trained: known.model === undefined };
}

/**
 * What there is to learn from a data folder, with whatever of it the build has learnt already.
 * @throws {DataError}
 */
export function learn(folder: string): { version: string; learnt: Learnt } {
	const data = readGuideData(folder);
	const known = readLearnt(learntPath, keysOf(data));
	return { version: data.version, learnt: buildGuide(data, known).learnt };
}

/** What the file check needs, without the search that the talk needs. @throws {DataError} */
export function openCheck(folder = dataFolder): CheckData {
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readCheck(folder, readGuideData(folder));
	parsedTexts.release();
	return data;
}

/** The file check in threads of the build, over data that is read already. @throws {DataError} */
export function openChecker(data: GuideData, folder = dataFolder): FileChecker {
	return new FileChecker(readCheck(folder, data), threadPath);
}

function readCheck(folder: string, data: GuideData): CheckData {
	const named = actors.map((a) => [a, data.replies.say(`who.${a}`)]);
	return loadCheckData(folder, {
		...data,
		actors: Object.fromEntries(named) as Record<Actor, string>,
	});
}

/** What rosters are checked with. @throws {DataError} */
export function openRoster(guide: Guide, folder = dataFolder): RosterTools {
	return openRosterTools(guide, loadRoster(folder, guide));
}

/** The build's last step: keeps the parsed data, the indexes and the trained classifier. */
export function keepBuilt(): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const keys = keysOf(data);
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	const known = readLearnt(learntPath, keys);
	if (!known.model || !known.index)
		writeLearnt(learntPath, keys, buildGuide(data, known).learnt);
	return { phrasings, trained: known.model === undefined };
}

function keysOf(data: GuideData): LearntKeys {
	const { targets, characters, knowledge, settings } = data;
	const hash = (text: string) =>
		createHash("sha256").update(text).digest("hex");
	const keys = learntKeys(targets, characters, knowledge.lexicon, settings);
	return { model: hash(keys.model), index: hash(keys.index) };
}
