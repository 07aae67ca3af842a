import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge, NormalForm } from "../../src/knowledge/index.ts";

const table = JSON.parse(readFileSync("data/characters.json", "utf8"));
const { lexicon, entries } = loadKnowledge("data");
const real = new NormalForm(table, lexicon);
/** The real characters with a lexicon of our own, so that a test says all it rests on. */
const small = new NormalForm(table, {
	...lexicon,
	synonyms: [],
	typos: { 餐保: "参保", 参报: "参保", 餐保卡: "社保卡" },
	ignore: ["请问", "请问一下", "啊", "怎么办"],
});

describe("the normal form", () => {
	test.each([
		["traditional characters", "社會保險費補繳", "社会保险费补缴"],
		["traditional, one form for two", "戶籍性質為空", "户籍性质为空"],
		["the same in Taiwan's spelling", "養老金與勞動關係", "养老金与劳动关系"],
		["full-width letters and digits", "ＡＰＰ１２３３３", "app12333"],
		["full-width punctuation", "参保（增员）？", "参保(增员)?"],
		["circled numbers", "①号", "1号"],
		["upper case", "HR和App", "hr和app"],
		["zero-width characters", "参\u200b保\ufeff登\u2060记", "参保登记"],
		["direction marks", "\u202e参保\u202c", "参保"],
		["control characters", "参\u0007保", "参保"],
		["an ideographic space", "参保\u3000登记", "参保 登记"],
		["line ends and tabs", " 参保\r\n\t登记 ", "参保 登记"],
		["a typo", "怎么餐保", "怎么参保"],
		["the longest typo first", "餐保卡丢了", "社保卡丢了"],
		["a typo twice", "餐保和参报", "参保和参保"],
		["a typo in traditional writing", "參報", "参保"],
		["nothing", "", ""],
	])("%s", (_what, said, normal) => {
		expect(small.of(said)).toBe(normal);
	});

	test("of a normal form is the same, for every phrasing that we know", () => {
		const changed = entries
			.flatMap((e) => e.utterances)
			.map((u) => real.of(u))
			.filter((normal) => real.of(normal) !== normal);
		expect(changed).toEqual([]);
	});

	test("of a normal form is the same, whatever was typed", () => {
		const typed = fc.string({
			unit: fc.constantFrom(
				..."参參保餐报報社會会Ａａ1１①％ \u3000\n\u200b，,。啊請问",
			),
		});
		fc.assert(
			fc.property(typed, (text) => {
				const normal = small.of(text);
				expect(small.of(normal)).toBe(normal);
			}),
		);
	});

	test("any text has one, without an exception", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				expect(typeof real.of(text)).toBe("string");
			}),
		);
	});
});

describe("fillers", () => {
	test.each([
		["go from the head and the tail", "请问参保怎么登记啊", "参保怎么登记"],
		["the longest first", "请问一下参保登记流程", "参保登记流程"],
		["stay where little else was said", "请问怎么办啊", "请问怎么办啊"],
		["stay where they are all that was said", "请问", "请问"],
		["none, none taken", "参保登记", "参保登记"],
	])("%s", (_what, normal, bare) => {
		expect(small.bare(normal)).toBe(bare);
	});

	test("a lexicon without typos and fillers changes nothing", () => {
		const plain = new NormalForm(table, { ...lexicon, typos: {}, ignore: [] });
		expect(plain.bare(plain.of("请问餐保"))).toBe("请问餐保");
	});
});

describe("sounds", () => {
	test.each([
		["社保", "设保"],
		["停缴", "停交"],
		["参保", "餐保"],
		["失业", "事业"],
		["公司", "工司"],
		["宿迁", "诉迁"],
	])("%s and %s sound alike", (a, b) => {
		const sounds = (word: string) => [...word].map((c) => small.sound(c));
		expect(sounds(a)).toEqual(sounds(b));
		expect(sounds(a)).not.toContain(undefined);
	});

	test("a letter has none", () => {
		expect(small.sound("a")).toBeUndefined();
	});

	test.each([
		["shebao", ["se", "bao"], "sh is heard as s"],
		["yanglao", ["yan", "lao"], "-ng is heard as -n"],
		["zengyuan", ["zen", "yuan"], "the same in the middle"],
		["xian", ["xian"], "few long syllables are likelier than xi an"],
		["", [], "nothing has no syllables"],
		["shebaoka", ["se", "bao", "ka"], "no spaces needed"],
	])("%s is cut to %j: %s", (letters, syllables) => {
		expect(small.syllables(letters)).toEqual(syllables);
	});

	test.each(["app", "hr", "12333", "shebaox", "excel"])(
		"%s is no pinyin",
		(letters) => {
			expect(small.syllables(letters)).toBeUndefined();
		},
	);

	test("letters of any length are cut in time", () => {
		const started = performance.now();
		small.syllables("xian".repeat(500));
		expect(performance.now() - started).toBeLessThan(500);
	});
});
