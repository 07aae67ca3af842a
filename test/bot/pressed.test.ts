import { expect, test } from "vitest";
import { newBot } from "../guide.ts";

const question = "工伤的一次性补助怎么申请";

test("a pressed option is its number, while its reply is the last one", async () => {
	const bot = newBot();
	const asked = await bot.handle({ text: question });
	const { conversationId, receipt } = asked;
	const press = (number: number) =>
		bot.handle({
			conversationId,
			text: asked.options[number - 1]?.label ?? "",
			pressed: { receipt, number },
		});
	const second = await press(2);
	expect(second.citations.map((c) => c.unit)).toContain("kunshan#E10");
});

test("pressed twice at once: the second time its words count, not the number", async () => {
	const bot = newBot();
	const asked = await bot.handle({ text: question });
	const { conversationId, receipt } = asked;
	const message = {
		conversationId,
		text: asked.options[1]?.label ?? "",
		pressed: { receipt, number: 2 },
	};
	const both = await Promise.all([bot.handle(message), bot.handle(message)]);
	for (const reply of both)
		expect(reply.citations.map((c) => c.unit)).toContain("kunshan#E10");
});

test("a button of an earlier question picks nothing from a later one", async () => {
	const bot = newBot();
	const asked = await bot.handle({ text: question });
	const { conversationId, receipt } = asked;
	const later = await bot.handle({
		conversationId,
		text: "外地的社保怎么转过来",
	});
	expect(later.options.length).toBeGreaterThan(1);
	const reply = await bot.handle({
		conversationId,
		text: asked.options[0]?.label ?? "",
		pressed: { receipt, number: 1 },
	});
	expect(reply.citations.map((c) => c.unit)).toContain("kunshan#E9");
});

test("a talk that opens with a place alone is not answered with a matter of that place", async () => {
	for (const text of ["昆山市", "我在昆山", "昆山"]) {
		const bot = newBot();
		const { outcome, conversationId } = await bot.handle({ text });
		expect(outcome, text).toBe("chat");
		const next = await bot.handle({ conversationId, text: "医保卡余额" });
		expect(next.text).not.toContain("哪里");
	}
});
