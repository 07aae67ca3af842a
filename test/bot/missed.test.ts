import { describe, expect, test } from "vitest";
import { MemoryStore } from "../../src/bot/index.ts";
import { newBot } from "../guide.ts";

/** A resident number with its right last character (GB 11643), of nobody. */
function madeNumber(): string {
	const body = "32058319900307123";
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((s, w, i) => s + w * Number(body[i]), 0);
	return body + "10X98765432"[sum % 11];
}

/** Says these in one talk; gives what was missed, oldest first. */
async function missedOf(...said: string[]) {
	const store = new MemoryStore();
	const bot = newBot({ store, now: () => 7 });
	const replies = [];
	for (const text of said)
		replies.push(
			await bot.handle({ conversationId: "a", text, region: "taicang" }),
		);
	return { missed: (await store.missed(9)).reverse(), replies, bot, store };
}

const unknown = "qwertyuiop";

describe("what is missed", () => {
	test("a question that is declined", async () => {
		const { missed, replies } = await missedOf(unknown);
		expect(replies[0]?.outcome).toBe("decline");
		expect(missed).toEqual([
			{
				...{ at: 7, receipt: replies[0]?.receipt, conversation: "a" },
				...{ said: unknown, outcome: "decline", offered: [] },
				...{ region: "taicang", p: 0 },
			},
		]);
	});

	test("one that is asked back, with what was offered", async () => {
		const { missed, replies } = await missedOf("社保卡");
		expect(replies[0]?.outcome).toBe("clarify");
		expect(missed).toHaveLength(1);
		expect(missed[0]?.offered.length).toBe(
			(replies[0]?.options.length ?? 0) - 1,
		);
		for (const key of missed[0]?.offered ?? [])
			expect(key).toMatch(/^(entry|action|neighbour):/);
	});

	test("none of what was offered: the question that brought it up, not the words", async () => {
		const { missed, replies } = await missedOf("社保卡", "都不是");
		expect(replies[1]?.outcome).toBe("decline");
		expect(missed.map((m) => m.said)).toEqual(["社保卡", "社保卡"]);
		expect(missed[1]?.offered).toEqual(missed[0]?.offered);
		expect(missed[1]?.outcome).toBe("decline");
	});

	test("what another office does, by its name", async () => {
		const { missed } = await missedOf("住房公积金怎么提取");
		expect(missed[0]?.offered[0]).toMatch(/^neighbour:/);
	});

	test.each([
		["answered", "户籍性质为空"],
		["small talk", "谢谢"],
		["nothing", "  "],
		["marks", "？？！"],
		["a person wanted", "转人工"],
		["the next question of an action", "失业金能领几个月"],
	])("nothing of %s", async (_what, text) => {
		expect((await missedOf(text)).missed).toEqual([]);
	});

	test("a place that is asked for is none", async () => {
		const store = new MemoryStore();
		const reply = await newBot({ store }).handle({ text: "怎么增员" });
		const isPlace = reply.outcome === "clarify" && reply.subject;
		expect(await store.missed(9)).toHaveLength(
			reply.outcome === "clarify" && !isPlace ? 1 : 0,
		);
	});

	test("no personal number, however it stands in it, and no mark-up", async () => {
		const number = madeNumber();
		const phone = `139${"1".repeat(8)}`;
		const { store } = await missedOf(
			`<b>${unknown}</b> ${number} ${phone.slice(0, 3)} ${phone.slice(3)}`,
		);
		const kept = JSON.stringify(await store.missed(9));
		expect(kept).toContain(unknown);
		expect(kept).not.toContain(number);
		expect(kept).not.toMatch(/1{8}|<b>/);
	});
});

describe("a reply that is judged wrong", () => {
	test("is missed with what it was about, once for each verdict", async () => {
		const { bot, store, replies } = await missedOf("户籍性质为空");
		const code = replies[0]?.receipt ?? "";
		await bot.judge(code, "right");
		expect(await store.missed(9)).toEqual([]);
		await bot.judge(code, "wrong", "不是这个");
		expect(await store.missed(9)).toEqual([
			{
				...{ at: 7, receipt: code, conversation: "a", outcome: "answer" },
				...{ said: "户籍性质为空", offered: ["entry:hukou-empty"] },
				...{ region: "taicang", isJudgedWrong: true },
			},
		]);
	});

	test("goes with its conversation", async () => {
		const { bot, store, replies } = await missedOf("户籍性质为空", unknown);
		await bot.judge(replies[0]?.receipt ?? "", "wrong");
		expect(await store.missed(9)).toHaveLength(2);
		await bot.forget("a");
		expect(await store.missed(9)).toEqual([]);
	});
});

test("is kept with its turn: where that cannot be kept there is neither", async () => {
	const store = new MemoryStore();
	const failing = Object.assign(Object.create(store) as typeof store, {
		conversation: store.conversation.bind(store),
		save: () => Promise.reject(new Error("away")),
	});
	await expect(
		newBot({ store: failing }).handle({ text: unknown }),
	).rejects.toThrow("away");
	expect(await store.missed(9)).toEqual([]);
	const reply = await newBot({ store }).handle({ text: unknown });
	expect(reply.outcome).toBe("decline");
	expect(await store.missed(9)).toMatchObject([{ receipt: reply.receipt }]);
});
