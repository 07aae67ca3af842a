import { describe, expect, test } from "vitest";
import type { Action } from "../../src/actions/index.ts";
import { seatCard, tellEntry, voice } from "../../src/bot/voices/index.ts";
import { smsParts } from "../../src/bot/voices/sms.ts";
import { aloud } from "../../src/bot/voices/spoken.ts";
import { guide, today } from "../guide.ts";

const { spoken, sms, wechat } = guide.voices;
const regions = [undefined, ...guide.places.ids()];
const entryOf = (id: string) => {
	const entry = guide.entries.get(id);
	if (!entry) throw new Error(`no entry ${id}`);
	return entry;
};

/** Every entry at every place, and in three of them on days before and after what is in force too. */
function* all() {
	const thrice = [undefined, "suqian", "qingdao"];
	for (const entry of guide.knowledge.entries)
		for (const region of regions)
			for (const asOf of thrice.includes(region)
				? ["2023-06-30", today, "2031-01-01"]
				: [today])
				yield { entry, region, asOf, name: `${entry.id} ${region} ${asOf}` };
}

describe("over all entries and places", () => {
	test("a breath is short, ends, and holds nothing that is read literally", () => {
		const wrong: string[] = [];
		for (const { entry, name, ...reader } of all()) {
			const { parts, more } = voice(guide, entry, reader, "spoken");
			for (const line of [...parts, ...more])
				if (
					line.length > spoken.breath ||
					/[（）()【】〔〕《》<>→／/×%_~]|https?|www\.|[A-Za-z]\.[A-Za-z]/.test(
						line,
					) ||
					/[，、：；]{2}|^[，。；：、]|。。/.test(line)
				)
					wrong.push(`${name}: ${line}`);
			if (parts.length === 0) wrong.push(`${name}: nothing is said`);
			if (!/[。？！]$/.test(parts.at(-1) ?? "")) wrong.push(`${name}: no end`);
		}
		expect(wrong).toEqual([]);
	});

	test("WeChat: every part within its bytes, nothing lost", () => {
		const wrong: string[] = [];
		for (const { entry, name, ...reader } of all()) {
			const { parts } = voice(guide, entry, reader, "wechat");
			const [whole = ""] = voice(guide, entry, reader, "screen").parts;
			for (const part of parts)
				if (Buffer.byteLength(part) > wechat.bytes || part === "")
					wrong.push(`${name}: ${Buffer.byteLength(part)} bytes`);
			if (parts.join("").replaceAll("\n", "") !== whole.replaceAll("\n", ""))
				wrong.push(`${name}: something is lost`);
		}
		expect(wrong).toEqual([]);
		expect(wechat.bytes).toBeLessThanOrEqual(2048);
	});

	test("text messages: within their characters and parts, with every warning or not at all", () => {
		const wrong: string[] = [];
		for (const { entry, name, ...reader } of all()) {
			const { parts, kind } = voice(guide, entry, reader, "sms");
			if (parts.length > sms.parts || parts.length === 0)
				wrong.push(`${name}: ${parts.length} parts`);
			for (const part of parts)
				if (part.length > sms.characters) wrong.push(`${name}: ${part}`);
			if (kind !== "told") continue;
			const telling = tellEntry(guide, entry, reader);
			const said = parts.join("").replace(/（\d\/\d）/g, "");
			if (said.startsWith(`“${entry.title}”`)) continue;
			if (telling.kind !== "told") continue;
			for (const block of telling.advice.flatMap((a) => a.blocks)) {
				const isWarning =
					block.kind === "place" ||
					(block.kind === "text" &&
						["changed", "lapsed", "upcoming", "summary"].includes(block.role));
				if (isWarning && !said.includes(block.text))
					wrong.push(`${name}: without ${block.text}`);
			}
		}
		expect(wrong).toEqual([]);
	});
});

test.each([
	[
		"菜单箭头",
		"在个人中心→我的信息 → 修改里改",
		["在个人中心，再点我的信息，再点修改里改。"],
	],
	["括号", "带身份证（原件）去。", ["带身份证，原件，去。"]],
	["括号里有括号", "可以（见通知（二））办", ["可以，见通知，二，办。"]],
	["句首的括号", "（太仓市）到窗口办", ["太仓市，到窗口办。"]],
	["文号", "苏人社发〔2024〕38号", ["苏人社发2024年38号。"]],
	[
		"网址",
		"看 https://rs.example.gov.cn/index/ 就行",
		["看rs点example点gov点cn就行。"],
	],
	["小数不是网址", "个人 0.5 %", ["个人百分之0.5。"]],
	["后面才写的百分号", "单位 16，个人 8 %", ["单位百分之16，个人百分之8。"]],
	["电话", "打0512-53548300", ["打0512，5354，8300。"]],
	["日期", "自2026-01-05起", ["自2026年1月5日起。"]],
	["十月不去零", "自2026-10-10起", ["自2026年10月10日起。"]],
	["上万的钱", "上限24396元", ["上限2万4396元。"]],
	["整万的钱", "10000元", ["1万元。"]],
	["万后有零", "20050元", ["2万零50元。"]],
	["不到一万的钱", "9999元", ["9999元。"]],
	["不是钱", "24396人", ["24396人。"]],
	["两句", "先采集。再登记", ["先采集。", "再登记。"]],
	[
		"引号里的句号",
		"显示“出错。请再试”的，等一等",
		["显示“出错。请再试”的，等一等。"],
	],
	["问句", "还报错吗？", ["还报错吗？"]],
	["只有标点", "。，；", []],
])("aloud: %s", (_what, text, lines) => {
	expect(aloud(text, spoken)).toEqual(lines);
});

test.each([
	[spoken.breath - 2, 1],
	[spoken.breath - 1, 2],
])(
	"a sentence of %d characters and its end takes %d breaths",
	(length, breaths) => {
		expect(aloud("社".repeat(length), spoken)).toHaveLength(breaths);
	},
);

describe("text messages at the edge", () => {
	const summary = (length: number) => [
		{
			kind: "text" as const,
			role: "summary",
			text: `${"社".repeat(length - 1)}。`,
		},
	];
	const parts = (length: number) =>
		smsParts(summary(length), "标题", "12333", sms);
	const room = sms.characters - "（1/3）".length;
	test.each([
		["one message, without a number", sms.characters, 1],
		["one character more takes two", sms.characters + 1, 2],
		["all messages full", room * sms.parts, sms.parts],
	])("%s", (_what, length, count) => {
		expect(parts(length)).toHaveLength(count);
		expect(parts(length).join("")).toContain("社。");
	});
	test("what does not fit is not sent in part: the hotline is", () => {
		const told = parts(room * sms.parts + 1);
		expect(told.join("")).toContain("12333");
		expect(told.join("")).not.toContain("社社社");
	});
});

describe("a seat's card", () => {
	const card = (id: string, region?: string) =>
		seatCard(guide, entryOf(id), { asOf: today, region });
	test("an error: script, whether it helped, and the note that stands in the data", () => {
		const told = card("hukou-empty", "taicang");
		expect(told.parts.join("")).toContain("依次点");
		expect(told.question).toBe(guide.voices.next.error);
		expect(told.note.join("")).toContain("您好，公司给您办社保时");
		expect(told.citations.map((c) => c.unit)).toContain("taicang#13");
	});
	test("what can be worked out: the first fact is asked", () => {
		const [id, [action]] = [...guide.actionsOf].find(
			([entry]) =>
				tellEntry(guide, entryOf(entry), { asOf: today, region: "suqian" })
					.kind === "told",
		) as [string, [Action]];
		expect(card(id, "suqian").question).toBe(
			guide.actions.slotsOf(action)[0]?.question,
		);
	});
	test("a place that decides is asked first, and nothing is told before", () => {
		const asking = guide.knowledge.entries.find(
			(e) => tellEntry(guide, e, { asOf: today }).kind === "ask",
		);
		const told = card(asking?.id ?? "");
		expect(told.kind).toBe("ask");
		expect(told.question).toContain("哪里参保");
		expect(told.note).toEqual([]);
		expect(told.citations).toEqual([]);
	});
	test("of two places side by side each part of the script names its own", () => {
		const two = guide.knowledge.entries.filter((e) => {
			const telling = tellEntry(guide, e, { asOf: today });
			return telling.kind === "told" && telling.advice.length > 1;
		});
		expect(two.length).toBeGreaterThan(0);
		for (const entry of two) {
			const { more } = voice(guide, entry, { asOf: today }, "spoken");
			const names = guide.knowledge.regions.map((r) => `${r.name}。`);
			if (more.length > 0) expect(names).toContain(more[0]);
			const messages = voice(guide, entry, { asOf: today }, "sms").parts;
			expect(messages.join("")).not.toContain("走法");
		}
	});
	test("every entry at every place has a question", () => {
		for (const entry of guide.knowledge.entries)
			for (const region of regions)
				expect(
					seatCard(guide, entry, { asOf: today, region }).question,
				).toMatch(/？/);
	});
});
