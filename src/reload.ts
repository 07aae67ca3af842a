import { Worker } from "node:worker_threads";
import { buildGuide, type Guide, readGuideData } from "./bot/index.ts";
import { type FaceData, readFaceData } from "./face-data.ts";
import { type Learnt, parsedTexts } from "./knowledge/index.ts";
import type { OfflineFiles } from "./web/index.ts";

/** What the thread brings: what it learnt from which data, or why the data cannot be used. */
export type Lesson =
	| {
			readonly version: string;
			readonly learnt: Learnt;
			readonly offline: OfflineFiles;
	  }
	| { readonly fault: string };

/** All that is swapped. */
export interface Reloaded {
	readonly guide: Guide;
	readonly faces: FaceData;
	readonly offline: OfflineFiles;
}

/** New data that cannot be used; the guide in use stays. The message names every fault. */
export class ReloadError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "ReloadError";
	}
}

/** Somebody who keeps saving while we read: after so many tries it is told instead of tried again. */
const tries = 5;

/**
 * Reads the data folder anew while the old guide goes on answering: checking and training happen in
 * a thread, only putting the parts together (some tenths of a second) happens here.
 * @throws {ReloadError|DataError} naming each fault; the caller keeps what it has
 */
export async function reloadGuide(folder: string): Promise<Reloaded> {
	for (let attempt = 0; attempt < tries; attempt++) {
		const lesson = await learnApart(folder);
		if ("fault" in lesson) throw new ReloadError(lesson.fault);
		const data = readGuideData(folder);
		const faces = readFaceData(folder, data);
		parsedTexts.release();
		if (data.version !== lesson.version) continue;
		const { learnt: _kept, ...guide } = buildGuide(data, lesson.learnt);
		return { guide, faces, offline: lesson.offline };
	}
	throw new ReloadError(
		`${folder} changed ${tries} times while it was read; wait until all is saved, and reload again`,
	);
}

/** The same module as we are: compiled beside compiled, source beside source. */
const learner = new URL(
	import.meta.url.endsWith(".ts") ? "./learner.ts" : "./learner.js",
	import.meta.url,
);

function learnApart(folder: string): Promise<Lesson> {
	return new Promise((resolve, reject) => {
		const thread = new Worker(learner, { workerData: folder });
		thread.once("message", resolve);
		thread.once("error", reject);
		thread.once("exit", (code) =>
			reject(new ReloadError(`reading the data ended with ${code}`)),
		);
	});
}
