import { type ChildProcess, spawn } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	Client,
	StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { token, wechatAccount } from "./channels/lines/callback.ts";
import { CallbackPlatform } from "./channels/platforms/callback-platform.ts";
import { TelegramPlatform } from "./channels/platforms/telegram-platform.ts";

/** A word that stands in no data; what the tests write into each file. */
const mark = "癸亥";
const folder = mkdtempSync(join(tmpdir(), "hrss-faces-"));
const data = join(folder, "data");
const telegram = new TelegramPlatform();
let server: ChildProcess;
let base: string;

/** What is written anew: file, what stood there, what stands there now. */
const changes: readonly (readonly [string, string, string])[] = [
	["page.yaml", "tagline: ", `tagline: ${mark}`],
	["chat-page.yaml", "  copy: ", `  copy: ${mark}`],
	["guide-pages.yaml", "  intro: 各个平台", `  intro: ${mark}各个平台`],
	["more-pages.yaml", "  open: ", `  open: ${mark}`],
	["more-pages.yaml", "  title: 接口文档", `  title: ${mark}`],
	["more-pages.yaml", "  title: 坐席页", `  title: ${mark}`],
	["calendar.yaml", "title: 江苏省", `title: ${mark}`],
	["check.yaml", "  title: 名单检查", `  title: ${mark}`],
	["check.yaml", "  noFile: ", `  noFile: ${mark}`],
	["roster.yaml", '  region: "', `  region: "${mark}`],
	["channels.yaml", "notText: ", `notText: ${mark}`],
	["channels.yaml", "  menu: 常用", `  menu: ${mark}常用`],
	["venues.yaml", "name: ", `name: ${mark}`],
	["replies.yaml", "receiptUnknown: ", `receiptUnknown: ${mark}`],
];

/** One request to each way in, as it answers just now. */
const faces: Record<string, () => Promise<string>> = {
	"the chat page": () => get("/"),
	"a page of the guide, which is kept": () => get("/guide"),
	"the calendar": () => get("/calendar?region=jiangsu&month=2026-11"),
	"the calendar's file": () => get("/calendar/jiangsu.ics"),
	"the map of the menus": () => get("/menus"),
	"the page of the file check": () => get("/check"),
	"what the page checks with": () => get("/check/data.json"),
	"the file check's interface": async () => {
		const form = new FormData();
		form.set("asOf", "2026-11-21");
		const call = { method: "POST", body: form };
		return (await fetch(`${base}/api/check`, call)).text();
	},
	"the API page": () => get("/docs"),
	"the widget's script": () => get("/widget.js"),
	"the widget's frame": () => get("/embed"),
	"the seat": () => get("/seat"),
	"what a device keeps": () => get("/offline/data.json"),
	"the HTTP API": async () => {
		const response = await fetch(`${base}/api/receipts/22222222`);
		return response.text();
	},
	"an assistant's file check": async () => {
		const client = new Client({ name: "test", version: "1" });
		await client.connect(
			new StreamableHTTPClientTransport(new URL("/mcp", base)),
		);
		const rows = [
			["姓名", "证件号码"],
			["甲", "1"],
		];
		const told = await client.callTool({
			name: "check_roster",
			arguments: { rows, asOf: "2026-11-21" },
		});
		await client.close();
		return JSON.stringify(told);
	},
	WeChat: async () => {
		const wechat = new CallbackPlatform(base, wechatAccount);
		const picture = { MsgType: "image", MsgId: String(Math.random()) };
		const { fields } = await wechat.post(wechat.message("person", picture));
		return fields?.Content ?? "";
	},
};

const get = async (path: string): Promise<string> => {
	const response = await fetch(base + path, {
		headers: { accept: "text/html" },
	});
	expect(response.status, path).toBe(200);
	return response.text();
};

beforeAll(async () => {
	cpSync("data", data, { recursive: true });
	const { receiver, aesKey = "" } = wechatAccount;
	server = spawn(process.execPath, ["dist/main.js"], {
		env: {
			...process.env,
			PORT: "0",
			DATA_DIR: join(folder, "var"),
			KNOWLEDGE_DIR: data,
			CHANNEL_KEY: "k".repeat(32),
			WECHAT_APP_ID: receiver,
			WECHAT_TOKEN: token,
			WECHAT_AES_KEY: aesKey,
			TELEGRAM_TOKEN: telegram.token,
			TELEGRAM_API_ROOT: await telegram.open(),
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	const port = await new Promise((resolve, reject) => {
		server.once("exit", (code) => reject(new Error(`ended with ${code}`)));
		server.stdout?.on("data", (chunk) => {
			const found = /"port":(\d+)/.exec(String(chunk));
			if (found) resolve(found[1]);
		});
	});
	base = `http://localhost:${port}`;
	await vi.waitFor(() => expect(offered()).toBe(1), { timeout: 30_000 });
}, 90_000);

afterAll(async () => {
	const gone = new Promise((done) => server.once("exit", done));
	server.kill();
	await gone;
	telegram.close();
	rmSync(folder, { recursive: true, force: true });
});

/** How often Telegram was told the menu of commands. */
const offered = () =>
	telegram.calls.filter((c) => c.includes("setMyCommands")).length;

describe("data read anew are in every way in", () => {
	test.each(Object.entries(faces))("%s has the old", async (_name, ask) => {
		expect((await ask()).includes(mark)).toBe(false);
	});

	test("they are read", async () => {
		for (const [file, from, to] of changes) {
			const path = join(data, file);
			const text = readFileSync(path, "utf8");
			expect(text, `${file}: ${from}`).toContain(from);
			writeFileSync(path, text.replace(from, to));
		}
		const version = async () =>
			(await (await fetch(`${base}/healthz`)).json()).version;
		const before = await version();
		server.kill("SIGHUP");
		await vi.waitFor(async () => expect(await version()).not.toBe(before), {
			timeout: 60_000,
			interval: 200,
		});
	}, 90_000);

	test.each(Object.entries(faces))("%s has the new", async (_name, ask) => {
		expect((await ask()).includes(mark)).toBe(true);
	});

	test("Telegram is told the commands anew", async () => {
		await vi.waitFor(() => expect(offered()).toBe(2), { timeout: 30_000 });
	});
});
