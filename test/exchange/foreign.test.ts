import { describe, expect, test } from "vitest";
import type { Format } from "../../src/exchange/pair.ts";
import { importing } from "./importing.ts";

const head =
	"Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId";
const prompt = (to: number, order: number, text: string) =>
	`{"DisplayOrder":${order},"QnaId":${to},"Qna":null,"DisplayText":"${text}"}`;

describe("a table of QnA Maker", () => {
	const file = [
		head,
		`泡茶用什么水\t用山泉水。\\n别用\\\\server里的水。\thttps://example.org/tea\tdept:tea|level:1\t[]\tFalse\t[${prompt(3, 1, "杯子")},${prompt(2, 0, "怎么洗壶")}]\t1`,
		`沏茶的水怎么选\t用山泉水。\\n别用\\\\server里的水。\thttps://example.org/tea\tdept:tea|level:1\t[]\tFalse\t[]\t1`,
		"怎么洗壶\t\t手册.docx\t\t[]\tTrue\t[]\t2",
		`Which cup?\tAny **cup**.\tEditorial\t\t[{"ClusterHead":"cups"}]\tFalse\t[${prompt(9, 0, "没了")}]\t3`,
		"",
	].join("\n");
	const { entries, patch, found, counts } = importing("qna-maker", file);

	test("becomes entries, in the order of the file", () => {
		expect(entries.map((e) => [e.id, e.title, e.utterances])).toEqual([
			[
				"pao-cha-yong-shen-me-shui",
				"泡茶用什么水",
				["泡茶用什么水", "沏茶的水怎么选"],
			],
			["which-cup", "Which cup?", ["Which cup?"]],
		]);
		expect(counts).toEqual({ pairs: 2, phrasings: 3, known: 0, drafts: 1 });
	});

	test("a written \\n is a line break, a doubled backslash stays", () => {
		expect(entries[0]?.advice[0]?.summary.text).toBe(
			"用山泉水。\n别用\\\\server里的水。",
		);
	});

	test("prompts are related entries in their order; one to a draft waits", () => {
		expect(entries[0]?.related).toEqual(["which-cup"]);
		expect(found).toContain("promptToDraft 2");
	});

	test("place, units and sources are there, addresses where they are some", () => {
		const [advice] = entries[0]?.advice ?? [];
		expect(advice?.regions).toEqual(["kunshan"]);
		expect(advice?.units).toEqual(["old#pao-cha-yong-shen-me-shui"]);
		const sources = patch.get("sources.yaml") ?? "";
		expect(sources).toMatch(/- id: old\n {4}title: old.tsv/);
		expect(sources).toMatch(
			/old#pao-cha-yong-shen-me-shui:[^#]*address: https:\/\/example.org\/tea[^#]*UNCONFIRMED/,
		);
		expect(sources).toMatch(
			/old#zen-me-xi-hu:\n {4}title: 怎么洗壶（手册.docx）/,
		);
		expect(patch.get("page.yaml")).toContain("  moved-in: ");
	});

	test("a pair without an answer is a draft that says what is missing", () => {
		const draft = patch.get("drafts/moved-in.yaml") ?? "";
		expect(draft).toMatch(/^# .*summary/);
		expect(draft).toContain("id: zen-me-xi-hu");
		expect(draft).not.toContain("summary:");
	});

	test("everything that did not come along is named with its place", () => {
		expect(found).toEqual([
			"contextOnly 4:IsContextOnly",
			"suggestions 5:SuggestedQuestions",
			"foreignMetadata 2:Metadata",
			"foreignMetadata 2:Metadata",
			"noAnswer 4",
			"markup 5",
			"displayText 2:Prompts",
			"promptNowhere 5:Prompts",
			"promptToDraft 2",
			"newUnits",
		]);
	});
});

test("rows without ids belong together where answer, metadata and source are the same", () => {
	const { entries, found } = importing(
		"qna-maker",
		"Question\tAnswer\tSource\tMetadata\n泡茶\t水\tA\t\n沏茶\t水\tA\t\n泡咖啡\t水\tB\t\n",
	);
	expect(entries.map((e) => e.utterances)).toEqual([
		["泡茶", "沏茶"],
		["泡咖啡"],
	]);
	expect(found).toContain("grouped");
});

test("metadata may be JSON, as the newer service writes it", () => {
	const cell =
		'[{"name":"dept","value":"tea"},{"name":"__proto__","value":"x"}]';
	const { found } = importing(
		"qna-maker",
		`${head}\n泡茶\t水\tA\t${cell}\t[]\tFalse\t[]\t1\n`,
	);
	expect(found.filter((f) => f.startsWith("foreign"))).toHaveLength(2);
});

test("the same question and answer twice are one, with the phrasings of both", () => {
	const row = (q: string, id: number) =>
		`${q}\t水\tA\t\t[]\tFalse\t[]\t${id}\n`;
	const { entries, found } = importing(
		"qna-maker",
		`${head}\n${row("泡茶", 1)}${row("沏茶", 1)}${row("泡茶", 2)}${row("煮茶", 2)}`,
	);
	expect(entries.map((e) => e.utterances)).toEqual([["泡茶", "沏茶", "煮茶"]]);
	expect(found).toContain("doubled 4");
});

test("rows of one pair that differ beside the question are named, the first holds", () => {
	const { entries, found } = importing(
		"qna-maker",
		`${head}\n泡茶\t水\tA\td:1\t[]\tFalse\t[]\t1\n沏茶\t水\tB\td:2\t[]\tFalse\t[${prompt(1, 0, "泡茶")}]\t1\n`,
	);
	expect(entries[0]?.related).toEqual([]);
	expect(found).toEqual(
		expect.arrayContaining([
			"rowDiffers 3:Source",
			"rowDiffers 3:Metadata",
			"rowDiffers 3:Prompts",
		]),
	);
});

test("the same question with two answers is two entries, and the clash is named", () => {
	const { entries, found } = importing(
		"csv",
		"question,answer\n泡茶用什么水,山泉水\n泡茶用什么水,自来水\n",
	);
	expect(entries.map((e) => [e.title, e.utterances])).toEqual([
		["泡茶用什么水", ["泡茶用什么水"]],
		["泡茶用什么水 (2)", []],
	]);
	expect(new Set(entries.map((e) => e.id)).size).toBe(2);
	expect(found).toEqual(
		expect.arrayContaining(["titleTaken 3", "phrasingTaken 3"]),
	);
});

describe("training data of Rasa", () => {
	const file = `version: "3.1"
nlu:
- intent: tea/ask_water
  examples: |
    - 泡茶用什么[水](drink)
    - 沏茶用[山泉]{"entity": "drink", "value": "spring"}吗
- intent: greet
  examples:
  - text: 泡茶您好
    metadata: { mood: good }
- intent: housing_fund
  examples: |
    - 公积金的茶钱
- intent: card_loss
  examples: |
    - 我的卡掉进茶壶里了
- synonym: spring
  examples: |
    - 泉
- regex: zip
  examples: |
    - \\d{6}
- lookup: teas
  examples: |
    - 龙井
responses:
  utter_tea/ask_water:
  - text: 山泉水。
    buttons:
    - title: 您好
      payload: /greet
    - title: 外部
      payload: https://example.org
  - text: 自来水。
  utter_bye:
  - text: 再见
stories: []
`;
	const { entries, patch, found } = importing("rasa", file);

	test("intents become entries where a response answers them, else drafts", () => {
		expect(entries.map((e) => [e.id, e.title, e.utterances])).toEqual([
			["ask-water", "泡茶用什么水", ["泡茶用什么水", "沏茶用山泉吗"]],
		]);
		expect(patch.get("drafts/moved-in.yaml")).toContain("id: greet");
	});

	test("intents named like what is here are held against it, not added", () => {
		expect(found).toContain("knownPhrasings neighbour_housing-fund");
		expect(found).toContain("knownPhrasings 14:3 nlu.3");
	});

	test("what has no place here is named with line and path", () => {
		expect(found).toEqual(
			expect.arrayContaining([
				"section 17:3 nlu.4",
				"section 20:3 nlu.5",
				"section 23:3 nlu.6",
				"section 37:10 stories",
				"entity 3:3 nlu.0",
				"exampleMetadata 7:3 nlu.1",
				"moreResponses 28:3 responses.utter_tea/ask_water",
				"promptNowhere 28:3 responses.utter_tea/ask_water",
				"unusedResponse 36:3 responses.utter_bye",
			]),
		);
	});
});

describe("pages of questions", () => {
	const question = (name: string, text: string) => ({
		"@type": "Question",
		name,
		acceptedAnswer: { "@type": "Answer", text },
	});
	const one = question("泡茶用什么水", "<p>山泉水</p>");
	const two = question("怎么洗壶", "用热水");
	const page = (mainEntity: unknown) => ({
		"@context": "https://schema.org",
		"@type": "FAQPage",
		mainEntity,
	});
	const script = (v: unknown) =>
		`<script type="application/ld+json">${JSON.stringify(v)}</script>`;
	const split = {
		"@graph": [
			{ "@type": ["WebPage", "FAQPage"], mainEntity: [{ "@id": "#1" }] },
			{
				"@type": "https://schema.org/Question",
				"@id": "#1",
				name: { "@value": "泡茶用什么水", "@language": "zh" },
				acceptedAnswer: [{ "@id": "#a" }],
			},
			{ "@type": "Answer", "@id": "#a", text: "山泉水" },
			two,
		],
	};

	test.each<[string, string]>([
		["one page", JSON.stringify(page([one, two]))],
		["a single question is no list", JSON.stringify([page(one), page(two)])],
		["a graph with references", JSON.stringify(split)],
		[
			"a web page with two scripts",
			`<!doctype html><html>${script(page([one]))}\n<p>${script(page([two]))}`,
		],
	])("%s", (_what, text) => {
		const { entries } = importing("faq-page", text);
		expect(entries.map((e) => e.title)).toEqual(["泡茶用什么水", "怎么洗壶"]);
		expect(entries[0]?.advice[0]?.summary.text).toMatch(/山泉水/);
	});

	test("other types, further answers and markup are named by their path", () => {
		const more = {
			...one,
			suggestedAnswer: [{ "@type": "Answer", text: "自来水" }],
		};
		const { found } = importing(
			"faq-page",
			JSON.stringify([page([more]), { "@type": "HowTo", name: "x" }]),
		);
		expect(found).toEqual(
			expect.arrayContaining([
				"otherType $[1]",
				"moreAnswers $[0].mainEntity[0]",
				"markup $[0].mainEntity[0]",
			]),
		);
	});
});

describe("a table of another kind", () => {
	test.each<[string, string, number]>([
		["Chinese headings", "标准问,答案\n泡茶用什么水,山泉水\n", 1],
		["semicolons", "question;answer\n泡茶用什么水;山泉水\n", 1],
		["tabs", "问题\t答复\n泡茶用什么水\t山泉水\n", 1],
		[
			"a line break, quotation marks and empty lines",
			'问题,答案\r\n"泡茶，\r\n用""什么""水",山泉水\r\n\r\n怎么洗壶,热水\r\n',
			2,
		],
	])("%s", (_what, text, count) => {
		const { entries } = importing("csv", text);
		expect(entries).toHaveLength(count);
	});

	test("ids and places of its own are kept, the flag fills the rest", () => {
		const { entries } = importing(
			"csv",
			"id,question,answer,region,audience\ntea-water,泡茶用什么水,山泉水,qingdao,employer\nk2,怎么洗壶,热水,,\n",
		);
		expect(
			entries.map((e) => [e.id, e.advice[0]?.regions, e.audience]),
		).toEqual([
			["tea-water", ["qingdao"], ["employer"]],
			["k2", ["kunshan"], ["employer", "individual"]],
		]);
	});

	test("an apostrophe that guarded a formula comes off, an own one stays", () => {
		const { entries } = importing(
			"csv",
			"question,answer\n'=1+1是多少茶,''=2\n'茶'是什么,-3\n",
		);
		expect(entries.map((e) => [e.title, e.advice[0]?.summary.text])).toEqual([
			["=1+1是多少茶", "'=2"],
			["'茶'是什么", "-3"],
		]);
	});
});

test("ids come from titles alone: the same file gives the same files", () => {
	const formats: readonly [Format, string][] = [
		["csv", "question,answer\n👋👋,您好茶\n社保茶！,行\n"],
	];
	for (const [format, text] of formats) {
		const [one, two] = [importing(format, text), importing(format, text)];
		expect([...one.patch]).toEqual([...two.patch]);
		expect(one.entries.map((e) => e.id)).toEqual([
			expect.stringMatching(/^q-[0-9a-f]{8}$/),
			"she-bao-cha",
		]);
	}
});
