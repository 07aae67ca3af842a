import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Measure, partsOf, sizeOf } from "../../src/bot/parts-of-text.ts";
import { newBot } from "../guide.ts";

const measures: readonly Measure[] = ["characters", "bytes"];
const squeeze = (s: string) => s.replaceAll("\n", "");

test.each(measures)(
	"in %s: no part is too long, nothing is lost or moved, no character is cut",
	(measure) => {
		const line = fc.string({ unit: "binary", maxLength: 80 });
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 12 }),
				fc.integer({ min: 5, max: 60 }),
				(lines, most) => {
					const text = lines.join("\n");
					const parts = partsOf(text, most, measure);
					for (const part of parts) {
						expect(sizeOf(part, measure)).toBeLessThanOrEqual(most);
						expect(part).not.toMatch(/\p{Cs}/u);
					}
					expect(squeeze(parts.join(""))).toBe(squeeze(text));
				},
			),
		);
	},
);

describe("a line that alone is too long is cut", () => {
	test.each([
		["fits to the last character", "一二三四", 4, "characters", ["一二三四"]],
		["one too many", "一二三四五", 4, "characters", ["一二三四", "五"]],
		[
			"behind a sentence",
			"一二。三，四五",
			6,
			"characters",
			["一二。", "三，四五"],
		],
		[
			"behind a clause",
			"一二三，四五六",
			6,
			"characters",
			["一二三，", "四五六"],
		],
		[
			"not inside brackets",
			"甲〔一，二〕；乙〔三，四〕",
			12,
			"characters",
			["甲〔一，二〕；", "乙〔三，四〕"],
		],
		["by bytes, to the last one", "一二三四", 12, "bytes", ["一二三四"]],
		["by bytes, one too few", "一二三四", 11, "bytes", ["一二三", "四"]],
		["a pair stays a pair", "a😀b", 4, "bytes", ["a", "😀", "b"]],
	] as const)("%s", (_what, line, most, measure, want) => {
		expect(partsOf(line, most, measure)).toEqual(want);
	});
});

test("no answer of ours has a citation cut, in parts of 480 bytes", async () => {
	const bot = newBot();
	for (const entry of bot.guide.knowledge.entries.slice(0, 60)) {
		const { text, citations } = await bot.handle({ text: entry.title });
		const parts = partsOf(text, 480, "bytes");
		for (const { title, unit } of citations)
			if (text.includes(`${title}〔${unit}`))
				expect(
					parts.some((p) => p.includes(`${title}〔${unit}`)),
					unit,
				).toBe(true);
	}
});

describe.each([
	["characters", 140],
	["bytes", 420],
] as const)("on a channel with little room, in %s", (measure, maxLength) => {
	const said = { region: "taicang", maxLength, measure } as const;
	const question = "报错户籍性质为空";

	test.each(["下一步", "1"])(
		"a long answer comes in parts by %s",
		async (next) => {
			const bot = newBot();
			const whole = await bot.handle({ text: question, region: "taicang" });
			let reply = await bot.handle({ ...said, text: question });
			const { conversationId } = reply;
			const parts = [reply.text];
			while (/回复1/.test(reply.text) && parts.length < 20) {
				reply = await bot.handle({ ...said, conversationId, text: next });
				parts.push(reply.text);
			}
			expect(parts.length).toBeGreaterThan(2);
			for (const part of parts)
				expect(sizeOf(part, measure)).toBeLessThanOrEqual(maxLength);
			expect(reply.citations.map((c) => c.unit)).toContain("taicang#13");
			const shown = parts.map((p) => p.replace(/\n回复1看下一步.*$/, ""));
			expect(squeeze(shown.join(""))).toBe(squeeze(whole.text));
		},
	);

	test("another question drops the rest: 下一步 brings no old answer", async () => {
		const bot = newBot();
		const { conversationId } = await bot.handle({ ...said, text: question });
		await bot.handle({ ...said, conversationId, text: "谢谢" });
		const late = await bot.handle({ ...said, conversationId, text: "1" });
		expect(late.citations.map((c) => c.unit)).not.toContain("taicang#13");
	});

	test("with a question of ours open, 1 answers it and 下一步 goes on", async () => {
		const bot = newBot();
		const ask = {
			...said,
			text: "新员工增员提示户籍性质为空怎么弄？还有上个月离职的那个怎么停保？",
		};
		const first = await bot.handle(ask);
		expect(first.options).toHaveLength(1);
		expect(first.text).toContain("回复“下一步”");
		const { conversationId } = first;
		const next = await bot.handle({ ...said, conversationId, text: "下一步" });
		expect(next.citations).toEqual(first.citations);
		const picked = await bot.handle({ ...said, conversationId, text: "1" });
		expect(picked.citations).not.toEqual(first.citations);
	});
});
