import { squeeze } from "../phrases.ts";
import type { Turn } from "./step.ts";

/** Asks whether something must be, or is so: 要不要…, 得…吗. */
export function asksWhether({ guide, normal }: Turn): boolean {
	const { any, starts, heads, ends } = guide.phrases.cues.whether;
	const bare = squeeze(normal);
	if (any.some((w) => bare.includes(w))) return true;
	return (
		ends.some((w) => bare.endsWith(w)) &&
		(starts.some((w) => bare.startsWith(w)) ||
			heads.some((w) => bare.includes(w)))
	);
}

/** Holds something against what was answered: 同事说…, 谁对, 可我们没有…. */
export function doubts({ guide, normal }: Turn): boolean {
	const { any, heads } = guide.phrases.cues.doubts;
	return (
		any.some((w) => normal.includes(w)) ||
		heads.some((w) => normal.startsWith(w))
	);
}
