import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readSync,
	writeFileSync,
} from "node:fs";
import {
	type Learnt,
	type LearntKeys,
	learntFromBytes,
	learntToBytes,
} from "./knowledge/index.ts";

/** Keeps what was learnt for the next start. */
export function writeLearnt(
	path: string,
	keys: LearntKeys,
	learnt: Learnt,
): void {
	writeFileSync(path, learntToBytes(keys, learnt));
}

/** What the build has learnt, as far as it still fits. */
export function readLearnt(path: string, keys: LearntKeys): Partial<Learnt> {
	return existsSync(path) ? learntFromBytes(readWhole(path), keys) : {};
}

/** A file into memory of its own: a Buffer may lie anywhere, arrays of numbers must be aligned. */
function readWhole(path: string): Uint8Array {
	const file = openSync(path, "r");
	try {
		const bytes = new Uint8Array(fstatSync(file).size);
		let at = 0;
		while (at < bytes.length) {
			const got = readSync(file, bytes, at, bytes.length - at, at);
			if (got === 0) break;
			at += got;
		}
		return bytes;
	} finally {
		closeSync(file);
	}
}
