import {
	closeSync,
	existsSync,
	fstatSync,
	openSync,
	readSync,
	writeFileSync,
} from "node:fs";
import { type Learnt, pack, unpack } from "./knowledge/index.ts";

/** Changes with the form of what is kept, so that a file of an older program is not misread. */
const form = 6;

/** Of which phrasings, texts and settings each part is. */
export type LearntKeys = Readonly<Record<keyof Learnt, string>>;

/** Keeps what was learnt, each part under its key. */
export function writeLearnt(
	path: string,
	keys: LearntKeys,
	learnt: Learnt,
): void {
	writeFileSync(path, pack({ form, keys, learnt }));
}

/** What the build has learnt, as far as it still fits. */
export function readLearnt(path: string, keys: LearntKeys): Partial<Learnt> {
	if (!existsSync(path)) return {};
	const bytes = readWhole(path);
	let kept: { form: number; keys: LearntKeys; learnt: Learnt };
	try {
		kept = unpack(bytes) as typeof kept;
	} catch (error) {
		// A build that was cut short, or one of another form: it is learnt anew, and the caller says so.
		if (error instanceof SyntaxError || error instanceof RangeError) return {};
		throw error;
	}
	if (kept.form !== form) return {};
	const { model, index } = kept.learnt;
	return {
		...(kept.keys.model === keys.model ? { model } : {}),
		...(kept.keys.index === keys.index ? { index } : {}),
	};
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
