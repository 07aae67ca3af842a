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
	takeData,
} from "./bot/index.ts";
import { checkPath, readCheck } from "./built-check.ts";
import { forBrowsers, keepForBrowsers, offlineOf } from "./built-offline.ts";
import type { CheckData } from "./checking/index.ts";
import { type KeptGuide, readKept, stampOf, writeKept } from "./kept-data.ts";
import {
	type Learnt,
	type LearntKeys,
	learntKeys,
	parsedTexts,
} from "./knowledge/index.ts";
import { readLearnt, writeLearnt } from "./learnt-file.ts";
import type { OfflineFiles } from "./web/index.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
/** What runs in threads for the desk. */
export const publishingThread = join(root, "dist", "publishing-thread.js");
/** The test talks, kept by the build so that an installed program has them. */
export const talksPath = join(root, "dist", "talks.json");
const learntPath = join(root, "dist", "learnt.bin");
const parsedPath = join(root, "dist", "parsed.json");
/** Of that, what the guide is not made from. */
const wordsPath = join(root, "dist", "parsed-words.json");
const guidePath = join(root, "dist", "guide.json");

/**
 * Opens the guide, with what the build worked out beforehand where that still fits the data. What the
 * build has parsed stays at hand for what else is read; a server lets go of it (`parsedTexts.release`).
 * @returns `trained`: the phrasings differ from those of the build, so the classifier was trained now
 * @throws {DataError}
 */
export function openGuide(folder = dataFolder): {
	guide: Guide;
	data: GuideData;
	trained: boolean;
} {
	const { guide, data, trained } = opened(folder);
	return { guide, data, trained };
}

/** As `openGuide`, with what browsers fetch of the same data. @throws {DataError} */
export function openServed(folder: string): ReturnType<typeof openGuide> & {
	readonly offline: OfflineFiles;
} {
	const { keys, learnt, ...all } = opened(folder);
	const { plain } = all.data;
	return { ...all, offline: offlineOf({ plain, keys }, learnt) };
}

function opened(folder: string) {
	const { data, keys } = openData(folder);
	const known = learntFor(folder, keys);
	const { learnt, ...guide } = buildGuide(data, known);
	return { guide, data, keys, learnt, trained: known.model === undefined };
}

/** As `openGuide`, and keeps what was learnt beside the folder. @throws {DataError} */
export function openAndKeep(folder: string): {
	guide: Guide;
	trained: boolean;
} {
	const data = readGuideData(folder);
	const keys = keysOf(data);
	const known = learntFor(folder, keys);
	const { learnt, ...guide } = buildGuide(data, known);
	const isNew = learnt.model !== known.model || learnt.index !== known.index;
	if (isNew) writeLearnt(besideOf(folder), keys, learnt);
	return { guide, trained: known.model === undefined };
}

/** Where a folder that the desk has made keeps what was learnt from it. */
const besideOf = (folder: string) => join(folder, "..", "learnt.bin");

/** As far as it fits: of the build, or learnt when the folder was tried before it was published. */
function learntFor(folder: string, keys: LearntKeys): Partial<Learnt> {
	return {
		...readLearnt(learntPath, keys),
		...readLearnt(besideOf(folder), keys),
	};
}

/**
 * What there is to learn from a data folder, with whatever of it the build has learnt already.
 * @throws {DataError}
 */
export function learn(folder: string): {
	version: string;
	learnt: Learnt;
	offline: OfflineFiles;
} {
	const data = readGuideData(folder);
	const keys = keysOf(data);
	const { learnt } = buildGuide(data, learntFor(folder, keys));
	const offline = forBrowsers({ plain: data.plain, keys }, learnt);
	return { version: data.version, learnt, offline };
}

/** What the file check needs, without the search that the talk needs. @throws {DataError} */
export function openCheck(folder = dataFolder): CheckData {
	const data = readCheck(folder, openData(folder).data);
	parsedTexts.release();
	return data;
}

/** What the guide is made from: as the build kept it, or else read and checked now. @throws {DataError} */
function openData(folder: string): { data: GuideData; keys: LearntKeys } {
	const kept = readKept<KeptGuide>(guidePath, stampOf(folder));
	takeParsed(kept ? wordsPath : parsedPath);
	if (kept) return { data: takeData(kept.plain), keys: kept.keys };
	const data = readGuideData(folder);
	return { data, keys: keysOf(data) };
}

/** What else is read finds what the build has parsed. */
function takeParsed(path: string): void {
	if (existsSync(path))
		parsedTexts.take(JSON.parse(readFileSync(path, "utf8")));
}

/** What rosters are checked with. @throws {DataError} */
export function openRoster(guide: Guide, folder = dataFolder): RosterTools {
	return openRosterTools(guide, loadRoster(folder, guide));
}

/** The build's last step: keeps the parsed data, the indexes and the trained classifier. */
export function keepBuilt(
	/** Reads what a server reads beside the guide, so that its parsing is kept as well. */
	readTheRest: (folder: string, data: GuideData) => void,
): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	const ofGuide = new Set(Object.keys(parsedTexts.used));
	readTheRest(dataFolder, data);
	const parsed = Object.entries(parsedTexts.used);
	const words = parsed.filter(([key]) => !ofGuide.has(key));
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	writeFileSync(wordsPath, JSON.stringify(Object.fromEntries(words)));
	const keys = keysOf(data);
	const { plain } = data;
	const stamp = stampOf(dataFolder);
	writeKept(guidePath, stamp, { keys, plain } satisfies KeptGuide);
	writeKept(checkPath, stamp, readCheck(dataFolder, data));
	const phrasings = data.targets.reduce((n, t) => n + t.utterances.length, 0);
	const known = readLearnt(learntPath, keys);
	const trained = known.model === undefined;
	const learnt =
		known.model && known.index
			? { ...known, model: known.model, index: known.index }
			: buildGuide(data, known).learnt;
	if (learnt.index !== known.index || trained)
		writeLearnt(learntPath, keys, learnt);
	keepForBrowsers({ plain: data.plain, keys }, learnt);
	return { phrasings, trained };
}

function keysOf(data: GuideData): LearntKeys {
	const { targets, characters, knowledge, settings } = data;
	const hash = (text: string) =>
		createHash("sha256").update(text).digest("hex");
	const keys = learntKeys(targets, characters, knowledge.lexicon, settings);
	return { model: hash(keys.model), index: hash(keys.index) };
}
