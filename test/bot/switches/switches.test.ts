import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	channelIds,
	longestText,
	MemoryRecords,
	type Records,
	readSwitchWords,
	StoreAwayError,
	Switches,
	SwitchOrders,
	SwitchTextError,
	sendOrder,
} from "../../../src/bot/index.ts";
import { dataFolder } from "../../../src/built.ts";

const words = readSwitchWords(dataFolder);
let clock = 0;
const now = () => clock;
let records: Records;
let switches: Switches;
beforeEach(() => {
	clock = 1_000_000;
	records = new MemoryRecords();
	switches = new Switches({ records, words, now });
});

describe("a channel that is switched off", () => {
	test.each(channelIds.filter((id) => id !== "all"))(
		"%s: a sentence with where to turn; the others go on; on again it answers",
		async (id) => {
			await switches.set(id, "", "a");
			expect(await switches.said(id)).toBe(words.said.usual + words.said.turn);
			for (const other of channelIds)
				if (other !== id && other !== "all")
					expect(await switches.said(other)).toBeUndefined();
			await switches.set(id, undefined, "a");
			expect(await switches.said(id)).toBeUndefined();
		},
	);

	test("all are off with one", async () => {
		await switches.set("all", "停电。", "a");
		for (const id of channelIds)
			expect(await switches.said(id)).toBe(`停电。${words.said.turn}`);
	});

	test.each([
		[longestText, true],
		[longestText + 1, false],
	])("a text of %i characters is taken: %s", async (length, isTaken) => {
		const set = switches.set("http", "停".repeat(length), "a");
		if (isTaken) await expect(set).resolves.toBeUndefined();
		else await expect(set).rejects.toThrow(SwitchTextError);
		expect(await switches.said("http")).toEqual(
			isTaken ? expect.stringContaining("停") : undefined,
		);
	});

	test("one that was kept under its earlier name counts, and goes when it is switched on", async () => {
		const value = { text: "旧的。", by: "a", at: 1 };
		const old = { kind: "switch", id: "api", revision: 0, value } as const;
		await records.change([old], undefined);
		expect(await switches.said("http")).toBe(`旧的。${words.said.turn}`);
		await switches.set("http", "新的。", "b");
		expect(await switches.said("http")).toBe(`新的。${words.said.turn}`);
		await switches.set("http", undefined, "b");
		expect(await switches.said("http")).toBeUndefined();
		expect(await records.list("switch")).toEqual([]);
	});

	test("each change is a line of the audit", async () => {
		await switches.set("web", "维护。", "zhao");
		await switches.set("web", undefined, "zhao");
		await switches.set("web", undefined, "zhao");
		const lines = await records.audit(10);
		expect(lines.map((l) => [l.what, l.of, l.by, l.detail?.text])).toEqual([
			["switch.on", "web", "zhao", undefined],
			["switch.on", "web", "zhao", undefined],
			["switch.off", "web", "zhao", "维护。"],
		]);
	});

	test("two who switch at once are both told that it is done, the later counts", async () => {
		await Promise.all([
			switches.set("web", "一。", "a"),
			switches.set("web", "二。", "b"),
		]);
		expect(await switches.said("web")).toMatch(/^[一二]。/);
		expect(await records.audit(10)).toHaveLength(2);
	});
});

describe("another process on the same records", () => {
	test.each([
		[2999, false],
		[3000, true],
		[-1, true],
	])("follows after %i ms: %s", async (ms, follows) => {
		const other = new Switches({ records, words, now });
		expect(await other.said("web")).toBeUndefined();
		await switches.set("web", "", "a");
		clock += ms;
		expect((await other.said("web")) !== undefined).toBe(follows);
	});

	test("goes on with what it read last while the records cannot be read, and says so", async () => {
		let isAway = false;
		const list: Records["list"] = async (kind) => {
			if (isAway) throw new StoreAwayError("away", "the database is gone");
			return records.list(kind);
		};
		const shaky = Object.assign(Object.create(records), { list });
		const other = new Switches({ records: shaky, words, now });
		await switches.set("web", "", "a");
		expect(await other.said("web")).toBeDefined();
		expect(other.check).toEqual({ ok: true, state: "some-off", detail: "web" });
		isAway = true;
		clock += 3000;
		expect(await other.said("web")).toBeDefined();
		expect(other.check).toMatchObject({ ok: true, state: "not-read" });
		isAway = false;
		await switches.set("web", undefined, "a");
		clock += 3000;
		expect(await other.said("web")).toBeUndefined();
		expect(other.check).toEqual({ ok: true, state: "all-on" });
	});

	test("a record that is no switch of ours switches nothing", async () => {
		const line = { at: 0, by: "a", what: "x" };
		await records.change(
			[
				{ kind: "switch", id: "web", revision: 0, value: { off: true } },
				{
					kind: "switch",
					id: "fax",
					revision: 0,
					value: { text: "", by: "a", at: 0 },
				},
			],
			line,
		);
		expect(await switches.said("web")).toBeUndefined();
	});
});

describe("orders left in the folder", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "hrss-orders-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const order = { channel: "mcp", text: "维护。", by: "c" } as const;

	test("are carried out by the server, and then gone", async () => {
		const orders = new SwitchOrders(folder, switches, () => undefined);
		orders.start();
		expect(await sendOrder(folder, order, 5000)).toBe(true);
		orders.stop();
		expect(await switches.said("mcp")).toContain("维护。");
		expect(readdirSync(join(folder, "switch-orders"))).toEqual([]);
	});

	test("are withdrawn where no server takes them", async () => {
		expect(await sendOrder(folder, order, 500)).toBe(false);
		expect(readdirSync(join(folder, "switch-orders"))).toEqual([]);
	});

	test("that are none are refused, told, and stop nothing", async () => {
		const told: string[] = [];
		const orders = new SwitchOrders(folder, switches, (why) => told.push(why));
		await orders.take();
		await mkdir(join(folder, "switch-orders"));
		writeFileSync(join(folder, "switch-orders", "a.json"), '{"channel":"fax"}');
		writeFileSync(
			join(folder, "switch-orders", "b.json"),
			JSON.stringify(order),
		);
		await orders.take();
		expect(told).toHaveLength(1);
		expect(await switches.said("mcp")).toContain("维护。");
	});
});
