import type { Talks } from "../talks.ts";
import type { Incoming } from "./incoming.ts";

/** A text message of these platforms holds so many bytes of UTF-8. */
const room = { maxLength: 2048, measure: "bytes" } as const;

/** What is answered to a message; undefined where the platform wants no answer. */
export async function answerTo(
	message: Incoming,
	channel: "wechat" | "wecom",
	talks: Talks,
): Promise<string | undefined> {
	const { MsgType, Content, Recognition, FromUserName } = message;
	if (MsgType === "event") return answerToEvent(message, channel, talks);
	const text = MsgType === "text" ? Content : Recognition;
	if (text === undefined) return talks.words.notText;
	return (await talks.say(channel, FromUserName, { text, ...room })).text;
}

async function answerToEvent(
	{ Event = "", EventKey = "", FromUserName }: Incoming,
	channel: "wechat" | "wecom",
	talks: Talks,
): Promise<string | undefined> {
	switch (Event.toLowerCase()) {
		case "subscribe":
			return talks.words.subscribe;
		case "unsubscribe":
			await talks.forget(channel, FromUserName);
			return undefined;
		case "click": {
			const text = talks.sayOfMenu(EventKey);
			if (text !== undefined)
				return (await talks.say(channel, FromUserName, { text, ...room })).text;
			talks.log.warn(
				{ channel, key: EventKey },
				"a menu button that data/channels.yaml does not have",
			);
			return talks.words.menu.unknown;
		}
		default:
			return undefined;
	}
}
