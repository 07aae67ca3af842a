import { randomUUID } from "node:crypto";
import type { ChannelUnderTest } from "../line.ts";
import { serveWith } from "../serve.ts";

/** POST /api/chat. */
export const httpApi: ChannelUnderTest = {
	name: "HTTP API",
	open: async () => {
		const { base, close } = await serveWith();
		return {
			person: async () => {
				const conversationId = randomUUID();
				const say = async (text: string): Promise<string> => {
					const response = await fetch(`${base}/api/chat`, {
						method: "POST",
						headers: { "content-type": "application/json" },
						body: JSON.stringify({ conversationId, text }),
					});
					return ((await response.json()) as { text: string }).text;
				};
				return { say, atOnce: (texts) => Promise.all(texts.map(say)) };
			},
			close,
		};
	},
};
