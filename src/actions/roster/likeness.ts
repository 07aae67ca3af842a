/** The pairs of neighbouring characters of a text, each once. */
export function pairs(text: string): ReadonlySet<string> {
	const chars = [...text];
	return new Set(chars.slice(1).map((c, i) => `${chars[i]}${c}`));
}

/** Fewer pairs stand in any sentence by chance. */
const FEW = 4;

/**
 * How much of a known message stands in a text: 0 nothing, 1 all of its pairs. A portal wraps its messages in other
 * words, so that the text may be longer; a very short message must make up the text as well (Dice's coefficient).
 */
export function likeness(
	text: ReadonlySet<string>,
	known: ReadonlySet<string>,
): number {
	if (known.size === 0) return 0;
	let shared = 0;
	for (const pair of known) if (text.has(pair)) shared++;
	return known.size >= FEW
		? shared / known.size
		: (2 * shared) / (text.size + known.size);
}
