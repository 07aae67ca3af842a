import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
	applyPatch,
	type Operation,
	operationsBetween,
	type Patch,
	PatchConflict,
	type Value,
} from "../../../src/desk/publishing/patches/index.ts";

const file = "knowledge/small.yaml";
const small = `# 头一行说明
- id: one
  title: 第一件   # 行尾说明
  audience: [ employer, individual ]
  # 上面的说明
  aliases: [ 甲 ]
  advice:
    - regions: [ jiangsu ]
      units: [ a#1 ]
      summary: { text: 短短一句, units: [ a#1 ] }  # 说明
      routes:
        - venue: hall
          steps: [ 单位, "办理, 变更" ]
        - venue: app
          steps: []
      notes:
        - 提醒一
        # 第二条的说明
        - { text: 提醒二, units: [ a#1 ] }
  utterances:
    - "怎么办"
    - 咋办啊

# 第二件的说明
- id: two
  title: 第二件
  note: |
    一行
    两行
  empty:
`;

function applied(text: string, ops: Patch, isAgain = false): string {
	const texts = new Map([[file, text]]);
	applyPatch(texts, ops, isAgain);
	return texts.get(file) ?? "";
}

/** Lines of the one text that are not in the other, in order. */
function linesOnlyIn(a: string, b: string): string[] {
	const rest = b.split("\n");
	return a.split("\n").filter((line) => {
		const at = rest.indexOf(line);
		if (at < 0) return true;
		rest.splice(at, 1);
		return false;
	});
}

interface Case {
	what: string;
	op: Omit<Operation, "file">;
	gone: string[];
	come: string[];
}
const cases: Case[] = [
	{
		what: "a text behind a key keeps the comment on its line",
		op: { id: "one", path: ["title"], from: "第一件", to: "头一件" },
		gone: ["  title: 第一件   # 行尾说明"],
		come: ["  title: 头一件   # 行尾说明"],
	},
	{
		what: "a text inside braces",
		op: {
			id: "one",
			path: ["advice", 0, "summary", "text"],
			from: "短短一句",
			to: "有, 逗号 } 的一句",
		},
		gone: ["      summary: { text: 短短一句, units: [ a#1 ] }  # 说明"],
		come: [
			'      summary: { text: "有, 逗号 } 的一句", units: [ a#1 ] }  # 说明',
		],
	},
	{
		what: "an utterance behind the last",
		op: { id: "one", path: ["utterances", "-"], to: "要：怎么弄 # 呢" },
		gone: [],
		come: ['    - "要：怎么弄 # 呢"'],
	},
	{
		what: "an utterance before the first",
		op: { id: "one", path: ["utterances", 0], to: "先问" },
		gone: [],
		come: ["    - 先问"],
	},
	{
		what: "an utterance in between",
		op: { id: "one", path: ["utterances", 1], to: "中间" },
		gone: [],
		come: ["    - 中间"],
	},
	{
		what: "an utterance that looks like a number stays a text",
		op: { id: "one", path: ["utterances", "-"], to: "0755" },
		gone: [],
		come: ['    - "0755"'],
	},
	{
		what: "a quoted text stays quoted",
		op: { id: "one", path: ["utterances", 0], from: "怎么办", to: "怎么弄" },
		gone: ['    - "怎么办"'],
		come: ['    - "怎么弄"'],
	},
	{
		what: "an item between brackets",
		op: { id: "one", path: ["aliases", "-"], to: "乙" },
		gone: ["  aliases: [ 甲 ]"],
		come: ["  aliases: [ 甲, 乙 ]"],
	},
	{
		what: "the only item between brackets",
		op: { id: "one", path: ["aliases", 0], from: "甲" },
		gone: ["  aliases: [ 甲 ]"],
		come: ["  aliases: []"],
	},
	{
		what: "the first of two between brackets",
		op: { id: "one", path: ["audience", 0], from: "employer" },
		gone: ["  audience: [ employer, individual ]"],
		come: ["  audience: [ individual ]"],
	},
	{
		what: "the last of two between brackets",
		op: { id: "one", path: ["audience", 1], from: "individual" },
		gone: ["  audience: [ employer, individual ]"],
		come: ["  audience: [ employer ]"],
	},
	{
		what: "into empty brackets",
		op: { id: "one", path: ["advice", 0, "routes", 1, "steps", "-"], to: "办" },
		gone: ["          steps: []"],
		come: ["          steps: [ 办 ]"],
	},
	{
		what: "a key that was not there",
		op: { id: "one", path: ["advice", 0, "to"], to: "2026-12-31" },
		gone: [],
		come: ["      to: 2026-12-31"],
	},
	{
		what: "the first key behind a dash",
		op: { id: "one", path: ["advice", 0, "regions"], from: ["jiangsu"] },
		gone: ["    - regions: [ jiangsu ]", "      units: [ a#1 ]"],
		come: ["    - units: [ a#1 ]"],
	},
	{
		what: "a whole route",
		op: {
			id: "one",
			path: ["advice", 0, "routes", 0],
			from: { venue: "hall", steps: ["单位", "办理, 变更"] },
		},
		gone: ["        - venue: hall", '          steps: [ 单位, "办理, 变更" ]'],
		come: [],
	},
	{
		what: "a further route, written as its neighbours are",
		op: {
			id: "one",
			path: ["advice", 0, "routes", "-"],
			to: { venue: "bank", steps: ["柜台"], there: "带证件" },
		},
		gone: [],
		come: [
			"        - venue: bank",
			"          steps: [ 柜台 ]",
			"          there: 带证件",
		],
	},
	{
		what: "a note with a comment above it leaves the comment",
		op: {
			id: "one",
			path: ["advice", 0, "notes", 1],
			from: { text: "提醒二", units: ["a#1"] },
		},
		gone: ["        - { text: 提醒二, units: [ a#1 ] }"],
		come: [],
	},
	{
		what: "a list on lines gives way to an empty one",
		op: { id: "one", path: ["utterances"], from: ["怎么办", "咋办啊"], to: [] },
		gone: ["  utterances:", '    - "怎么办"', "    - 咋办啊"],
		come: ["  utterances: []"],
	},
	{
		what: "a text of two lines",
		op: { id: "two", path: ["note"], from: "一行\n两行\n", to: "一行\n三行\n" },
		gone: ["    两行"],
		come: ["    三行"],
	},
	{
		what: "a whole item, but not what stands below it",
		op: {
			id: "one",
			path: [],
			from: parse(small)[0],
		},
		gone: small.split("\n").slice(1, 22),
		come: [],
	},
	{
		what: "a new item",
		op: { id: "three", path: [], to: { id: "three", title: "第三件" } },
		gone: [],
		come: ["- id: three", "  title: 第三件"],
	},
];

describe("an operation touches the lines that it names and no other", () => {
	test.each(cases)("$what", ({ op, gone, come }) => {
		const now = applied(small, [{ file, ...op }]);
		expect(linesOnlyIn(small, now)).toEqual(gone);
		expect(linesOnlyIn(now, small)).toEqual(come);
		expect(parse(now)).toEqual(changedBy(parse(small), op));
	});
});

/** What the operation means, on the values alone. */
function changedBy(list: Value, op: Omit<Operation, "file">): unknown {
	const copy = structuredClone(list) as never as Record<string, unknown>[];
	const at = copy.findIndex((item) => item.id === op.id);
	if (op.path.length === 0) {
		if (op.to === undefined) copy.splice(at, 1);
		else copy.push(op.to as Record<string, unknown>);
		return copy;
	}
	let around: unknown = copy[at];
	for (const step of op.path.slice(0, -1))
		around = (around as Record<string | number, unknown>)[step];
	const last = op.path.at(-1) ?? "";
	if (Array.isArray(around)) {
		const index = last === "-" ? around.length : Number(last);
		const taken = op.from === undefined ? 0 : 1;
		around.splice(index, taken, ...(op.to === undefined ? [] : [op.to]));
	} else if (op.to === undefined)
		delete (around as Record<string, unknown>)[last];
	else (around as Record<string, unknown>)[last] = op.to;
	return copy;
}

describe("what does not fit is a conflict that says what stands there", () => {
	const conflicts: [string, Omit<Operation, "file">, RegExp][] = [
		[
			"another text",
			{ id: "one", path: ["title"], from: "别的", to: "新" },
			/knowledge\/small\.yaml one title: expected "别的", but "第一件"/,
		],
		[
			"a key that is taken",
			{ id: "one", path: ["title"], to: "新" },
			/"第一件" stands there already/,
		],
		[
			"a key that is gone",
			{ id: "one", path: ["code"], from: "E-X" },
			/expected "E-X", but nothing/,
		],
		["no such item", { id: "nine", path: ["title"], to: "新" }, /no such item/],
		[
			"a path into nothing",
			{ id: "one", path: ["advice", 3, "to"], to: "新" },
			/leads nowhere/,
		],
		[
			"a number past the end",
			{ id: "one", path: ["aliases", 2], to: "新" },
			/leads nowhere/,
		],
		[
			"an item that is not in the list",
			{ id: "one", path: ["aliases", 0], from: "丙" },
			/expected "丙", but "甲"/,
		],
		[
			"an id that is taken",
			{ id: "one", path: [], to: { id: "one" } },
			/already/,
		],
	];
	test.each(conflicts)("%s", (_, op, message) => {
		expect(() => applied(small, [{ file, ...op }])).toThrow(message);
		expect(() => applied(small, [{ file, ...op }])).toThrow(PatchConflict);
	});

	test("a file that is not there", () => {
		const op = { file: "knowledge/none.yaml", path: ["a"], to: 1 };
		expect(() => applied(small, [op])).toThrow(/no such file/);
	});

	test("a patch that fails in its last operation changes nothing", () => {
		const texts = new Map([[file, small]]);
		const ops: Patch = [
			{ file, id: "one", path: ["title"], from: "第一件", to: "甲" },
			{ file, id: "one", path: ["title"], from: "第一件", to: "乙" },
		];
		expect(() => applyPatch(texts, ops)).toThrow(PatchConflict);
		expect(texts.get(file)).toBe(small);
	});

	test("an item that has moved is found by what it says, if there is but one", () => {
		const op = { id: "one", path: ["utterances", 0], from: "咋办啊" };
		expect(parse(applied(small, [{ file, ...op }]))[0].utterances).toEqual([
			"怎么办",
		]);
	});
});

test("carried out again after a release that has taken it up, a patch has nothing left to do", () => {
	const ops = cases.map(({ op }): Operation => ({ file, ...op }));
	for (const op of ops) {
		const once = applied(small, [op]);
		const texts = new Map([[file, once]]);
		expect(applyPatch(texts, [op], true)).toEqual({ already: 1 });
		expect(texts.get(file)).toBe(once);
	}
});

/** Entries as they really stand, each with the one before it: whole files would be parsed a thousand times. */
const items = readdirSync("data/knowledge").flatMap((name) => {
	const text = readFileSync(`data/knowledge/${name}`, "utf8");
	const pieces = text.split(/^(?=- )/m).slice(1);
	return pieces.slice(1).map((piece, i) => ({
		name: `knowledge/${name}`,
		text: `${pieces[i]}${piece}`,
		item: (parse(piece) as { id: string }[])[0] as { id: string },
	}));
});

const word = fc.oneof(
	fc.constantFrom(
		"是",
		"否: 不",
		"- 横",
		"# 井",
		"[",
		"a, b",
		"null",
		"12",
		"“引”",
		'"',
		"'",
		"多\n行\n",
		" 前后 ",
		"\u3000全角\u3000",
		"\u00a0",
		"true",
		"{x}",
		"@",
		"*a",
		"&b",
		"!c",
		"%",
		"`",
	),
	fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ v: Value }>((tie) => ({
	v: fc.oneof(
		{ depthSize: "small" },
		word,
		fc.integer({ min: -9999, max: 9999 }),
		fc.boolean(),
		fc.array(tie("v"), { maxLength: 4 }),
		fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("v"), {
			maxKeys: 4,
			noNullPrototype: true,
		}),
	),
})).v;

/** A value with some of its places changed, as an editor might. */
function mutated(from: Value, draw: () => number, fresh: () => Value): Value {
	if (draw() < 0.12) return fresh();
	if (Array.isArray(from))
		return from.flatMap((item: Value) => {
			const dice = draw();
			if (dice < 0.1) return [];
			if (dice < 0.2) return [fresh(), mutated(item, draw, fresh)];
			return [mutated(item, draw, fresh)];
		});
	if (typeof from === "object")
		return Object.fromEntries(
			Object.entries(from).flatMap(([key, item]) => {
				const dice = key === "id" ? 1 : draw();
				if (dice < 0.1) return [];
				if (dice < 0.15)
					return [
						[key, item],
						[`${key}X`, fresh()],
					];
				return [[key, key === "id" ? item : mutated(item, draw, fresh)]];
			}),
		);
	return from;
}

test("whatever an entry becomes, its patch writes just that, and undoing it gives the values back", () => {
	fc.assert(
		fc.property(
			fc.nat(items.length - 1),
			fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
			fc.infiniteStream(value),
			(n, dice, values) => {
				const { name, text, item } = items[n] as (typeof items)[number];
				const draw = () => dice.next().value as number;
				const fresh = () => values.next().value as Value;
				const own = item as unknown as Value;
				const to = Object.fromEntries(
					Object.entries(own).map(([k, v]) => [
						k,
						k === "id" ? v : mutated(v as Value, draw, fresh),
					]),
				);
				const texts = new Map([[name, text]]);
				const place = { file: name, id: item.id };
				applyPatch(texts, operationsBetween(place, own, to));
				const now = parse(texts.get(name) ?? "") as { id: string }[];
				expect(now.find((e) => e.id === item.id)).toEqual(to);
				const rest = (list: { id: string }[]) =>
					list.filter((e) => e.id !== item.id);
				expect(rest(now)).toEqual(rest(parse(text)));
				applyPatch(texts, operationsBetween(place, to, own));
				const back = parse(texts.get(name) ?? "") as { id: string }[];
				expect(back.find((e) => e.id === item.id)).toEqual(item);
			},
		),
		{ numRuns: 60 },
	);
}, 300_000);
