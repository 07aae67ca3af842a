import { describe, expect, test } from "vitest";
import type { Guide } from "../../../src/bot/index.ts";
import { readPublishing } from "../../../src/desk/publishing/index.ts";
import {
	approved,
	broken,
	compare,
	groupsOf,
	type KeptReplay,
	kindOf,
	type Playing,
	type Told,
	talkApproved,
	waiting,
} from "../../../src/desk/publishing/replay/index.ts";
import { changeKinds } from "../../../src/desk/publishing/settings.ts";
import { shownReplay } from "../../../src/desk/publishing/shown-replay.ts";
import { Places } from "../../../src/knowledge/index.ts";

const answer = (subject: string, text = "甲"): Told => ({
	outcome: "answer",
	subject,
	title: subject,
	text,
});
const decline: Told = { outcome: "decline", text: "不知道" };
const clarify: Told = { outcome: "clarify", text: "哪一个" };

describe("how an answer changes", () => {
	test.each([
		["moved", answer("entry:a"), answer("entry:b")],
		[
			"moved",
			{ ...answer("entry:a"), outcome: "result" as const },
			answer("entry:b"),
		],
		["text", answer("entry:a"), answer("entry:a", "乙")],
		["gained", decline, answer("entry:a")],
		[
			"gained",
			{ ...answer("entry:a"), outcome: "ask" as const },
			answer("entry:a"),
		],
		["lost", answer("entry:a"), clarify],
		["other", decline, clarify],
	] as const)("%s", (kind, before, after) => {
		expect(kindOf(before, after)).toBe(kind);
	});
});

const questions = ["一", "二", "三", "四"].map((text) => ({
	text,
	asOf: "2026-11-21",
}));
const playing = (
	told: readonly Told[],
	problems: readonly string[] = [],
): Playing => ({
	questions: told,
	talks: [{ turns: [{ said: "你好", told: told[0] as Told }], problems }],
});
const talks = [
	{ file: "a.yaml", talk: { title: "问好", turns: [{ say: "你好" }] } },
];
const before = playing([
	answer("entry:a"),
	decline,
	answer("entry:a"),
	clarify,
]);
const after = playing(
	[
		answer("entry:b"),
		answer("entry:b", "很长很长"),
		answer("entry:b"),
		clarify,
	],
	["turn 1: no"],
);
const found = compare({ questions, talks }, before, after, 2);

test("what is the same is not listed, the rest is by like ones, long texts cut short", () => {
	expect(found.changes.map((c) => [c.said, c.kind, c.after.text])).toEqual([
		["一", "moved", "甲"],
		["二", "gained", "很长…"],
		["三", "moved", "甲"],
		["你好", "moved", "甲"],
	]);
	expect(found.failing).toEqual([
		{
			...{ file: "a.yaml", title: "问好", problems: ["turn 1: no"] },
			...{ id: expect.stringMatching(/^[0-9a-f]{12}$/), already: false },
		},
	]);
	const groups = groupsOf(found.changes, changeKinds);
	expect(groups.map((g) => [g.kind, g.changes.map((c) => c.said)])).toEqual([
		["moved", ["一", "三", "你好"]],
		["gained", ["二"]],
	]);
});

const replay: KeptReplay = {
	...found,
	state: "done",
	runner: "",
	by: "甲",
	at: 0,
	key: "",
	against: 0,
	before: "",
	after: "",
	questions: 4,
	talks: 1,
	approvals: [],
};

test("a talk that breaks stands in the way until it is approved, one by one; one that broke before never does", () => {
	const talk = (id: string, already: boolean) => ({
		...{ id, already, file: `${id}.yaml`, title: id, problems: ["no"] },
	});
	const failing = [talk("a", false), talk("b", false), talk("c", true)];
	const left = (r: KeptReplay) => broken(r).map((t) => t.id);
	const begun: KeptReplay = { ...replay, failing };
	expect(left(begun)).toEqual(["a", "b"]);
	const approval = { why: "改了口径", by: "乙", at: 5 };
	const once = talkApproved(begun, { id: "a", ...approval });
	expect(left(once)).toEqual(["b"]);
	expect(once.talkApprovals).toEqual([
		{ id: "a", file: "a.yaml", title: "a", ...approval },
	]);
	for (const id of ["a", "c", "none", ""])
		expect(talkApproved(once, { id, ...approval })).toEqual(once);
	expect(left(talkApproved(once, { id: "b", ...approval }))).toEqual([]);
});

test("what must be approved waits until each is approved by name", () => {
	const left = (r: KeptReplay) => waiting(r, ["moved"]).map((c) => c.said);
	expect(left(replay)).toEqual(["一", "三", "你好"]);
	const [first] = found.changes;
	const once = approved(replay, new Set([first?.id ?? ""]), "乙", 5);
	expect(left(once)).toEqual(["三", "你好"]);
	expect(once.approvals).toEqual([
		{
			id: first?.id,
			said: "一",
			kind: "moved",
			from: "entry:a",
			to: "entry:b",
			by: "乙",
			at: 5,
		},
	]);
	const again = approved(once, new Set([first?.id ?? ""]), "丙", 6);
	expect(again.approvals).toEqual(once.approvals);
});

test("a phrasing that its entry does not answer is told in a line, with the place and what was said in its place", () => {
	const { words, settings } = readPublishing("data");
	const places = new Places([
		{ id: "x", name: "某市", spellings: [], covered: true },
	]);
	const telling = { words, guide: { places } as Guide };
	const unanswered = [
		{ entry: "条目一", text: "怎么弄", region: "x", told: answer("条目二") },
		{ entry: "条目一", text: "咋弄", region: "x", told: decline },
	];
	const { outcome, noSubject } = words.replay;
	expect(
		shownReplay(telling, { ...replay, unanswered }, settings).unanswered,
	).toEqual([
		`“怎么弄”收进了“条目一”，在某市问，结果是：${outcome.answer} 条目二`,
		`“咋弄”收进了“条目一”，在某市问，结果是：${outcome.decline} ${noSubject}`,
	]);
	// One that was kept before this was asked has none to tell.
	expect(shownReplay(telling, replay, settings).unanswered).toEqual([]);
});
