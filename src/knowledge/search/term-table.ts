/** Terms → their numbers, as plain arrays: open addressing, two 32-bit hashes a term. */
export interface TermTable {
	/** Two words a place: the term's first and second hash. */
	readonly hashes: Uint32Array;
	/** The term's number plus one; 0 where the place is empty. */
	readonly ids: Uint32Array;
}

/**
 * Builds a table of terms numbered in the order given. A Map of strings would be as fast to ask, but
 * takes a hundred times longer to read from disk, and ten times the memory: this loads as it lies.
 * @throws {Error} if two terms share both hashes (once in 10^19 pairs): they could not be told apart
 */
export function termTable(terms: Iterable<string>, count: number): TermTable {
	let places = 16;
	while (places < count * 2) places *= 2;
	const table = {
		hashes: new Uint32Array(places * 2),
		ids: new Uint32Array(places),
	};
	let id = 0;
	for (const term of terms) {
		const at = placeOf(table, term);
		if (table.ids[at] !== 0)
			throw new Error(`two terms have the same hash, one is «${term}»`);
		table.hashes[2 * at] = hash(term, firstSeed);
		table.hashes[2 * at + 1] = hash(term, secondSeed);
		table.ids[at] = ++id;
	}
	return table;
}

/** The number of a term; -1 for one that the table does not hold. */
export function termId(table: TermTable, term: string): number {
	return (table.ids[placeOf(table, term)] as number) - 1;
}

/** Where a term stands, or the empty place where it would. */
function placeOf({ hashes, ids }: TermTable, term: string): number {
	const first = hash(term, firstSeed);
	const second = hash(term, secondSeed);
	const mask = ids.length - 1;
	let at = first & mask;
	while (
		ids[at] !== 0 &&
		(hashes[2 * at] !== first || hashes[2 * at + 1] !== second)
	)
		at = (at + 1) & mask;
	return at;
}

const firstSeed = 0x811c9dc5;
const secondSeed = 0x9747b28c;

/** FNV-1a over code units, mixed at the end: its low bits alone repeat for short texts. */
function hash(text: string, seed: number): number {
	let h = seed;
	for (let i = 0; i < text.length; i++)
		h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	h ^= h >>> 16;
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	return h >>> 0;
}
