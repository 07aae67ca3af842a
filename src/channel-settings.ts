import { z } from "zod";

const token = z
	.string()
	.regex(/^[A-Za-z0-9]{3,32}$/, "3 to 32 letters and digits")
	.optional();
const aesKey = z
	.string()
	.regex(/^[A-Za-z0-9]{43}$/, "43 letters and digits, as the platform made it")
	.optional();
const account = z
	.string()
	.regex(/^[A-Za-z0-9_-]{6,64}$/, "6 to 64 letters, digits, _ or -")
	.optional();

/** The settings of the chat channels; a channel is opened when its own are there. */
export const channelSettings = {
	/** Makes a person's id on a platform into a conversation's, so that no store holds it in clear. */
	CHANNEL_KEY: z.string().min(32, "at least 32 characters").optional(),
	TELEGRAM_TOKEN: z
		.string()
		.regex(/^\d+:[\w-]{30,}$/, "as BotFather gave it: digits, a colon, letters")
		.optional(),
	/** A relay in front of Telegram, where its own address cannot be reached. */
	TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).optional(),
	/** With it Telegram calls us, without it we ask Telegram. */
	TELEGRAM_WEBHOOK_SECRET: z
		.string()
		.regex(/^[A-Za-z0-9_-]{16,256}$/, "16 to 256 letters, digits, _ or -")
		.optional(),
	WECHAT_APP_ID: account,
	WECHAT_TOKEN: token,
	WECHAT_AES_KEY: aesKey,
	WECOM_CORP_ID: account,
	WECOM_TOKEN: token,
	WECOM_AES_KEY: aesKey,
};

/** What must not be printed, not even to say that it is wrong. */
export const secretSettings: ReadonlySet<string> = new Set([
	"CHANNEL_KEY",
	"TELEGRAM_TOKEN",
	"TELEGRAM_WEBHOOK_SECRET",
	"WECHAT_TOKEN",
	"WECHAT_AES_KEY",
	"WECOM_TOKEN",
	"WECOM_AES_KEY",
]);

/** Which settings each setting of a channel cannot do without. */
const groups = [
	{ any: ["TELEGRAM_TOKEN"], need: ["CHANNEL_KEY"] },
	{ any: ["TELEGRAM_API_ROOT"], need: ["TELEGRAM_TOKEN"] },
	{
		any: ["TELEGRAM_WEBHOOK_SECRET"],
		need: ["TELEGRAM_TOKEN", "PUBLIC_URL"],
	},
	{
		any: ["WECHAT_APP_ID", "WECHAT_TOKEN", "WECHAT_AES_KEY"],
		need: ["WECHAT_APP_ID", "WECHAT_TOKEN", "CHANNEL_KEY"],
	},
	{
		any: ["WECOM_CORP_ID", "WECOM_TOKEN", "WECOM_AES_KEY"],
		need: ["WECOM_CORP_ID", "WECOM_TOKEN", "WECOM_AES_KEY", "CHANNEL_KEY"],
	},
];

/** Names every setting that is missing beside those that are there: half a channel is a mistake. */
export function checkGroups(
	settings: Readonly<Record<string, unknown>>,
	context: z.RefinementCtx,
): void {
	for (const { any, need } of groups) {
		const given = any.filter((name) => settings[name] !== undefined);
		if (given.length === 0) continue;
		for (const name of need)
			if (settings[name] === undefined)
				context.addIssue({
					code: "custom",
					path: [name],
					message: `is needed beside ${given.join(", ")}; set it, or none of them`,
				});
	}
}
