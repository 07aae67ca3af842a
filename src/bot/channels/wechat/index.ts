import { callbackChannel } from "../callback/index.ts";
import type { Channel } from "../channel.ts";
import type { Talks } from "../talks.ts";

/** 公众号: the settings of a WeChat Official Account. */
export interface WechatSettings {
	readonly WECHAT_APP_ID?: string | undefined;
	readonly WECHAT_TOKEN?: string | undefined;
	readonly WECHAT_AES_KEY?: string | undefined;
}

/**
 * 微信公众号, in the safe mode where an AES key is set, else in the plain one.
 * @returns undefined where it is not set up
 */
export function wechatChannel(
	settings: WechatSettings,
	talks: Talks,
): Channel | undefined {
	const { WECHAT_APP_ID, WECHAT_TOKEN, WECHAT_AES_KEY } = settings;
	if (!WECHAT_APP_ID || !WECHAT_TOKEN) return undefined;
	if (!WECHAT_AES_KEY)
		talks.log.warn(
			{ channel: "wechat" },
			"WECHAT_AES_KEY is not set: messages come in clear, and their signature does not cover what they say",
		);
	return callbackChannel(
		{
			name: "wechat",
			token: WECHAT_TOKEN,
			receiver: WECHAT_APP_ID,
			...(WECHAT_AES_KEY ? { aesKey: WECHAT_AES_KEY } : {}),
			sealsEcho: false,
		},
		talks,
	);
}
