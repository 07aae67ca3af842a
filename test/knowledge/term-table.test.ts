import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { termId, termTable } from "../../src/knowledge/search/term-table.ts";

describe("a table of terms", () => {
	test("answers as a Map does, also for what it does not hold", () => {
		const words = fc.uniqueArray(fc.string({ maxLength: 4 }));
		fc.assert(
			fc.property(
				words,
				fc.array(fc.string({ maxLength: 4 })),
				(held, asked) => {
					const table = termTable(held, held.length);
					const map = new Map(held.map((word, i) => [word, i]));
					for (const word of [...held, ...asked])
						expect(termId(table, word)).toBe(map.get(word) ?? -1);
				},
			),
		);
	});

	test("holds a hundred thousand pairs of characters apart", () => {
		const pairs = Array.from({ length: 100_000 }, (_, i) =>
			String.fromCharCode(0x4e00 + (i % 317), 0x4e00 + Math.floor(i / 317)),
		);
		const table = termTable(pairs, pairs.length);
		expect(pairs.every((pair, i) => termId(table, pair) === i)).toBe(true);
	});

	test("a term given twice is refused", () => {
		expect(() => termTable(["a", "a"], 2)).toThrow("«a»");
	});
});
