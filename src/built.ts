import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
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
	type LearntKeys,
	learntKeys,
	learntToBytes,
	parsedTexts,
} from "./knowledge/index.ts";
import { readLearnt, writeLearnt } from "./learnt-file.ts";
import type { OfflineData } from "./web/offline-bot.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** The data folder of this program, wherever it is started from. */
export const dataFolder = join(root, "data");
/** The browser's files as built. */
export const browserFolder = join(root, "dist", "web", "browser");
/** What browsers fetch for use without a network. */
export const offlineFolder = join(root, "dist", "offline");
const threadPath = join(root, "dist", "checking", "thread.js");
/** What runs in threads for the desk. */
export const publishingThread = join(root, "dist", "publishing-thread.js");
/** The test talks, kept by the build so that an installed program has them. */
export const talksPath = join(root, "dist", "talks.json");
const learntPath = join(root, "dist", "learnt.bin");
const parsedPath = join(root, "dist", "parsed.json");

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
	if (existsSync(parsedPath))
		parsedTexts.take(JSON.parse(readFileSync(parsedPath, "utf8")));
	const data = readGuideData(folder);
	const known = learntFor(folder, keysOf(data));
	const { learnt: _kept, ...guide } = buildGuide(data, known);
	return { guide, data, trained: known.model === undefined };
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
export function learn(folder: string): { version: string; learnt: Learnt } {
	const data = readGuideData(folder);
	const known = learntFor(folder, keysOf(data));
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

/** What the file check has of its own, beside what the guide has read. @throws {DataError} */
export function readCheck(folder: string, data: GuideData): CheckData {
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
export function keepBuilt(
	/** Reads what a server reads beside the guide, so that its parsing is kept as well. */
	readTheRest: (folder: string, data: GuideData) => void,
): { phrasings: number; trained: boolean } {
	const data = readGuideData(dataFolder);
	readTheRest(dataFolder, data);
	writeFileSync(parsedPath, JSON.stringify(parsedTexts.used));
	const keys = keysOf(data);
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

/**
 * The data and the model, packed, as browsers fetch them for use without a network. They make the
 * indexes themselves: that takes a second there, and would double what is fetched.
 */
function keepForBrowsers(data: OfflineData, { model }: Learnt): void {
	mkdirSync(offlineFolder, { recursive: true });
	const packed = {
		"data.json": gzipSync(JSON.stringify(data)),
		"model.bin": gzipSync(learntToBytes(data.keys, { model })),
	};
	for (const [name, bytes] of Object.entries(packed))
		writeFileSync(join(offlineFolder, `${name}.gz`), bytes);
	const bytes = Object.values(packed).reduce((sum, b) => sum + b.length, 0);
	const about = { version: data.plain.version, bytes };
	writeFileSync(join(offlineFolder, "about.json"), JSON.stringify(about));
}

function keysOf(data: GuideData): LearntKeys {
	const { targets, characters, knowledge, settings } = data;
	const hash = (text: string) =>
		createHash("sha256").update(text).digest("hex");
	const keys = learntKeys(targets, characters, knowledge.lexicon, settings);
	return { model: hash(keys.model), index: hash(keys.index) };
}
