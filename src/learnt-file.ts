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
const form = 4;

/** Keeps what was learnt from the phrasings, under the key of those phrasings. */
export function writeLearnt(path: string, key: string, learnt: Learnt): void {
	writeFileSync(path, pack({ form, key, learnt }));
}

/** What the build has learnt; undefined where there is none of these very phrasings. */
export function readLearnt(path: string, key: string): Learnt | undefined {
	if (!existsSync(path)) return undefined;
	const bytes = readWhole(path);
	let kept: { form: number; key: string; learnt: Learnt };
	try {
		kept = unpack(bytes) as typeof kept;
	} catch (error) {
		// A build that was cut short, or one of another form: it is learnt anew, and the caller says so.
		if (error instanceof SyntaxError || error instanceof RangeError)
			return undefined;
		throw error;
	}
	return kept.form === form && kept.key === key ? kept.learnt : undefined;
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
