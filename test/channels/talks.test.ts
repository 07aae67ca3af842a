import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { Talks } from "../../src/bot/channels/index.ts";
import { newBot, switchesOf } from "../guide.ts";
import { channelWords } from "./serve.ts";

function talksOf(perMinute: number) {
	let clock = 0;
	const now = () => clock;
	const switches = switchesOf(now);
	const talks = new Talks({
		bot: newBot({ now }),
		words: () => channelWords,
		log: pino({ level: "silent" }),
		key: "k".repeat(32),
		perMinute,
		now,
		switches,
	});
	const say = async (
		channel: "telegram" | "wechat" | "wecom",
		person: string,
	) => (await talks.say(channel, person, { text: "户籍性质为空" })).text;
	const later = (ms: number) => {
		clock += ms;
	};
	return { switches, say, later };
}

describe.each(["telegram", "wechat", "wecom"] as const)("%s", (channel) => {
	test("switched off says the sentence, on again it answers; no other is shut", async () => {
		const { switches, say } = talksOf(100);
		await switches.set(channel, "今天停电。", "a");
		expect(await say(channel, "p")).toBe(
			`今天停电。${switches.words.said.turn}`,
		);
		for (const other of ["telegram", "wechat", "wecom"] as const)
			if (other !== channel)
				expect(await say(other, "p")).not.toContain("停电");
		await switches.set(channel, undefined, "a");
		expect(await say(channel, "p")).not.toContain("停电");
	});

	test("one person too often is told so; another is not held up; a minute later it goes on", async () => {
		const { say, later } = talksOf(2);
		expect(await say(channel, "p")).not.toBe(channelWords.tooMany);
		expect(await say(channel, "p")).not.toBe(channelWords.tooMany);
		expect(await say(channel, "p")).toBe(channelWords.tooMany);
		expect(await say(channel, "q")).not.toBe(channelWords.tooMany);
		later(60_000);
		expect(await say(channel, "p")).not.toBe(channelWords.tooMany);
	});
});
