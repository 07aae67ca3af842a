import { describe, expect, test } from "vitest";
import type { Format } from "../../src/exchange/pair.ts";
import { utf16 } from "./excel.ts";
import { importing } from "./importing.ts";
import { data } from "./pairs.ts";

const head = "Question\tAnswer\tMetadata\tIsContextOnly\tPrompts\tQnaId";
const qna = (...rows: string[]) => [head, ...rows, ""].join("\n");
const bytes = (...values: number[]) => new Uint8Array(values);

/** What is wrong with a file, all of it, each with its place. */
const wrong: readonly [string, Format, string | Uint8Array, string[]][] = [
	["nothing at all", "csv", "", ["noHeader 1"]],
	["headings alone", "csv", "question,answer\n", ["noPairs"]],
	[
		"columns missing",
		"qna-maker",
		"Frage\tAntwort\nx\ty\n",
		["missingColumn 1", "missingColumn 1"],
	],
	[
		"a column twice",
		"csv",
		"question,问题,answer\n茶,水,好\n",
		["columnTwice 1:问题"],
	],
	[
		"many faults at once",
		"qna-maker",
		qna(
			"茶一\t水\t\tFalse\t{oops\t1",
			"\t水\tnocolon\tmaybe\t[]\tx",
			"茶二\t水\t\tFalse\t[]\t3\t多",
			"茶三\t山泉\t\tFalse\t[]\t4",
			"茶四\t自来\t\tFalse\t[]\t4",
			'茶五\t水\t\tFalse\t[{"QnaId":"a"}]\t5',
		),
		[
			"tooManyCells 4",
			"noQuestion 3:Question",
			"badNumber 3:QnaId",
			"badFlag 3:IsContextOnly",
			"badPrompts 2:Prompts",
			"badMetadata 3:Metadata",
			"differentAnswers 6:Answer",
			"badPrompts 7:Prompts",
		],
	],
	[
		"fields of ours that cannot be",
		"qna-maker",
		qna(
			"茶\t水\thrss_id:A B|hrss_kind:song|hrss_audience:king|hrss_regions:|hrss_units:x\tFalse\t[]\t1",
		),
		Array.from({ length: 5 }, () => "badOwnField 2:Metadata"),
	],
	[
		"an id twice",
		"csv",
		"id,title,question,answer,kind,audience,regions,units\na,茶一,,水,faq,employer,china,update#W1\na,茶二,,山,faq,employer,china,update#W1\n",
		["differentAnswers 3:answer"],
	],
	[
		"a message without its code",
		"csv",
		"id,title,answer,kind,audience,regions,units\na,茶一,水,errorMessage,employer,china,update#W1\n",
		["codeMissing 2"],
	],
	[
		"only half of our columns",
		"csv",
		"question,answer,kind\n茶一,水,faq\n",
		["halfOwn 2:kind"],
	],
	[
		"a place that is none",
		"csv",
		"question,answer,region\n茶一,水,mars\n",
		["unknownRegion 2"],
	],
	[
		"an open quotation mark",
		"csv",
		'question,answer\n茶一,水\n"茶二,水\n',
		["openQuote 3:1"],
	],
	[
		"a mark within a cell",
		"csv",
		'question,answer\n"茶"一,水\n',
		["brokenLine 2:1"],
	],
	[
		"broken YAML",
		"rasa",
		'version: "3.1"\nnlu:\n- intent: [a\n',
		["brokenYaml 4:1"],
	],
	["a key twice", "rasa", "nlu: []\nnlu: []\n", ["brokenYaml 2:1"]],
	[
		"YAML of another shape",
		"rasa",
		"nlu:\n- intent: 5\n  examples: 7\n",
		["brokenYaml 2:11 nlu.0.intent", "brokenYaml 3:13 nlu.0.examples"],
	],
	[
		"items and examples that are none",
		"rasa",
		"nlu:\n- story: x\n- intent: tea\n  examples: |\n    - 泡茶\n    沏茶\n",
		["badItem 2:3 nlu.0", "badExample 6"],
	],
	["broken JSON", "faq-page", '{"@type":\n "FAQPage",}', ["brokenJson 2:12"]],
	[
		"a page without scripts",
		"faq-page",
		"<html><p>茶</p></html>",
		["noScript"],
	],
	["JSON without questions", "faq-page", '{"@type":"FAQPage"}', ["noPairs"]],
	[
		"a question without a name",
		"faq-page",
		'{"@type":"Question"}',
		["noQuestion $.name"],
	],
];

describe("a file is refused with everything that is wrong, where, and nothing is made of it", () => {
	test.each(wrong)("%s (%s)", (_what, format, file, expected) => {
		const { refused, faults, patch } = importing(format, file);
		expect(refused).toBe(true);
		expect(patch.size).toBe(0);
		expect(faults).toEqual(expected);
	});

	test("a place must be named somewhere", () => {
		const { faults } = importing("csv", "question,answer\n茶一,水\n", {
			region: undefined,
		});
		expect(faults).toEqual(["needRegion 2"]);
	});

	test("the place and the subject that were named must be possible", () => {
		const { faults } = importing("csv", "question,answer\n茶一,水\n", {
			region: "mars",
			into: "../x",
		});
		expect(faults).toEqual(["badSubject", "unknownRegion"]);
	});
});

const many = (text: string, count: number) => text.repeat(count);
const bomb = [
	"a: &a [x,x,x,x,x,x,x,x,x]",
	..."bcdefghi"
		.split("")
		.map((c, i) => `${c}: &${c} [${many(`*${"abcdefghi"[i]},`, 9)}]`),
	"nlu: []",
].join("\n");

describe("what is meant to break the reader is refused", () => {
	test.each<[string, Format, () => string | Uint8Array, string]>([
		[
			"more bytes than may be",
			"csv",
			() => new Uint8Array(data.limits.bytes + 1),
			"tooLarge",
		],
		[
			"more YAML than may be",
			"rasa",
			() => new Uint8Array(data.limits.yamlBytes + 1),
			"tooLarge",
		],
		["zero bytes", "csv", () => "question,answer\n\0,b\n", "notText"],
		[
			"UTF-16 without its mark",
			"csv",
			() => utf16("question,answer\na,b"),
			"notText",
		],
		[
			"a picture",
			"csv",
			() => bytes(0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0),
			"notText",
		],
		["half an encoding", "csv", () => bytes(0xff, 0xfe, 0x00, 0xd8), "notText"],
		[
			"a million columns",
			"csv",
			() => `${many("a,", 999_999)}a\n1\n`,
			"tooManyColumns 1",
		],
		[
			"a million columns below",
			"qna-maker",
			() => qna(`a${many("\t", 999_999)}b`),
			"tooManyCells 2",
		],
		[
			"a line without end",
			"csv",
			() => `question,answer\n${many("茶", 2_000_001)}`,
			"longLine 2",
		],
		["lines without end", "csv", () => many("\n", 400_001), "tooManyRows"],
		[
			"a text without end",
			"csv",
			() => `question,answer\n茶,"${many("水\n", 20_000)}"\n`,
			"longText 2",
		],
		["aliases of aliases", "rasa", () => bomb, "brokenYaml 0:0"],
		["an alias of nothing", "rasa", () => "nlu: *x\n", "brokenYaml 0:0"],
		[
			"brackets without end in YAML",
			"rasa",
			() => `nlu: ${many("[", 50_000)}`,
			"brokenYaml",
		],
		[
			"brackets without end in JSON",
			"faq-page",
			() => many("[", 100_000) + many("]", 100_000),
			"tooDeep",
		],
	])("%s", (_what, format, make, expected) => {
		const { refused, faults } = importing(format, make());
		expect(refused).toBe(true);
		// How deep brackets may go before they are given up depends on the stack.
		expect(faults[0]?.replace(/ 1:\d{3}$/, "")).toBe(expected);
	});
});

describe("what only looks dangerous is taken for what it is", () => {
	test("names of a prototype are names like others", () => {
		const { entries, found } = importing(
			"csv",
			"question,answer,__proto__,constructor\n__proto__是什么茶,toString,1,2\n",
		);
		expect(entries.map((e) => e.id)).toEqual(["proto-shi-shen-me-cha"]);
		expect(found).toEqual(
			expect.arrayContaining([
				"unknownColumn 1:__proto__",
				"unknownColumn 1:constructor",
			]),
		);
		expect(Object.hasOwn(Object.prototype, "1")).toBe(false);
	});

	test("JSON and YAML with them, too", () => {
		const json =
			'{"__proto__":{"@type":"Question","name":"泡茶吗","acceptedAnswer":{"text":"泡"}}}';
		expect(importing("faq-page", json).entries).toHaveLength(1);
		const yaml =
			"__proto__: [1]\nnlu:\n- intent: constructor\n  examples: |\n    - 泡茶吗\n";
		const { patch } = importing("rasa", yaml);
		expect(patch.get("drafts/moved-in.yaml")).toContain("id: constructor");
	});

	test.each<[string, Uint8Array]>([
		[
			"GBK, as Excel saves it in China",
			bytes(
				...Buffer.from("question,answer\n", "latin1"),
				0xb2,
				0xe8,
				0xd2,
				0xbb,
				0x2c,
				0xcb,
				0xae,
			),
		],
		["UTF-16 with its mark", utf16("\uFEFFquestion,answer\n茶一,水\n")],
		[
			"UTF-8 with its mark",
			new TextEncoder().encode("\uFEFFquestion,answer\n茶一,水\n"),
		],
	])("%s", (_what, file) => {
		const { entries } = importing("csv", file);
		expect(entries.map((e) => e.title)).toEqual(["茶一"]);
	});
});
