import type { Learnt } from "./compile.ts";
import { pack, unpack } from "./search/index.ts";

/** Changes with the form of what is kept, so that bytes of an older program are not misread. */
const form = 8;

/** Of which phrasings, texts and settings each part is. */
export type LearntKeys = Readonly<Record<keyof Learnt, string>>;

/** What was learnt, as bytes, under the keys of what it was learnt from. */
export function learntToBytes(
	keys: LearntKeys,
	learnt: Partial<Learnt>,
): Uint8Array {
	return pack({ form, keys, learnt });
}

/** What such bytes hold, as far as it is of these very keys. They must begin at a multiple of eight. */
export function learntFromBytes(
	bytes: Uint8Array,
	keys: LearntKeys,
): Partial<Learnt> {
	let kept: { form: number; keys: LearntKeys; learnt: Partial<Learnt> };
	try {
		kept = unpack(bytes) as typeof kept;
	} catch (error) {
		// Cut short, or of another make: it is learnt anew, and the caller says so.
		if (error instanceof SyntaxError || error instanceof RangeError) return {};
		throw error;
	}
	if (kept.form !== form) return {};
	const { model, index } = kept.learnt;
	return {
		...(model && kept.keys.model === keys.model ? { model } : {}),
		...(index && kept.keys.index === keys.index ? { index } : {}),
	};
}
