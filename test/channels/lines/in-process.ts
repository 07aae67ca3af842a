import { today } from "../../../src/commands.ts";
import { newBot } from "../../guide.ts";
import type { ChannelUnderTest } from "../line.ts";

/** The bot itself, as a program embeds it; what the other channels are held against. */
export const inProcess: ChannelUnderTest = {
	name: "in process",
	open: async () => {
		const bot = newBot({ day: today() });
		let persons = 0;
		return {
			person: async () => {
				const conversationId = `person-${persons++}`;
				const say = async (text: string) =>
					(await bot.handle({ conversationId, text })).text;
				return { say, atOnce: (texts) => Promise.all(texts.map(say)) };
			},
			close: async () => undefined,
		};
	},
};
