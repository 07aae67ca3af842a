import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileStore, MemoryStore } from "../../src/bot/index.ts";
import { newBot } from "../guide.ts";

/** A resident number with its right last character (GB 11643), of nobody. */
function madeNumber(): string {
	const body = "32058319900307123";
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce((s, w, i) => s + w * Number(body[i]), 0);
	return body + "10X98765432"[sum % 11];
}

test("a verdict is kept with its receipt, its reason masked and without mark-up", async () => {
	const store = new MemoryStore();
	const bot = newBot({ store, now: () => 7 });
	const { receipt, conversationId: conversation } = await bot.handle({
		text: "户籍性质为空",
	});
	const number = madeNumber();
	expect(await bot.judge(receipt, "wrong", `<b>${number}</b> 菜单没有`)).toBe(
		true,
	);
	expect(await bot.judge(receipt.toLowerCase(), "right")).toBe(true);
	// What was counted of the reply goes along: how sure it was can then be held against the verdict.
	const of = {
		outcome: "answer",
		subject: "entry:hukou-empty",
		searched: true,
		p: expect.closeTo(0.98, 1),
	};
	expect(store.feedback).toEqual([
		{
			conversation,
			of,
			receipt,
			verdict: "wrong",
			reason: expect.stringContaining("菜单没有"),
			at: 7,
		},
		{ conversation, of, receipt, verdict: "right", at: 7 },
	]);
	expect(JSON.stringify(store.feedback)).not.toContain(number);
	expect(JSON.stringify(store.feedback)).not.toContain("<b>");
});

test.each(["AAAAAAAA", "short", "22222222"])(
	"%s is no receipt of a reply: nothing is kept",
	async (code) => {
		const store = new MemoryStore();
		expect(await newBot({ store }).judge(code, "right")).toBe(false);
		expect(store.feedback).toEqual([]);
	},
);

test("in a folder verdicts are kept over restarts", async () => {
	const folder = mkdtempSync(join(tmpdir(), "feedback-"));
	const keep = {
		...{ conversations: 1, receipts: 1, feedback: 1, turns: 1, missed: 1 },
	};
	try {
		for (const verdict of ["right", "wrong"] as const) {
			const store = await FileStore.open(folder, keep, () => 0);
			const bot = newBot({ store });
			const { receipt } = await bot.handle({ text: "户籍性质为空" });
			await bot.judge(receipt, verdict);
			await store.close();
		}
		const store = await FileStore.open(folder, keep, () => 0);
		const verdicts = [];
		for await (const one of store.all())
			if (one.kind === "feedback") verdicts.push(one.value.verdict);
		await store.close();
		expect(verdicts).toEqual(["right", "wrong"]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
