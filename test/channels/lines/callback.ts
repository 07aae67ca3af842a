import { expect } from "vitest";
import type { Talks } from "../../../src/bot/channels/index.ts";
import { wechatChannel } from "../../../src/bot/channels/wechat/index.ts";
import { wecomChannel } from "../../../src/bot/channels/wecom/index.ts";
import type { ChannelUnderTest } from "../line.ts";
import {
	CallbackPlatform,
	type PlatformAccount,
} from "../platforms/callback-platform.ts";
import { serveWith } from "../serve.ts";

export const token = "tokenOfTheTest";
export const aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

export const wechatAccount: PlatformAccount = {
	path: "/wechat",
	token,
	receiver: "wx0000000000test",
	aesKey,
};
export const wecomAccount: PlatformAccount = {
	path: "/wecom",
	token,
	receiver: "ww0000000000test",
	aesKey,
};
export const { aesKey: _none, ...wechatPlainAccount } = wechatAccount;

/** Opens the channel of an account. */
export function channelOf(account: PlatformAccount) {
	const { path, receiver, aesKey } = account;
	return (talks: Talks) =>
		path === "/wecom"
			? wecomChannel(
					{
						WECOM_CORP_ID: receiver,
						WECOM_TOKEN: token,
						WECOM_AES_KEY: aesKey,
					},
					talks,
				)
			: wechatChannel(
					{
						WECHAT_APP_ID: receiver,
						WECHAT_TOKEN: token,
						WECHAT_AES_KEY: aesKey,
					},
					talks,
				);
}

/** A platform that pushes each message twice, as these do when an answer is slow. */
function underTest(name: string, account: PlatformAccount): ChannelUnderTest {
	return {
		name,
		open: async () => {
			const { base, close } = await serveWith({ open: channelOf(account) });
			const platform = new CallbackPlatform(base, account);
			let persons = 0;
			return {
				person: async () => {
					const openId = `${name}-${persons++}`;
					const say = async (text: string) => {
						const call = platform.text(openId, text);
						const [first, again] = await Promise.all([
							platform.post(call),
							platform.post(call),
						]);
						const content = first.fields?.Content ?? "";
						expect(again.fields?.Content, "a retry").toBe(content);
						expect(first.fields?.ToUserName).toBe(openId);
						expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
						return content;
					};
					return { say, atOnce: (texts) => Promise.all(texts.map(say)) };
				},
				close,
				times: platform.times,
			};
		},
	};
}

export const wechat = underTest("WeChat", wechatAccount);
export const wechatPlain = underTest("WeChat in clear", wechatPlainAccount);
export const wecom = underTest("WeCom", wecomAccount);
