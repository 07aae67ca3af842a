import { describe, expect, test } from "vitest";
import { FirstTurns } from "../../src/bot/first-turns.ts";
import type { Answered } from "../../src/bot/steps/step.ts";
import { newBot } from "../guide.ts";

const answered = (text: string) =>
	({ reply: { text }, conversation: {} }) as unknown as Answered;

/** How often it was worked out when these keys were asked for one after the other. */
function workedOut(limit: number, keys: readonly string[], text = "x"): number {
	const turns = new FirstTurns(limit);
	let times = 0;
	for (const key of keys)
		turns.take(key, "conversation", () => {
			times++;
			return answered(text);
		});
	return times;
}

describe("what was asked twice is at hand the third time", () => {
	test.each([
		[1, ["a"], 1],
		[9, ["a", "a"], 2],
		[9, ["a", "a", "a", "a"], 2],
		[9, ["a", "b", "a", "b"], 4],
		[9, ["a", "b", "a", "b", "b", "a"], 4],
		// Of two places the one longer not asked for goes.
		[2, ["a", "a", "b", "a"], 3],
		[2, ["a", "a", "b", "c", "a"], 5],
	])("room for %d, asked %j: worked out %d times", (limit, keys, times) => {
		expect(workedOut(limit, keys)).toBe(times);
	});

	test("a reply that names its conversation is worked out each time", () => {
		expect(workedOut(9, ["a", "a", "a"], "packet conversation")).toBe(3);
	});
});

test("strangers who ask the same get the same, and each a conversation and a receipt", async () => {
	const bot = newBot({ day: "2026-11-20" });
	const text = [...bot.guide.entries.values()][0]?.title ?? "";
	const replies = [];
	for (let n = 0; n < 4; n++) replies.push(await bot.handle({ text }));
	const [first] = replies;
	for (const { conversationId, receipt, ...reply } of replies)
		expect({ ...reply, conversationId: "", receipt: "" }).toEqual({
			...first,
			conversationId: "",
			receipt: "",
		});
	expect(new Set(replies.map((r) => r.conversationId)).size).toBe(4);
	expect(new Set(replies.map((r) => r.receipt)).size).toBe(4);
});

test("the place that comes with a message is not lost on the way", async () => {
	const bot = newBot({ day: "2026-11-20" });
	const entry = [...bot.guide.entries.values()].find(
		(e) => new Set(e.advice.map((a) => a.regions.join())).size > 1,
	);
	const ask = async (region: string) => {
		const alone = newBot({ day: "2026-11-20" });
		const text = entry?.title ?? "";
		const expected = (await alone.handle({ text, region })).text;
		for (let n = 0; n < 3; n++)
			expect((await bot.handle({ text, region })).text).toBe(expected);
		return expected;
	};
	const [there, here] = [await ask("qingdao"), await ask("kunshan")];
	expect(there).not.toBe(here);
});
