import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { telegramChannel } from "../../src/bot/channels/telegram/index.ts";
import { openTelegram } from "./lines/telegram.ts";
import { TelegramPlatform } from "./platforms/telegram-platform.ts";
import { channelWords, serveWith } from "./serve.ts";

const question = "工伤的一次性补助怎么申请";
let persons = 1000;

describe.each(["webhook", "polling"] as const)("by %s", (by) => {
	let line: Awaited<ReturnType<typeof openTelegram>>;
	beforeAll(async () => {
		line = await openTelegram(by);
	});
	afterAll(() => line.close());
	afterEach(() => {
		line.platform.failures.length = 0;
	});
	const say = (person: number, text: string) =>
		line.take([line.platform.text(person, text)]);

	test("says in the log that it serves, and never the token", () => {
		expect(line.site.logged).toContainEqual(
			expect.objectContaining({
				channel: "telegram",
				msg: expect.stringContaining(
					by === "webhook" ? "webhook" : "long polling",
				),
			}),
		);
		expect(JSON.stringify(line.site.logged)).not.toContain(line.platform.token);
	});

	test("the commands are offered", () => {
		expect(line.platform.calls).toContain("setMyCommands");
	});

	test("/start begins anew, greets and shows the menu", async () => {
		const person = persons++;
		await say(person, "我在昆山，单位不要我了，能拿失业金吗");
		const [sent] = await say(person, "/start");
		expect(sent?.text).toBe(channelWords.start);
		expect(sent?.buttons.map((b) => b.text)).toEqual(
			channelWords.menu.items.map((i) => i.label),
		);
		const [after] = await say(person, "2");
		expect(after?.text).not.toContain("为什么问这个");
	});

	test("/menu shows the menu, and a button says what it stands for", async () => {
		const person = persons++;
		const [menu] = await say(person, "/menu");
		expect(menu?.text).toBe(channelWords.menu.title);
		const [answer] = await line.take([
			line.platform.press(menu as never, "社保卡"),
		]);
		expect(answer?.text).toContain("电子社保卡申领");
		expect(line.platform.calls).toContain("answerCallbackQuery");
	});

	test("/region shows the places, and the one that is pressed holds from then on", async () => {
		const person = persons++;
		const [ask] = await say(person, "/region");
		expect(ask?.text).toBe(channelWords.region);
		const [taken] = await line.take([
			line.platform.press(ask as never, "青岛市"),
		]);
		expect(taken?.text).toContain("青岛市");
		const [answer] = await say(person, "社保卡丢了怎么挂失");
		expect(answer?.text).toMatch(/青岛/);
	});

	test("/region with a place takes it at once", async () => {
		const [sent] = await say(persons++, "/region 太仓");
		expect(sent?.text).toContain("太仓市");
	});

	test("options are buttons, and one press picks", async () => {
		const person = persons++;
		const [asked] = await say(person, question);
		expect(asked?.buttons.length).toBeGreaterThan(1);
		for (const button of asked?.buttons ?? [])
			expect(asked?.text).toContain(button.text);
		const [answer] = await line.take([
			line.platform.press(asked as never, asked?.buttons[1]?.text ?? ""),
		]);
		expect(answer?.text).toContain("kunshan#E10");
	});

	test("an old button picks nothing from a newer list", async () => {
		const person = persons++;
		const [asked] = await say(person, question);
		const [later] = await say(person, "外地的社保怎么转过来");
		expect(later?.buttons.length).toBeGreaterThan(1);
		const [answer] = await line.take([
			line.platform.press(asked as never, asked?.buttons[0]?.text ?? ""),
		]);
		expect(answer?.text).toContain("kunshan#E9");
	});

	test("a button of a message that Telegram has let go, or of nobody: asked to say it", async () => {
		const person = persons++;
		const [asked] = await say(person, question);
		const gone = { ...asked, buttons: [] } as never;
		const [answer] = await line.take([line.platform.press(gone, "x")]);
		expect(answer?.text).toBe(channelWords.oldButton);
	});

	test.each([
		["photo", { photo: [] }],
		["location", { location: {} }],
		["voice", { voice: {} }],
	])("a %s is answered with what we can read", async (_what, fields) => {
		const [sent] = await line.take([line.platform.message(persons++, fields)]);
		expect(sent?.text).toBe(channelWords.notText);
	});

	test("the same update again: the same answer, no second turn", async () => {
		const person = persons++;
		const update = line.platform.text(person, question);
		const [first] = await line.take([update]);
		// By polling Telegram itself never sends an update again once it is acknowledged.
		if (by === "webhook") {
			const [again] = await line.take([update]);
			expect(again).toMatchObject({
				text: first?.text,
				buttons: first?.buttons,
			});
		}
		const [picked] = await say(person, "2");
		expect(picked?.text).toContain("kunshan#E10");
	});

	test("in a group nothing is said", async () => {
		const update = line.platform.text(persons++, question) as unknown as {
			update_id: number;
			message: { chat: { type: string } };
		};
		update.message.chat.type = "group";
		expect(await line.take([update])).toEqual([]);
	});

	test("told to wait, it waits and sends", async () => {
		line.platform.failures.push({
			error_code: 429,
			description: "Too Many Requests",
			parameters: { retry_after: 0 },
		});
		expect(await say(persons++, question)).toHaveLength(1);
	});

	test("who has blocked us stops nobody else", async () => {
		line.platform.failures.push({
			error_code: 403,
			description: "Forbidden: bot was blocked by the user",
		});
		expect(await say(persons++, question)).toEqual([]);
		expect(await say(persons++, question)).toHaveLength(1);
		expect(line.site.logged).toContainEqual(
			expect.objectContaining({ msg: "an answer could not be sent" }),
		);
		expect(JSON.stringify(line.site.logged)).not.toContain(question);
	});

	test("a reply over 4,096 characters comes in several messages, buttons under the last", async () => {
		const { bot } = line.site;
		const handle = bot.handle.bind(bot);
		const text = Array.from(
			{ length: 300 },
			(_, i) => `${i}。社保卡在网上就能申领，不用去窗口😀`,
		).join("\n");
		bot.handle = async (message) => ({
			...(await handle(message)),
			text,
			options: [{ label: "都不是", citations: [] }],
		});
		const sent = await say(persons++, question);
		bot.handle = handle;
		expect(sent.length).toBeGreaterThan(1);
		expect(sent.map((s) => s.text).join("\n")).toBe(text);
		expect(sent.map((s) => s.buttons.length)).toEqual([
			...sent.slice(1).map(() => 0),
			1,
		]);
	});
});

describe("the webhook", () => {
	let line: Awaited<ReturnType<typeof openTelegram>>;
	beforeAll(async () => {
		line = await openTelegram("webhook");
	});
	afterAll(() => line.close());

	test("is where Telegram is told", () => {
		expect(line.platform.webhook?.url).toBe(`${line.site.base}/telegram`);
	});

	test.each([
		["no secret", ""],
		["another secret", "anotherSecretAltogether"],
		["a secret that only begins alike", "secretOfTheTest"],
	])("%s is refused", async (_what, secret) => {
		const [status] = await line.platform.post(
			[line.platform.text(persons++, question)],
			secret,
		);
		expect(status).toBe(403);
		expect(line.platform.sent).toEqual([]);
		expect(line.site.logged.findLast((l) => l.msg !== "request")).toMatchObject(
			{ msg: "call refused" },
		);
	});

	test.each([
		["no update", {}, 400],
		["an id that is none", { update_id: "x" }, 400],
		["1 MB", { update_id: 1, message: { text: "社".repeat(350_000) } }, 413],
	])("%s: refused", async (_what, update, want) => {
		const [status] = await line.platform.post([update as never]);
		expect(status).toBe(want);
	});

	test("an answer that cannot be sent now is asked for again, and then sent", async () => {
		const update = line.platform.text(persons++, question);
		for (let i = 0; i < 3; i++)
			line.platform.failures.push({
				error_code: 429,
				description: "Too Many Requests",
				parameters: { retry_after: 0 },
			});
		expect(await line.platform.post([update])).toEqual([500]);
		expect(await line.take([update])).toHaveLength(1);
	});
});

test("an answer's server that cannot be reached is said in the log, and the rest is served", async () => {
	const platform = new TelegramPlatform();
	const apiRoot = await platform.open();
	platform.close();
	const site = await serveWith({
		open: (talks) =>
			telegramChannel(
				{ TELEGRAM_TOKEN: platform.token, TELEGRAM_API_ROOT: apiRoot },
				talks,
			),
	});
	const isSaid = () =>
		site.logged.some((l) => l.msg.includes("cannot be reached"));
	while (!isSaid()) await new Promise((done) => setTimeout(done, 20));
	expect((await fetch(`${site.base}/healthz`)).status).toBe(200);
	expect(JSON.stringify(site.logged)).not.toContain(platform.token);
	await site.close();
});
