import {
	type Channel,
	Talks,
	type TalksOptions,
} from "./bot/channels/index.ts";
import { telegramChannel } from "./bot/channels/telegram/index.ts";
import { wechatChannel } from "./bot/channels/wechat/index.ts";
import { wecomChannel } from "./bot/channels/wecom/index.ts";
import type { Settings } from "./settings.ts";

/** The chat channels whose settings are there. */
export async function openChannels(
	settings: Settings,
	around: Omit<TalksOptions, "key">,
): Promise<Channel[]> {
	// Only read where a channel is set up, and then the settings demand it.
	const key = settings.CHANNEL_KEY ?? "";
	const talks = new Talks({ ...around, key });
	const channels = await Promise.all([
		telegramChannel(settings, talks),
		wechatChannel(settings, talks),
		wecomChannel(settings, talks),
	]);
	return channels.filter((channel) => channel !== undefined);
}
