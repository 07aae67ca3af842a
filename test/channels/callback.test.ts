import { encrypt } from "@wecom/crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	aesKey,
	channelOf,
	token,
	wechatAccount,
	wechatPlainAccount,
	wecomAccount,
} from "./lines/callback.ts";
import {
	type Call,
	CallbackPlatform,
	type PlatformAccount,
} from "./platforms/callback-platform.ts";
import { channelWords, serveWith } from "./serve.ts";

const seconds = () => Math.floor(Date.now() / 1000);
const question = "增员报错户籍性质为空";

/** How often the bot took a turn: each leaves a receipt. */
function counted(bot: Awaited<ReturnType<typeof serveWith>>["bot"]) {
	let turns = 0;
	const handle = bot.handle.bind(bot);
	bot.handle = (message) => {
		turns++;
		return handle(message);
	};
	return () => turns;
}

describe.each([
	["WeChat", wechatAccount],
	["WeChat in clear", wechatPlainAccount],
	["WeCom", wecomAccount],
] as const)("%s", (_name, account: PlatformAccount) => {
	let site: Awaited<ReturnType<typeof serveWith>>;
	let platform: CallbackPlatform;
	let turns: () => number;
	/** Milliseconds the server's clock is ahead. */
	let ahead = 0;
	const isSealed = account.aesKey !== undefined;
	beforeAll(async () => {
		site = await serveWith({
			open: channelOf(account),
			now: () => Date.now() + ahead,
		});
		platform = new CallbackPlatform(site.base, account);
		turns = counted(site.bot);
	});
	afterAll(async () => {
		await site.close();
		const longest = Math.max(...platform.times).toFixed(1);
		console.log(
			`${account.path}: ${platform.times.length} calls, longest ${longest} ms`,
		);
	});

	test("a message that comes four times is worked on once, and gets the same answer each time", async () => {
		const before = turns();
		const call = platform.text("person-a", question);
		const answers = await Promise.all([
			platform.post(call),
			platform.post(call),
			platform.post(call),
		]);
		answers.push(await platform.post(call));
		expect(turns()).toBe(before + 1);
		expect(new Set(answers.map((a) => a.fields?.Content)).size).toBe(1);
		expect(answers[0]?.fields).toMatchObject({
			MsgType: "text",
			ToUserName: "person-a",
			FromUserName: "gh_account",
		});
	});

	test("a retry that comes while the first is still being worked on waits for it", async () => {
		const { bot } = site;
		const { handle } = bot;
		let release = () => {};
		const held = new Promise<void>((done) => {
			release = done;
		});
		let taken = 0;
		bot.handle = async (message) => {
			taken++;
			await held;
			return handle(message);
		};
		const call = platform.text("person-q", question);
		const first = platform.post(call);
		const again = platform.post(call);
		while (taken === 0) await new Promise((done) => setTimeout(done, 5));
		release();
		const answers = await Promise.all([first, again]);
		bot.handle = handle;
		expect(taken).toBe(1);
		expect(answers[0].fields?.Content).toContain("户籍性质");
		expect(answers[1].fields?.Content).toBe(answers[0].fields?.Content);
	});

	test("signed anew by the platform, the same MsgId is still the same message", async () => {
		const before = turns();
		const fields = { MsgType: "text", Content: question, MsgId: "0012" };
		const [one, two] = [
			await platform.post(platform.message("person-b", fields)),
			await platform.post(platform.message("person-b", fields)),
		];
		expect(turns()).toBe(before + 1);
		expect(two.fields?.Content).toBe(one.fields?.Content);
		// 12 and 0012 are two messages.
		await platform.post(
			platform.message("person-b", { ...fields, MsgId: "12" }),
		);
		expect(turns()).toBe(before + 2);
	});

	test("a long answer comes in parts of at most 2,048 bytes, each by 1", async () => {
		const first = await platform.post(
			platform.text("person-c", "增员提示他是灵活就业"),
		);
		expect(first.fields?.Content).toMatch(/回复1看下一步（还有\d+段）。$/);
		const second = await platform.post(platform.text("person-c", "1"));
		expect(second.fields?.Content).toContain("taicang#14");
		for (const { fields } of [first, second])
			expect(Buffer.byteLength(fields?.Content ?? "")).toBeLessThanOrEqual(
				2048,
			);
	});

	test.each([
		["subscribe", "", channelWords.subscribe],
		["CLICK", "suspension", /用人单位退工停保登记/],
		["click", "no-such", channelWords.menu.unknown],
		["CLICK", "__proto__", channelWords.menu.unknown],
	])("the event %s %s is answered", async (event, key, want) => {
		const { fields } = await platform.post(
			platform.event("person-d", event, key),
		);
		expect(fields?.Content).toEqual(
			typeof want === "string" ? want : expect.stringMatching(want),
		);
	});

	test.each(["VIEW", "LOCATION", "enter_agent", "no_such_event"])(
		"the event %s wants no answer",
		async (event) => {
			const { status, raw } = await platform.post(
				platform.event("person-d", event, "x"),
			);
			expect([status, raw]).toEqual([200, "success"]);
		},
	);

	test("an event that comes again is known by person and time", async () => {
		const before = turns();
		const at = seconds();
		const click = () =>
			platform.message(
				"person-e",
				{ MsgType: "event", Event: "CLICK", EventKey: "card" },
				at,
			);
		await platform.post(click());
		await platform.post(click());
		expect(turns()).toBe(before + 1);
	});

	test("who leaves is forgotten", async () => {
		await platform.post(
			platform.text("person-f", "我在太仓，单位不要我了，能拿失业金吗"),
		);
		await platform.post(platform.event("person-f", "unsubscribe"));
		const { fields } = await platform.post(platform.text("person-f", "转人工"));
		expect(fields?.Content).not.toContain("失业金");
	});

	test.each(["image", "video", "location", "voice", "link"])(
		"%s without words is answered with what we can read",
		async (MsgType) => {
			const { fields } = await platform.post(
				platform.message("person-g", { MsgType, MsgId: `g-${MsgType}` }),
			);
			expect(fields?.Content).toBe(channelWords.notText);
		},
	);

	test("a voice that the platform heard is taken by its words", async () => {
		const call = platform.message("person-g", {
			MsgType: "voice",
			Recognition: question,
			MsgId: "g-heard",
		});
		expect((await platform.post(call)).fields?.Content).toContain("户籍性质");
	});

	test("CDATA's end, mark-up and entities are words like any other", async () => {
		const { status, fields } = await platform.post(
			platform.text("person-h", "]] > &lt;script> <b>户籍性质为空"),
		);
		expect(status).toBe(200);
		expect(fields?.Content).toContain("户籍性质");
	});

	type Spoil = (call: Call) => Call;
	const queried =
		(query: Record<string, string>): Spoil =>
		(call) => ({ ...call, query: { ...call.query, ...query } });
	const without =
		(...names: readonly string[]): Spoil =>
		(call) => ({
			...call,
			query: Object.fromEntries(
				Object.entries(call.query).filter(([name]) => !names.includes(name)),
			),
		});
	const bodied =
		(change: (body: string) => string): Spoil =>
		(call) => ({ ...call, body: change(call.body) });

	test.each<[string, Spoil, number]>([
		["no signature at all", without("signature", "msg_signature"), 403],
		[
			"another signature",
			queried({ signature: "0".repeat(40), msg_signature: "0".repeat(40) }),
			403,
		],
		[
			"a signature of another length",
			queried({ signature: "0", msg_signature: "0" }),
			403,
		],
		["a nonce that was not signed", queried({ nonce: "other" }), 403],
		[
			"a time that was not signed",
			(call) =>
				queried({ timestamp: String(Number(call.query.timestamp) + 60) })(call),
			403,
		],
		["no nonce", without("nonce"), 400],
		["no time", without("timestamp"), 400],
		["a time that is none", queried({ timestamp: "yesterday" }), 400],
		["no body", bodied(() => ""), 400],
		["a body that is no XML", bodied(() => "{}"), 400],
		[
			"a document type",
			bodied((b) => `<!DOCTYPE x [<!ENTITY a "${"a".repeat(99)}">]>${b}`),
			400,
		],
		["1 MB", bodied((b) => b.padEnd(1_000_000)), 413],
	])("%s is refused, and no turn is taken", async (_what, spoil, want) => {
		const before = turns();
		const { status } = await platform.post(
			spoil(platform.text("person-i", question)),
		);
		expect(status).toBe(want);
		expect(turns()).toBe(before);
	});

	test("a body of 64 KB is read, and not a byte more", async () => {
		const call = platform.text("person-i", question);
		const spare = 65_536 - Buffer.byteLength(call.body);
		const body = call.body + " ".repeat(spare);
		expect((await platform.post({ ...call, body })).status).toBe(200);
		expect((await platform.post({ ...call, body: `${body} ` })).status).toBe(
			413,
		);
	});

	test.each([
		[299_000, 200],
		[302_000, 403],
		[-299_000, 200],
		[-302_000, 403],
	])(
		"recorded and played again after %d ms by our clock: %d",
		async (late, want) => {
			const call = platform.text("person-j", question);
			ahead = late;
			const { status } = await platform.post(call);
			ahead = 0;
			expect(status).toBe(want);
		},
	);

	test("what is refused stands in the log, without what was said", async () => {
		await platform.post(
			without(
				"signature",
				"msg_signature",
			)(platform.text("person-k", "秘密的话")),
		);
		expect(site.logged.findLast((l) => l.msg !== "request")).toMatchObject({
			msg: "call refused",
			why: expect.stringContaining("signature"),
		});
		expect(JSON.stringify(site.logged)).not.toMatch(/秘密的话|person-k/);
	});

	test("JSON is refused", async () => {
		const { query } = platform.text("person-l", question);
		const { status } = await platform.post(
			{ query, body: "{}" },
			"application/json",
		);
		expect(status).toBe(400);
	});

	if (isSealed) {
		test("in clear is refused, however well it is signed", async () => {
			const clear = new CallbackPlatform(site.base, {
				...account,
				aesKey: undefined,
			} as never);
			const before = turns();
			expect((await clear.post(clear.text("person-m", question))).status).toBe(
				403,
			);
			expect(turns()).toBe(before);
		});

		test.each([
			["sealed with another key", { aesKey: "Z".repeat(43) }],
			["sealed for another account", { receiver: "wx0000000000else" }],
			["signed with another token", { token: "anotherToken" }],
		])("%s is refused", async (_what, wrong) => {
			const other = new CallbackPlatform(site.base, { ...account, ...wrong });
			const before = turns();
			expect((await other.post(other.text("person-n", question))).status).toBe(
				403,
			);
			expect(turns()).toBe(before);
		});

		test("a sealed text that was changed is refused", async () => {
			const other = encrypt(aesKey, "<xml></xml>", account.receiver);
			const swap = bodied((b) =>
				b.replace(/(<Encrypt><!\[CDATA\[)[^\]]*/, `$1${other}`),
			);
			const { status } = await platform.post(
				swap(platform.text("person-o", question)),
			);
			expect(status).toBe(403);
		});
	} else
		test("a signature that was seen serves no other message", async () => {
			const { query } = platform.text("person-p", question);
			const first = platform.text("person-p", question);
			expect((await platform.post({ ...first, query })).status).toBe(200);
			const before = turns();
			const forged = platform.text("person-p", "转人工");
			expect((await platform.post({ ...forged, query })).status).toBe(403);
			expect(turns()).toBe(before);
		});
});

describe("the address is tried", () => {
	const check = async (
		account: PlatformAccount,
		spoil: Record<string, string> = {},
	) => {
		const site = await serveWith({ open: channelOf(account) });
		const platform = new CallbackPlatform(site.base, account);
		const { query } = platform.text("x", "x");
		const isWecom = account.path === "/wecom";
		const echostr = isWecom
			? encrypt(aesKey, "echo-word", account.receiver)
			: "echo-word";
		const { timestamp = "", nonce = "" } = query;
		const { getSignature } = await import("@wecom/crypto");
		const signed = isWecom
			? { msg_signature: getSignature(token, timestamp, nonce, echostr) }
			: { signature: getSignature(token, timestamp, nonce, "") };
		const answer = await platform.verify({
			timestamp,
			nonce,
			echostr,
			...signed,
			...spoil,
		});
		await site.close();
		return answer;
	};

	test.each([
		["WeChat", wechatAccount],
		["WeCom", wecomAccount],
	])(
		"%s gets its word back, and only when it is signed",
		async (_name, account) => {
			expect(await check(account)).toEqual({ status: 200, raw: "echo-word" });
			const wrong = {
				signature: "0".repeat(40),
				msg_signature: "0".repeat(40),
			};
			expect((await check(account, wrong)).status).toBe(403);
			expect((await check(account, { timestamp: "1" })).status).toBe(403);
		},
	);
});

test("a person who is too fast is told so; another is not held up", async () => {
	const site = await serveWith({ open: channelOf(wecomAccount), perMinute: 2 });
	const platform = new CallbackPlatform(site.base, wecomAccount);
	const say = async (person: string) =>
		(await platform.post(platform.text(person, "你好"))).fields?.Content;
	expect(await say("fast")).not.toBe(channelWords.tooMany);
	expect(await say("fast")).not.toBe(channelWords.tooMany);
	expect(await say("fast")).toBe(channelWords.tooMany);
	expect(await say("other")).not.toBe(channelWords.tooMany);
	await site.close();
});

test("a fault of ours is told to the person, and to the log without what was said", async () => {
	const site = await serveWith({ open: channelOf(wecomAccount) });
	site.bot.handle = () => Promise.reject(new Error("broken"));
	const platform = new CallbackPlatform(site.base, wecomAccount);
	const { fields } = await platform.post(platform.text("person", "秘密的话"));
	expect(fields?.Content).toBe(channelWords.failed);
	expect(site.logged.findLast((l) => l.msg !== "request")).toMatchObject({
		msg: "turn failed",
	});
	expect(JSON.stringify(site.logged)).not.toContain("秘密的话");
	await site.close();
});

test("what is not set up is not served", async () => {
	const site = await serveWith();
	for (const path of ["/wechat", "/wecom", "/telegram"])
		expect((await fetch(site.base + path, { method: "POST" })).status).toBe(
			404,
		);
	await site.close();
});
