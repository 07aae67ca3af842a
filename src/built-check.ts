import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GuideData } from "./bot/index.ts";
import {
	type CheckData,
	FileChecker,
	loadCheckData,
} from "./checking/index.ts";
import { readKept, stampOf } from "./kept-data.ts";
import { type Actor, actors } from "./knowledge/index.ts";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const threadPath = join(dist, "checking", "thread.js");
/** Where the build keeps what the file check works with. */
export const checkPath = join(dist, "check.json");

/** The file check in threads of the build, over data that are read already and may be read anew. */
export function openChecker(data: () => CheckData): FileChecker {
	return new FileChecker(data, threadPath);
}

/** What the file check works with, as the build kept it, or else read now. @throws {DataError} */
export function openCheckData(folder: string, data: GuideData): CheckData {
	const kept = readKept<CheckData>(checkPath, stampOf(folder));
	return kept ?? readCheck(folder, data);
}

/** What the file check has of its own, beside what the guide has read. @throws {DataError} */
export function readCheck(folder: string, data: GuideData): CheckData {
	const named = actors.map((a) => [a, data.replies.say(`who.${a}`)]);
	return loadCheckData(folder, {
		...data,
		actors: Object.fromEntries(named) as Record<Actor, string>,
	});
}
