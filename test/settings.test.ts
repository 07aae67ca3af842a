import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../src/settings.ts";

test("nothing set: it can be started", () => {
	expect(readSettings({})).toEqual({
		PORT: 3000,
		DATA_DIR: "./var",
		LOG_LEVEL: "info",
		TRUST_PROXY: 0,
		CONVERSATION_HOURS: 24,
		RECEIPT_DAYS: 30,
		FEEDBACK_DAYS: 400,
		ANALYTICS_DAYS: 400,
		QUESTION_DAYS: 180,
		RATE_LIMIT: 120,
		EMBED_ORIGINS: [],
		LOG_ADDRESSES: false,
	});
});

describe("what is set is read", () => {
	test.each([
		["PORT", "8080", 8080],
		["PORT", "0", 0],
		["PORT", "65535", 65535],
		["PORT", "", 3000],
		["DATA_DIR", "/srv/hrss", "/srv/hrss"],
		["TALKS_DIR", "/srv/talks", "/srv/talks"],
		["TALKS_DIR", "", undefined],
		["LOG_LEVEL", "silent", "silent"],
		["PUBLIC_URL", "https://rs.example.gov.cn", "https://rs.example.gov.cn"],
		["PUBLIC_URL", "", undefined],
		["TRUST_PROXY", "2", 2],
		["CONVERSATION_HOURS", "0.5", 0.5],
		["RECEIPT_DAYS", "1000", 1000],
		["FEEDBACK_DAYS", "4000", 4000],
		["ANALYTICS_DAYS", "0.5", 0.5],
		["QUESTION_DAYS", "4000", 4000],
		["DATABASE_URL", "postgres://guide@db/guide", "postgres://guide@db/guide"],
		["DATABASE_URL", "postgresql://db:5432/g", "postgresql://db:5432/g"],
		["DATABASE_URL", "", undefined],
		["DATABASE_PASSWORD_FILE", "/run/secrets/p", "/run/secrets/p"],
		["RATE_LIMIT", "1", 1],
		["METRICS_TOKEN", "t".repeat(16), "t".repeat(16)],
		["METRICS_TOKEN", "", undefined],
		["LOG_ADDRESSES", "yes", true],
		["LOG_ADDRESSES", "no", false],
		["CHANNEL_KEY", "k".repeat(32), "k".repeat(32)],
		["EMBED_ORIGINS", "", []],
		["EMBED_ORIGINS", "https://a.example", ["https://a.example"]],
		[
			"EMBED_ORIGINS",
			" https://a.example, http://b.example:8080 ",
			["https://a.example", "http://b.example:8080"],
		],
	] as const)("%s=%j → %j", (name, value, want) => {
		expect(readSettings({ [name]: value })[name]).toEqual(want);
	});

	test("what is not ours is left alone", () => {
		expect(readSettings({ PATH: "/bin", HOME: "/root" })).not.toHaveProperty(
			"PATH",
		);
	});
});

describe("what cannot be used is refused by name, with what it was", () => {
	test.each([
		["PORT", "65536"],
		["PORT", "-1"],
		["PORT", "80.5"],
		["PORT", "web"],
		["LOG_LEVEL", "loud"],
		["PUBLIC_URL", "rs.example.gov.cn"],
		["PUBLIC_URL", "ftp://example.org"],
		["PUBLIC_URL", "javascript:alert(1)"],
		["TRUST_PROXY", "11"],
		["TRUST_PROXY", "true"],
		["CONVERSATION_HOURS", "0"],
		["CONVERSATION_HOURS", "Infinity"],
		["RECEIPT_DAYS", "1001"],
		["FEEDBACK_DAYS", "0"],
		["FEEDBACK_DAYS", "4001"],
		["ANALYTICS_DAYS", "4001"],
		["QUESTION_DAYS", "0"],
		["QUESTION_DAYS", "4001"],
		["ANALYTICS_DAYS", "long"],
		["RATE_LIMIT", "0"],
		["RATE_LIMIT", "many"],
		["LOG_ADDRESSES", "perhaps"],
		["EMBED_ORIGINS", "*"],
		["EMBED_ORIGINS", "a.example"],
		["EMBED_ORIGINS", "https://*.a.example"],
		["EMBED_ORIGINS", "https://a.example/"],
		["EMBED_ORIGINS", "https://a.example https://b.example/path"],
		["EMBED_ORIGINS", "ftp://a.example"],
	])("%s=%s", (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
		expect(() => readSettings({ [name]: value })).toThrow(`${name}="${value}"`);
	});

	test("all at once", () => {
		const wrong = { PORT: "x", LOG_LEVEL: "y", RATE_LIMIT: "z" };
		for (const name of Object.keys(wrong))
			expect(() => readSettings(wrong)).toThrow(`${name}=`);
	});

	test("the levels that are allowed are listed", () => {
		expect(() => readSettings({ LOG_LEVEL: "loud" })).toThrow(/info.*debug/);
	});

	test("the program ends with code 2 and says why, without a stack", () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			["--import", "tsx", "src/main.ts"],
			{ env: { ...process.env, PORT: "web" }, encoding: "utf8" },
		);
		expect(status).toBe(2);
		expect(stderr).toContain('PORT="web"');
		expect(stderr).not.toMatch(/\n\s+at /);
	});
});

describe("the settings of a chat channel come together", () => {
	const key = { CHANNEL_KEY: "k".repeat(32) };
	const aes = "a".repeat(43);
	const telegram = { ...key, TELEGRAM_TOKEN: `1:${"t".repeat(30)}` };
	const secret = { TELEGRAM_WEBHOOK_SECRET: "s".repeat(16) };
	const wechat = { ...key, WECHAT_APP_ID: "wx0000", WECHAT_TOKEN: "tok" };
	const wecom = {
		...key,
		WECOM_CORP_ID: "ww0000",
		WECOM_TOKEN: "tok",
		WECOM_AES_KEY: aes,
	};
	const url = { PUBLIC_URL: "https://rs.example.gov.cn" };

	test.each<[string, Record<string, string>]>([
		["Telegram by long polling", telegram],
		[
			"Telegram through a relay",
			{ ...telegram, TELEGRAM_API_ROOT: "http://relay:81" },
		],
		["Telegram by webhook", { ...telegram, ...secret, ...url }],
		["WeChat in clear", wechat],
		["WeChat sealed", { ...wechat, WECHAT_AES_KEY: aes }],
		["WeCom", wecom],
		["all", { ...telegram, ...secret, ...url, ...wechat, ...wecom }],
		["the key alone", key],
	])("%s", (_what, env) => {
		expect(readSettings(env)).toMatchObject(env);
	});

	test.each<[string, Record<string, string>, string[]]>([
		[
			"Telegram without the key",
			{ ...telegram, CHANNEL_KEY: "" },
			["CHANNEL_KEY"],
		],
		[
			"a relay without a bot",
			{ TELEGRAM_API_ROOT: "http://x" },
			["TELEGRAM_TOKEN"],
		],
		["a secret without a bot", { ...secret, ...url }, ["TELEGRAM_TOKEN"]],
		["a webhook at no address", { ...telegram, ...secret }, ["PUBLIC_URL"]],
		["WeChat without the key", { ...wechat, CHANNEL_KEY: "" }, ["CHANNEL_KEY"]],
		[
			"a WeChat token alone",
			{ WECHAT_TOKEN: "tok" },
			["WECHAT_APP_ID", "CHANNEL_KEY"],
		],
		[
			"a WeChat AES key alone",
			{ ...key, WECHAT_AES_KEY: aes },
			["WECHAT_APP_ID", "WECHAT_TOKEN"],
		],
		[
			"WeCom without its AES key",
			{ ...wecom, WECOM_AES_KEY: "" },
			["WECOM_AES_KEY"],
		],
		["WeCom without its token", { ...wecom, WECOM_TOKEN: "" }, ["WECOM_TOKEN"]],
		[
			"WeCom without its id",
			{ ...wecom, WECOM_CORP_ID: "" },
			["WECOM_CORP_ID"],
		],
	])("%s is refused, and what is missing is named", (_what, env, missing) => {
		for (const name of missing)
			expect(() => readSettings(env)).toThrow(`${name}=(not set): is needed`);
	});

	test.each([
		["CHANNEL_KEY", "k".repeat(31)],
		["TELEGRAM_TOKEN", "t".repeat(30)],
		["TELEGRAM_WEBHOOK_SECRET", "s".repeat(15)],
		["WECHAT_AES_KEY", "a".repeat(42)],
		["WECOM_AES_KEY", "a".repeat(44)],
		["WECHAT_TOKEN", "no_token!"],
		["WECOM_TOKEN", "no-token"],
		["METRICS_TOKEN", "t".repeat(15)],
	])("%s of another form is refused, and not printed", (name, value) => {
		const read = () => readSettings({ [name]: value });
		expect(read).toThrow(`${name}=(not shown)`);
		expect(read).not.toThrow(value);
	});

	test("half a group ends the program with code 2", () => {
		const { status, stderr } = spawnSync(
			process.execPath,
			["--import", "tsx", "src/main.ts"],
			{ env: { ...process.env, WECOM_TOKEN: "tok" }, encoding: "utf8" },
		);
		expect(status).toBe(2);
		expect(stderr).toContain("WECOM_AES_KEY=(not set): is needed");
		expect(stderr).not.toMatch(/\n\s+at /);
	});
});
