import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	appendFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshConversation } from "../../src/bot/conversation.ts";
import {
	FileStore,
	MemoryStore,
	type Store,
	StoreLockedError,
} from "../../src/bot/index.ts";
import { type Receipt, receiptCode } from "../../src/bot/receipts.ts";

const hour = 3_600_000;
const day = 24 * hour;
const keep = day;
const keepReceipts = 30 * day;

let folder = "";
let now = 0;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "store-"));
	now = Date.UTC(2026, 10, 21);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openFile = () => FileStore.open(folder, keep, keepReceipts, () => now);

function turnOf(id: string, turns: number) {
	const conversation = { ...freshConversation(id, now), turns };
	const receipt: Receipt = {
		code: receiptCode(id, turns, now),
		at: now,
		version: "v1",
		said: `第${turns}句`,
		masked: false,
		asOf: "2026-11-21",
		before: { ...conversation, turns: turns - 1 },
		replyText: `答${turns}`,
		units: ["kunshan#E1"],
	};
	return { conversation, receipt };
}

async function save(store: Store, id: string, turns: number): Promise<Receipt> {
	const { conversation, receipt } = turnOf(id, turns);
	await store.save(conversation, receipt);
	return receipt;
}

describe.each([
	["MemoryStore", async () => new MemoryStore() as Store],
	["FileStore", async () => (await openFile()) as Store],
])("%s keeps the contract", (_name, open) => {
	let store: Store;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	test("what was never saved is not there", async () => {
		expect(await store.conversation("a")).toBeUndefined();
		expect(await store.receipt("2K7MABCD")).toBeUndefined();
		expect(await store.forget("a")).toBe(false);
	});

	test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
		"%s is an id like any other",
		async (id) => {
			expect(await store.conversation(id)).toBeUndefined();
			expect(await store.forget(id)).toBe(false);
			await save(store, id, 1);
			expect((await store.conversation(id))?.turns).toBe(1);
			expect(await store.conversation("turns")).toBeUndefined();
			expect(await store.forget(id)).toBe(true);
		},
	);

	test("what was saved is read, the last state of each", async () => {
		const first = await save(store, "a", 1);
		const second = await save(store, "a", 2);
		await save(store, "b", 1);
		expect(await store.conversation("a")).toEqual(turnOf("a", 2).conversation);
		expect((await store.conversation("b"))?.turns).toBe(1);
		expect(await store.receipt(first.code)).toEqual(first);
		expect(await store.receipt(second.code)).toEqual(second);
	});

	test("two saved at once are both there, and the last state wins", async () => {
		const receipts = await Promise.all(
			[1, 2, 3, 4, 5].map((n) => save(store, "a", n)),
		);
		expect((await store.conversation("a"))?.turns).toBe(5);
		for (const r of receipts) expect(await store.receipt(r.code)).toEqual(r);
	});

	test("what is forgotten is gone with its receipts, others stay", async () => {
		const first = await save(store, "a", 1);
		const other = await save(store, "b", 1);
		const second = await save(store, "a", 2);
		expect(await store.forget("a")).toBe(true);
		expect(await store.conversation("a")).toBeUndefined();
		expect(await store.receipt(first.code)).toBeUndefined();
		expect(await store.receipt(second.code)).toBeUndefined();
		expect((await store.conversation("b"))?.turns).toBe(1);
		expect(await store.receipt(other.code)).toEqual(other);
		expect(await store.forget("a")).toBe(false);
	});

	test("forgetting one while others are saved loses none of them", async () => {
		for (let n = 1; n <= 20; n++) await save(store, "a", n);
		const saves = Array.from({ length: 20 }, (_, i) => save(store, "b", i + 1));
		const [receipts] = await Promise.all([
			Promise.all(saves),
			store.forget("a"),
			...Array.from({ length: 5 }, (_, i) => store.forget(`c${i}`)),
		]);
		for (const r of receipts) expect(await store.receipt(r.code)).toEqual(r);
	});
});

// A MemoryStore lives no longer than a command or a test, so these hold for FileStore alone.
describe("FileStore forgets with time", () => {
	test.each([
		[keep, true, "the last millisecond is included"],
		[keep + 1, false, "one more is too late"],
	])("a conversation silent for %d ms is there: %s (%s)", async (ms, there) => {
		const store = await openFile();
		await save(store, "a", 1);
		now += ms;
		expect((await store.conversation("a")) !== undefined).toBe(there);
		await store.close();
	});

	test("and then it is gone from the disk", async () => {
		const store = await openFile();
		await save(store, "silent-one", 1);
		now += keep + 1;
		await save(store, "b", 1);
		await store.close();
		expect(written("conversations.json")).not.toContain("silent-one");
	});

	test.each([
		[keepReceipts, true],
		[keepReceipts + 1, false],
	])("a receipt %d ms old is there: %s", async (ms, there) => {
		const store = await openFile();
		const { code } = await save(store, "a", 1);
		now += ms;
		expect((await store.receipt(code)) !== undefined).toBe(there);
		await store.close();
	});

	test("receipts past their time are gone from the disk, the others not", async () => {
		const store = await openFile();
		await save(store, "a", 1);
		now += 20 * day;
		const kept = await save(store, "b", 1);
		now += 20 * day;
		await save(store, "c", 1);
		expect(receiptFiles()).toHaveLength(2);
		expect(await store.receipt(kept.code)).toEqual(kept);
		await store.close();
	});
});

describe("FileStore survives", () => {
	test("closing and reopening", async () => {
		const first = await openFile();
		const receipt = await save(first, "a", 3);
		await first.close();
		expect(existsSync(join(folder, "lock"))).toBe(false);
		const second = await openFile();
		expect(await second.conversation("a")).toEqual(turnOf("a", 3).conversation);
		expect(await second.receipt(receipt.code)).toEqual(receipt);
		await second.close();
	});

	test("being killed: what was acknowledged is there", async () => {
		const holder = await otherProcess();
		holder.kill("SIGKILL");
		await once(holder, "exit");
		expect(existsSync(join(folder, "lock"))).toBe(true);
		const store = await openFile();
		expect((await store.conversation("other"))?.turns).toBe(1);
		await store.close();
	});

	test("lines torn by a power cut: what stands before and after is found", async () => {
		const holder = await otherProcess();
		holder.kill("SIGKILL");
		await once(holder, "exit");
		const before = turnOf("other", 1).receipt;
		const lost = turnOf("a", 2);
		for (const file of readdirSync(folder).filter((f) =>
			f.endsWith(".jsonl"),
		)) {
			const line = file.startsWith("receipts-")
				? lost.receipt
				: lost.conversation;
			const torn = JSON.stringify(line).slice(0, 60);
			appendFileSync(join(folder, file), `\n${torn}`);
		}
		const store = await openFile();
		const after = await save(store, "b", 3);
		await store.close();
		const reopened = await openFile();
		expect((await reopened.conversation("other"))?.turns).toBe(1);
		expect((await reopened.conversation("b"))?.turns).toBe(3);
		expect(await reopened.receipt(before.code)).toEqual(before);
		expect(await reopened.receipt(lost.receipt.code)).toBeUndefined();
		expect(await reopened.receipt(after.code)).toEqual(after);
		await reopened.close();
	});

	test("3,000 turns of many talks, and each is the last one said", async () => {
		const first = await openFile();
		for (let n = 1; n <= 3000; n += 30)
			await Promise.all(
				Array.from({ length: 30 }, (_, i) => save(first, `c${i % 7}`, n + i)),
			);
		const states = await Promise.all(
			Array.from({ length: 7 }, (_, i) => first.conversation(`c${i}`)),
		);
		await first.close();
		const second = await openFile();
		for (const state of states)
			expect(await second.conversation(state?.id ?? "")).toEqual(state);
		await second.close();
	});
});

describe("one process at a time", () => {
	test("a second one is refused: folder, process, what to do", async () => {
		const holder = await otherProcess();
		try {
			const refused = await openFile().catch((e: unknown) => e);
			expect(refused).toBeInstanceOf(StoreLockedError);
			const { message } = refused as Error;
			expect(message).toContain(folder);
			expect(message).toContain(String(holder.pid));
			expect(message).toContain("DATA_DIR");
			// The refused one must not have taken the holder's lock away.
			await expect(openFile()).rejects.toThrow(StoreLockedError);
		} finally {
			holder.kill("SIGKILL");
			await once(holder, "exit");
		}
	});

	test("nor may this process open it twice, by whatever path, until it is closed", async () => {
		const first = await openFile();
		await expect(openFile()).rejects.toThrow(StoreLockedError);
		const link = `${folder}-link`;
		symlinkSync(folder, link);
		try {
			await expect(
				FileStore.open(link, keep, keepReceipts, () => now),
			).rejects.toThrow(StoreLockedError);
		} finally {
			rmSync(link);
		}
		await save(first, "a", 1);
		await first.close();
		const second = await openFile();
		expect((await second.conversation("a"))?.turns).toBe(1);
		await second.close();
	});

	test("the lock of a dead process is taken over", async () => {
		const { pid } = spawnSync(process.execPath, ["-e", ""]);
		writeFileSync(join(folder, "lock"), String(pid));
		const store = await openFile();
		expect(written("lock")).toBe(String(process.pid));
		await store.close();
	});

	test.each(["", "abc", "-1", "0", String(process.pid)])(
		"a lock that says %j too",
		async (text) => {
			writeFileSync(join(folder, "lock"), text);
			await (await openFile()).close();
		},
	);

	test("reading beside the server is allowed, and writes nothing", async () => {
		const store = await openFile();
		const receipt = await save(store, "a", 1);
		const reader = FileStore.readOnly(folder, () => now);
		expect(await reader.receipt(receipt.code)).toEqual(receipt);
		const { conversation } = turnOf("a", 2);
		await expect(reader.save(conversation, receipt)).rejects.toThrow(folder);
		await expect(reader.forget("a")).rejects.toThrow(folder);
		await store.close();
	});
});

describe("a file that cannot be read is named, and is not written over", () => {
	test.each([
		["torn", '{"conversations":{"a":{"id"'],
		["empty", ""],
		["of another shape", '{"talks":{}}'],
		["a list", "[]"],
		["with a conversation that is none", '{"conversations":{"a":{}}}'],
		["not JSON", "<html>"],
	])("%s", async (_what, text) => {
		writeFileSync(join(folder, "conversations.json"), text);
		await expect(openFile()).rejects.toThrow(
			join(folder, "conversations.json"),
		);
		expect(written("conversations.json")).toBe(text);
		expect(existsSync(join(folder, "lock"))).toBe(false);
	});

	test("a folder that cannot be made is named", async () => {
		const path = join(folder, "file");
		writeFileSync(path, "");
		const open = FileStore.open(join(path, "sub"), keep, keepReceipts, () => 0);
		await expect(open).rejects.toThrow(/file/);
	});
});

function written(file: string): string {
	return spawnSync("cat", [join(folder, file)], { encoding: "utf8" }).stdout;
}

function receiptFiles(): string[] {
	return readdirSync(folder).filter((f) => f.startsWith("receipts-"));
}

/** Another process that holds the folder, with one conversation saved. */
async function otherProcess(): Promise<ChildProcess> {
	const script = `
		import { FileStore } from "./src/bot/stores/file.ts";
		const store = await FileStore.open(${JSON.stringify(folder)}, ${keep}, ${keepReceipts}, () => ${now});
		await store.save(...${JSON.stringify(Object.values(turnOf("other", 1)))});
		console.log("open");
		setInterval(() => {}, 1000);
	`;
	const child = spawn(
		process.execPath,
		["--import", "tsx", "--input-type=module", "-e", script],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	const said = once(child.stdout, "data");
	const ended = once(child, "exit").then(([code]) => {
		throw new Error(`the other process ended with ${code}`);
	});
	await Promise.race([said, ended]);
	return child;
}
