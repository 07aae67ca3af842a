import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	Bot,
	FileStore,
	MemoryStore,
	type Store,
	UnknownRegionError,
} from "../../src/bot/index.ts";
import { readTalks } from "../../src/desk/publishing/index.ts";
import { guide, newBot, today } from "../guide.ts";
import { keep } from "./stores/turns.ts";

/** A store that takes its time, each call less than the one before: the later would overtake. */
function slowStore(): Store {
	const store = new MemoryStore();
	let wait = 60;
	const slowly = async <T>(call: () => Promise<T>): Promise<T> => {
		wait = Math.max(0, wait - 20);
		await new Promise((done) => setTimeout(done, wait));
		return call();
	};
	const { conversation, save } = store;
	return Object.assign(store, {
		conversation: (id: string) => slowly(() => conversation.call(store, id)),
		save: (...turn: Parameters<Store["save"]>) =>
			slowly(() => save.apply(store, turn)),
	});
}

describe("messages at once", () => {
	test("of one conversation are taken in order", async () => {
		const bot = newBot({ store: slowStore() });
		const conversationId = "a";
		const region = "taicang";
		const turns = ["户籍性质为空", "发给员工怎么说", "还是不行", "还是不行"];
		const atOnce = await Promise.all(
			turns.map((text) => bot.handle({ conversationId, region, text })),
		);
		const other = newBot();
		const inTurn = [];
		for (const text of turns)
			inTurn.push(await other.handle({ conversationId, region, text }));
		expect(atOnce.map((r) => r.text)).toEqual(inTurn.map((r) => r.text));
		expect(new Set(atOnce.map((r) => r.receipt)).size).toBe(turns.length);
	});

	test("of two conversations do not wait for each other", async () => {
		const store = new MemoryStore();
		let free = () => {};
		const stuck = new Promise<void>((done) => {
			free = done;
		});
		const bot = newBot({
			store: Object.assign(Object.create(store) as Store, {
				conversation: async (id: string) => {
					if (id === "stuck") await stuck;
					return store.conversation(id);
				},
				save: store.save.bind(store),
			}),
		});
		const first = bot.handle({ conversationId: "stuck", text: "你好" });
		const second = await bot.handle({ conversationId: "b", text: "你好" });
		expect(second.conversationId).toBe("b");
		free();
		expect((await first).conversationId).toBe("stuck");
	});

	test("one that fails does not hold up the next", async () => {
		const store = new MemoryStore();
		let failures = 1;
		const bot = newBot({
			store: Object.assign(Object.create(store) as Store, {
				conversation: store.conversation.bind(store),
				save: async (...args: Parameters<Store["save"]>) => {
					if (failures-- > 0) throw new Error("the disk is full");
					return store.save(...args);
				},
			}),
		});
		const say = () => bot.handle({ conversationId: "a", text: "你好" });
		const [first, second] = await Promise.allSettled([say(), say()]);
		expect(first).toMatchObject({ reason: { message: "the disk is full" } });
		expect(second.status).toBe("fulfilled");
	});
});

describe("a region that is not known", () => {
	test("is refused, with those that are", async () => {
		const said = newBot().handle({ text: "增员", region: "atlantis" });
		const error = await said.catch((e: unknown) => e);
		expect(error).toBeInstanceOf(UnknownRegionError);
		expect(error).toMatchObject({
			allowed: expect.arrayContaining(["kunshan", "suqian", "qingdao"]),
		});
		expect((error as Error).message).toContain("atlantis");
	});

	test.each(["constructor", "__proto__", "太仓", ""])(
		"%j is one",
		async (region) => {
			const said = newBot().handle({ text: "增员", region });
			await expect(said).rejects.toThrow(UnknownRegionError);
		},
	);

	test("is no reason to forget the talk", async () => {
		const bot = newBot();
		const conversationId = "a";
		await bot.handle({
			conversationId,
			text: "户籍性质为空",
			region: "taicang",
		});
		const wrong = { conversationId, text: "x", region: "atlantis" };
		await expect(bot.handle(wrong)).rejects.toThrow();
		const next = await bot.handle({ conversationId, text: "发给员工怎么说" });
		expect(next.subject?.id).toBe("hukou-empty");
	});
});

describe("who and where are remembered", () => {
	test("a place said once holds for the rest of the talk", async () => {
		const bot = newBot();
		const conversationId = "a";
		await bot.handle({ conversationId, text: "我在太仓" });
		const reply = await bot.handle({
			conversationId,
			text: "户籍性质为空怎么办",
		});
		const places = new Set(reply.citations.map((c) => c.region));
		expect(places).toContain("taicang");
		expect(places).not.toContain("suqian");
	});

	test("and is unknown to the next talk", async () => {
		const bot = newBot();
		await bot.handle({ conversationId: "a", text: "我在太仓" });
		const text = "户籍性质为空怎么办";
		const other = await bot.handle({ conversationId: "b", text });
		expect(other.citations.map((c) => c.region)).toContain("suqian");
	});
});

describe("a talk is kept as long as it is spoken", () => {
	test("after a day of silence it is a new one", async () => {
		const folder = mkdtempSync(join(tmpdir(), "bot-"));
		let now = 0;
		const store = await FileStore.open(folder, keep, () => now);
		const bot = newBot({ store, now: () => now });
		const say = (text: string) => bot.handle({ conversationId: "a", text });
		await say("户籍性质为空");
		now += 86_400_000;
		expect((await say("发给员工怎么说")).subject?.id).toBe("hukou-empty");
		now += 86_400_001;
		expect((await say("发给员工怎么说")).subject?.id).not.toBe("hukou-empty");
		await store.close();
		rmSync(folder, { recursive: true });
	});

	test("forgotten, nothing of it is left", async () => {
		const bot = newBot();
		const first = await bot.handle({
			conversationId: "a",
			text: "户籍性质为空",
		});
		expect(await bot.forget("a")).toBe(true);
		expect(await bot.replay(first.receipt)).toBeUndefined();
		const next = await bot.handle({
			conversationId: "a",
			text: "发给员工怎么说",
		});
		expect(next.subject?.id).not.toBe("hukou-empty");
		expect(await bot.forget("b")).toBe(false);
	});

	test("forgotten while a message is under way, nothing of it is left", async () => {
		const bot = newBot({ store: slowStore() });
		const under = bot.handle({ conversationId: "a", text: "户籍性质为空" });
		const gone = bot.forget("a");
		const { receipt } = await under;
		await gone;
		expect(await bot.replay(receipt)).toBeUndefined();
	});
});

describe("a receipt", () => {
	test("replays to the same text, for every turn of every talk", async () => {
		const differing: string[] = [];
		for (const { talks } of readTalks("test/conversations"))
			for (const talk of talks) {
				const bot = newBot();
				let conversationId: string | undefined;
				for (const { say } of talk.turns) {
					const { region, audience, asOf } = talk;
					const reply = await bot.handle({
						text: say,
						...(conversationId ? { conversationId } : {}),
						...(region ? { region } : {}),
						...(audience ? { audience } : {}),
						...(asOf ? { asOf } : {}),
					});
					conversationId = reply.conversationId;
					const again = await bot.replay(reply.receipt);
					const isRight = again?.receipt.masked
						? again.receipt.said.includes("*")
						: again?.isSame &&
							again.isSameData &&
							again.reply.text === reply.text;
					if (!isRight) differing.push(`${talk.title}: ${say}`);
				}
			}
		expect(differing).toEqual([]);
	});

	test("is read as people type it", async () => {
		const bot = newBot();
		const { receipt, text } = await bot.handle({ text: "户籍性质为空" });
		expect(receipt).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
		const typed = await bot.replay(` ${receipt.toLowerCase()} `);
		expect(typed?.reply.text).toBe(text);
	});

	test.each(["", "2K7M", "2K7MABCD", "0O0O0O0O", "../../etc", "2K7MABCDE"])(
		"%j brings nothing",
		async (code) => {
			expect(await newBot().replay(code)).toBeUndefined();
		},
	);

	test("says when the data have changed since", async () => {
		const bot = newBot();
		const { receipt } = await bot.handle({ text: "户籍性质为空" });
		bot.reload({ ...bot.guide, version: "another" });
		expect(await bot.replay(receipt)).toMatchObject({ isSameData: false });
	});

	test("is answered as of its own day, not of today", async () => {
		let day = "2021-08-01";
		const around = { now: () => 0, today: () => day, newId: () => "a" };
		const bot = new Bot(guide, new MemoryStore(), around);
		const said = await bot.handle({
			text: "缴费基数上下限",
			region: "kunshan",
		});
		day = today;
		expect((await bot.replay(said.receipt))?.reply.text).toBe(said.text);
	});
});

describe("a personal number is written nowhere and said nowhere", () => {
	let folder = "";
	let store: Store;
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), "bot-"));
		store = await FileStore.open(folder, keep, () => 0);
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	/** The numbers as digits; how they are typed differs below. */
	const numbers = [
		"11010519491231002X",
		"320583199003071234",
		"320583900307123",
		"13812345678",
		"6222021202012345678",
	];
	const typed: readonly ((n: string) => string)[] = [
		(n) => n,
		(n) => n.replace(/(.{6})(.{4,8})/, "$1 $2 "),
		(n) =>
			[...n].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(""),
		(n) => `<b>${n.slice(0, 7)}</b>${n.slice(7)}`,
		(n) => `${n.slice(0, 5)}\u200b${n.slice(5)}`,
	];

	/** All that a turn left behind, with everything between the digits taken out. */
	async function leavings(replies: readonly string[]): Promise<string> {
		await store.close();
		const files = readdirSync(folder).map((f) =>
			readFileSync(join(folder, f), "utf8"),
		);
		return [...files, ...replies]
			.join("\n")
			.normalize("NFKC")
			.replace(/<[^>]*>|[\s\p{Cf}.-]/gu, "");
	}

	async function expectNone(replies: readonly string[]): Promise<void> {
		const left = await leavings(replies);
		for (const number of numbers) {
			expect(left).not.toContain(number);
			// Nor its tail, which with the birth date would do.
			expect(left).not.toContain(number.slice(-8));
		}
	}

	test.each([
		["by itself", (n: string) => n],
		["in a question", (n: string) => `增员${n}提示户籍性质为空怎么办`],
		[
			"in a question for nothing of ours",
			(n: string) => `我的号是${n}，鱼香肉丝怎么做`,
		],
		["to be checked", (n: string) => `帮我看看身份证号${n}对不对`],
		["in an over-long message", (n: string) => `${n}${"长".repeat(2100)}`],
	])("%s", async (_how, say) => {
		const bot = newBot({ store });
		const replies: string[] = [];
		for (const number of numbers)
			for (const type of typed) {
				const reply = await bot.handle({
					conversationId: "a",
					text: say(type(number)),
				});
				replies.push(JSON.stringify(reply));
			}
		await expectNone(replies);
	});

	test("in the answer to any fact that is asked for", async () => {
		const bot = newBot({ store });
		const replies: string[] = [];
		const { actions } = bot.guide;
		for (const action of actions.list)
			for (const number of numbers) {
				const conversationId = `${action.id}-${number.slice(0, 4)}`;
				const ask = (text: string) =>
					bot.handle({ conversationId, text, region: "kunshan" });
				await ask(action.utterances[0] ?? action.title);
				const dotted = number.replace(/.{6}/, "$&.");
				for (const text of [
					...[number, `${number}元`, `是${number}`],
					...[dotted, `是${dotted}元`, "转人工"],
				])
					replies.push(JSON.stringify(await ask(text)));
			}
		await expectNone(replies);
	});

	test("nor in a replay", async () => {
		const bot = newBot({ store });
		const { receipt } = await bot.handle({
			text: `身份证号${numbers[0]}对不对`,
		});
		const again = await bot.replay(receipt);
		expect(again?.receipt.masked).toBe(true);
		await expectNone([JSON.stringify(again)]);
	});
});
