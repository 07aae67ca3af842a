import { telegramChannel } from "../../../src/bot/channels/telegram/index.ts";
import type { ChannelUnderTest } from "../line.ts";
import { TelegramPlatform } from "../platforms/telegram-platform.ts";
import { serveWith } from "../serve.ts";

const secret = "secretOfTheTestWebhook";

/** Telegram with the channel behind it, by webhook or by long polling. */
export async function openTelegram(
	by: "webhook" | "polling",
	perMinute = 10_000,
) {
	const platform = new TelegramPlatform();
	const apiRoot = await platform.open();
	const site = await serveWith({
		perMinute,
		open: (talks, base) =>
			telegramChannel(
				{
					TELEGRAM_TOKEN: platform.token,
					TELEGRAM_API_ROOT: apiRoot,
					PUBLIC_URL: base,
					TELEGRAM_WEBHOOK_SECRET: by === "webhook" ? secret : undefined,
				},
				talks,
			),
	});
	await platform.called(by === "webhook" ? "setWebhook" : "deleteWebhook");
	return {
		platform,
		site,
		/** Sends updates and gives what the bot sent in return. */
		take: async (updates: readonly { update_id: number }[]) => {
			const before = platform.sent.length;
			if (by === "webhook") await platform.post(updates);
			else await platform.offer(updates);
			return platform.sent.slice(before);
		},
		close: async () => {
			await site.close();
			platform.close();
		},
	};
}

function underTest(by: "webhook" | "polling"): ChannelUnderTest {
	return {
		name: `Telegram by ${by}`,
		open: async () => {
			const { platform, take, close } = await openTelegram(by);
			let persons = 0;
			return {
				person: async () => {
					const person = ++persons;
					const atOnce = async (texts: readonly string[]) =>
						(await take(texts.map((t) => platform.text(person, t)))).map(
							(s) => s.text,
						);
					return {
						atOnce,
						say: async (text) => (await atOnce([text])).join("\n"),
					};
				},
				close,
				times: platform.times,
			};
		},
	};
}

export const telegramWebhook = underTest("webhook");
export const telegramPolling = underTest("polling");
