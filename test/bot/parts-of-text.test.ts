import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "../../src/bot/parts-of-text.ts";
import { newBot } from "../guide.ts";

test("no part is too long, and nothing is lost or moved", () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ maxLength: 80 }), { maxLength: 12 }),
			fc.integer({ min: 5, max: 60 }),
			(lines, most) => {
				const text = lines.join("\n");
				const parts = partsOf(text, most);
				for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
				const squeeze = (s: string) => s.replaceAll("\n", "");
				expect(squeeze(parts.join(""))).toBe(squeeze(text));
			},
		),
	);
});

test("on a narrow channel a long answer comes in parts, each within the length", async () => {
	const bot = newBot();
	const whole = await bot.handle({
		text: "报错户籍性质为空",
		region: "taicang",
	});
	const said = { region: "taicang", maxLength: 140 } as const;
	let reply = await bot.handle({ ...said, text: "报错户籍性质为空" });
	const { conversationId } = reply;
	const parts = [reply.text];
	while (/下一步/.test(reply.text) && parts.length < 20) {
		reply = await bot.handle({ ...said, conversationId, text: "下一步" });
		parts.push(reply.text);
	}
	expect(parts.length).toBeGreaterThan(2);
	for (const part of parts) expect(part.length).toBeLessThanOrEqual(140);
	expect(reply.citations.map((c) => c.unit)).toContain("taicang#13");
	const last = whole.text.split("\n").at(-1) ?? "";
	expect(parts.join("\n").replaceAll("\n", "")).toContain(last.slice(-30));
});
