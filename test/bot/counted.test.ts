import { describe, expect, test } from "vitest";
import {
	Bot,
	type ChannelName,
	MemoryStore,
	type Message,
	type TurnEvent,
} from "../../src/bot/index.ts";
import { guide, newBot, today } from "../guide.ts";

/** What was counted of a talk's turns. */
async function countedOf(
	...messages: Omit<Message, "conversationId">[]
): Promise<TurnEvent[]> {
	const store = new MemoryStore();
	const bot = newBot({ store });
	for (const message of messages)
		await bot.handle({ conversationId: "a", ...message });
	const turns: TurnEvent[] = [];
	for await (const turn of store.turns(0)) turns.push(turn);
	return turns;
}

describe("a turn is counted with", () => {
	test.each<[string, Message[], Partial<TurnEvent>]>([
		[
			"its channel, place, subject and how sure the search was",
			[{ text: "户籍性质为空", region: "taicang", channel: "telegram" }],
			{
				day: today,
				outcome: "answer",
				subject: "entry:hukou-empty",
				region: "taicang",
				channel: "telegram",
				searched: true,
				p: expect.closeTo(0.98, 1),
			},
		],
		[
			"the place that the person names",
			[{ text: "我在太仓", channel: "http" }, { text: "户籍性质为空" }],
			{ region: "taicang", subject: "entry:hukou-empty", searched: true },
		],
		[
			"the likeliest of what is asked back among",
			[{ text: "外地的社保怎么转过来" }],
			{ outcome: "clarify", searched: true, p: expect.any(Number) },
		],
		[
			"what little was found where it declines",
			[{ text: "周末去哪里吃火锅比较好" }],
			{ outcome: "decline", searched: true, p: expect.any(Number) },
		],
	])("%s", async (_what, messages, wanted) => {
		const turns = await countedOf(...messages);
		expect(turns.at(-1)).toMatchObject(wanted);
	});

	test.each<[string, Message[]]>([
		["nothing said", [{ text: " " }]],
		["an option picked", [{ text: "外地的社保怎么转过来" }, { text: "1" }]],
		[
			"an answer to our question",
			[{ text: "我什么时候可以退休" }, { text: "男" }],
		],
	])(
		"no probability where the reply came from no search: %s",
		async (_what, messages) => {
			const last = (await countedOf(...messages)).at(-1);
			expect(last).toMatchObject({ searched: false });
			expect(last).not.toHaveProperty("p");
		},
	);

	test("the same on a narrow channel, where the reply comes in parts", async () => {
		const [turn] = await countedOf({
			text: "户籍性质为空",
			region: "taicang",
			maxLength: 100,
		});
		expect(turn).toMatchObject({ searched: true, p: expect.any(Number) });
	});

	test("no channel where none is told, and nothing that was said", async () => {
		const [turn] = await countedOf({ text: "户籍性质为空" });
		expect(turn).not.toHaveProperty("channel");
		expect(JSON.stringify(turn)).not.toContain("户籍");
	});

	test("a time that keeps fractions, by the clock that is handed in", async () => {
		let at = 0;
		const heard: [ChannelName | undefined, number, string][] = [];
		const bot = new Bot(guide, new MemoryStore(), {
			now: () => 0,
			today: () => today,
			newId: () => "a",
			clock: () => {
				at += 1.23456;
				return at;
			},
			onTurn: ({ channel, ms }, id) => heard.push([channel, ms, id]),
		});
		await bot.handle({ conversationId: "a", text: "你好", channel: "cli" });
		const told = { outcome: "answer", channel: "seat" } as const;
		expect(bot.lookUp(() => ({ value: 7, told }))).toBe(7);
		expect(heard).toEqual([
			["cli", 1.23, "a"],
			["seat", 1.23, ""],
		]);
	});
});
