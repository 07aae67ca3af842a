import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NormalForm } from "../../src/knowledge/index.ts";
import { Templates } from "../../src/knowledge/templates.ts";

const form = new NormalForm(
	JSON.parse(readFileSync("data/characters.json", "utf8")),
	{ synonyms: [], typos: {}, pinyin: {}, ignore: [], abbreviations: {} },
);
const templates = new Templates(
	[
		{ id: "hukou", text: "户籍性质为空" },
		{ id: "person", text: "未获取到人员信息" },
		{ id: "person-in-full", text: "职工{name}未获取到人员信息，请先采集" },
		{ id: "paid", text: "自{month}起，存在失业金发放信息" },
		{ id: "limit", text: "经办人最多{n}人，当前已有{n}人" },
		{ id: "unsigned", text: "未签约" },
		{ id: "void", text: "作废" },
		{ id: "twin-a", text: "该业务只有企业职工可以办理" },
		{ id: "twin-b", text: "该业务只有企业职工可以办理" },
	],
	form,
);
const ids = (text: string) => templates.find(text).map((h) => h.id);

describe("a message of the portal is found", () => {
	test.each([
		["alone", "户籍性质为空", ["hukou"]],
		[
			"inside a longer text",
			"给小王增员的时候跳出来户籍性质为空，这个要怎么弄才行",
			["hukou"],
		],
		["with other punctuation", "户籍，性质：为空！", ["hukou"]],
		["with spaces and line ends", "户籍 性质\n为空", ["hukou"]],
		["in traditional writing", "戶籍性質為空", ["hukou"]],
		["with zero-width characters", "户籍\u200b性质为空", ["hukou"]],
		["in quotation marks", "提示“户籍性质为空”", ["hukou"]],
		["with its blank filled", "自2026年3月起，存在失业金发放信息", ["paid"]],
		[
			"with its blank filled by many words",
			"自该职工参保开始日期的下一个月起存在失业金发放信息",
			["paid"],
		],
		["with its blank left empty", "自起存在失业金发放信息", ["paid"]],
		[
			"with two blanks",
			"系统说经办人最多10人，当前已有11人，怎么删",
			["limit"],
		],
	])("%s", (_what, said, found) => {
		expect(ids(said)).toEqual(found);
	});

	test.each([
		["one character is missing", "户籍性质空"],
		["its words in another order", "为空的户籍性质"],
		["the pieces in another order", "当前已有11人，经办人最多10人"],
		["only a piece of it", "存在失业金发放信息"],
		["nothing was said", ""],
		["punctuation only", "？？？"],
	])("not where %s", (_what, said) => {
		expect(ids(said)).toEqual([]);
	});
});

describe("a short message is an everyday word", () => {
	test.each([
		["alone", "未签约", ["unsigned"]],
		["alone with punctuation", "“未签约”！", ["unsigned"]],
		["in quotation marks", "扣款时提示“未签约”，要去银行吗", ["unsigned"]],
		[
			"in straight quotation marks",
			'扣款时提示"未签约"要去银行吗',
			["unsigned"],
		],
		["in brackets", "状态【作废】还能恢复吗", ["void"]],
		["in full-width brackets", "状态（作废）还能恢复吗", ["void"]],
		["in passing", "我们还未签约劳动合同，能参保吗", []],
		["in passing, the other", "这张单子作废了怎么办", []],
		["quoted with more words", "提示“未签约三方”", []],
	])("%s: %s", (_what, said, found) => {
		expect(ids(said)).toEqual(found);
	});
});

describe("of several messages", () => {
	test("the longest wins over the one that lies within it", () => {
		expect(ids("职工张三未获取到人员信息，请先采集")).toEqual([
			"person-in-full",
		]);
		expect(ids("未获取到人员信息")).toEqual(["person"]);
	});

	test("two that stand side by side are both found, the longest first", () => {
		expect(ids("先是户籍性质为空，后来又说未获取到人员信息")).toEqual([
			"person",
			"hukou",
		]);
	});

	test("one text that two entries have brings both", () => {
		expect(ids("该业务只有企业职工可以办理")).toEqual(["twin-a", "twin-b"]);
	});
});

test.each([
	["户籍性质为空", true],
	["“户籍性质为空”", true],
	["户籍性质为空啊", true],
	["增员提示户籍性质为空怎么办", false],
])("%s is little else than the message: %s", (said, whole) => {
	expect(templates.find(said)[0]?.whole).toBe(whole);
});

test("10,000 messages do not slow a turn", () => {
	const many = new Templates(
		Array.from({ length: 10_000 }, (_, i) => ({
			id: `t${i}`,
			text: `第${i}号业务因{why}不能办理，请先${i}再试`,
		})),
		form,
	);
	const started = performance.now();
	expect(many.find("第77号业务因欠费不能办理，请先77再试")[0]?.id).toBe("t77");
	expect(performance.now() - started).toBeLessThan(100);
});
