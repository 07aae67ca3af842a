import { describe, expect, test } from "vitest";
import { FactError } from "../../src/actions/index.ts";
import { UnknownActionError } from "../../src/bot/unknown-action.ts";
import { newBot } from "../guide.ts";

const title = "x";
const retirement = (facts: Record<string, string>) => ({
	text: title,
	work: { action: "retirement-age", facts },
});
const all = { retirementGroup: "men", birthMonth: "1966-05" };

describe("an action named outright", () => {
	test("is worked out from the facts it brings, and says which they were", async () => {
		const reply = await newBot().handle(retirement(all));
		expect(reply.outcome).toBe("result");
		expect(reply.subject?.id).toBe("retirement-age");
		expect(reply.facts?.map((f) => [f.slot, f.value])).toEqual([
			["retirementGroup", "men"],
			["birthMonth", "1966-05"],
		]);
		expect(reply.facts?.[0]?.shown).not.toBe("men");
	});

	test("asks for what is missing, and reads nothing out of the text", async () => {
		const reply = await newBot().handle({
			...retirement({ retirementGroup: "men" }),
			text: "1966年5月出生",
		});
		expect(reply.asked?.slot).toBe("birthMonth");
		expect(reply.facts?.map((f) => f.slot)).toEqual(["retirementGroup"]);
	});

	test("with a fact changed contradicts nothing, and the talk goes on from there", async () => {
		const bot = newBot();
		const { conversationId, text } = await bot.handle(retirement(all));
		const changed = await bot.handle({
			...retirement({ birthMonth: all.birthMonth }),
			conversationId,
		});
		expect(changed.asked?.slot).toBe("retirementGroup");
		const again = await bot.handle({ text: "3", conversationId });
		expect(again.outcome).toBe("result");
		expect(again.text).not.toBe(text);
	});

	test("gives the same reply from its receipt", async () => {
		const bot = newBot();
		const { receipt, text } = await bot.handle(retirement(all));
		const again = await bot.replay(receipt);
		expect(again?.isSame).toBe(true);
		expect(again?.reply.text).toBe(text);
	});

	test("an action or a fact that is not known is refused", async () => {
		await expect(
			newBot().handle({ text: title, work: { action: "no-such", facts: {} } }),
		).rejects.toThrow(UnknownActionError);
		await expect(
			newBot().handle(retirement({ birthMonth: "1966-13" })),
		).rejects.toThrow(FactError);
		await expect(newBot().handle(retirement({ shoe: "42" }))).rejects.toThrow(
			FactError,
		);
	});
});
