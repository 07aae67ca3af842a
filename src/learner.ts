import { parentPort, workerData } from "node:worker_threads";
import { learn } from "./built.ts";
import { DataError } from "./knowledge/index.ts";
import type { Lesson } from "./reload.ts";

/** Runs in a thread of its own: reads the data, and learns what the phrasings have changed. */
let lesson: Lesson;
try {
	lesson = { ...learn(String(workerData)) };
} catch (error) {
	if (!(error instanceof DataError)) throw error;
	lesson = { fault: error.message };
}
parentPort?.postMessage(lesson);
