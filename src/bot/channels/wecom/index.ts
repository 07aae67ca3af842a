import { callbackChannel } from "../callback/index.ts";
import type { Channel } from "../channel.ts";
import type { Talks } from "../talks.ts";

/** 企业微信应用: the settings of an app's callback. */
export interface WecomSettings {
	readonly WECOM_CORP_ID?: string | undefined;
	readonly WECOM_TOKEN?: string | undefined;
	readonly WECOM_AES_KEY?: string | undefined;
}

/**
 * 企业微信, an app that receives messages by callback; always sealed.
 * @returns undefined where it is not set up
 */
export function wecomChannel(
	settings: WecomSettings,
	talks: Talks,
): Channel | undefined {
	const { WECOM_CORP_ID, WECOM_TOKEN, WECOM_AES_KEY } = settings;
	if (!WECOM_CORP_ID || !WECOM_TOKEN || !WECOM_AES_KEY) return undefined;
	return callbackChannel(
		{
			name: "wecom",
			token: WECOM_TOKEN,
			receiver: WECOM_CORP_ID,
			aesKey: WECOM_AES_KEY,
			sealsEcho: true,
		},
		talks,
	);
}
