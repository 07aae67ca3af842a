import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmdirSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileStore, readFolder } from "../../../src/bot/index.ts";
import { StoreLockedError } from "../../../src/bot/stores/lock.ts";
import {
	allOf,
	day,
	keep,
	missedIn,
	save as saveAt,
	talk,
	turnOf as turnAt,
} from "./turns.ts";

let folder = "";
let now = 0;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "store-"));
	now = Date.UTC(2026, 10, 21);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openFile = () => FileStore.open(folder, keep, () => now);
const turnOf = (id: string, turns: number) => turnAt(id, turns, now);
const save = (store: FileStore, id: string, turns: number) =>
	saveAt(store, id, turns, now);

describe("FileStore forgets with time", () => {
	test("and then it is gone from the disk", async () => {
		const store = await openFile();
		await save(store, "silent-one", 1);
		now += keep.conversations + 1;
		await save(store, "b", 1);
		await store.close();
		expect(written("conversations.json")).not.toContain("silent-one");
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
		const receipt = await talk(first, "a", 3, now);
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
		const after = await talk(store, "b", 3, now);
		await store.close();
		const reopened = await openFile();
		expect((await reopened.conversation("other"))?.turns).toBe(1);
		expect((await reopened.conversation("b"))?.turns).toBe(3);
		expect(await reopened.receipt(before.code)).toEqual(before);
		expect(await reopened.receipt(lost.receipt.code)).toBeUndefined();
		expect(await reopened.receipt(after.code)).toEqual(after);
		await reopened.close();
	});

	test.each([
		["nothing", () => undefined],
		["all of both files", (path: string) => rmSync(path)],
		["half a line", (path: string) => truncateSync(path, 40)],
		["what stood there before it was zero", blank],
	])(
		"a power cut that took %s of what stands beside the journal: all is there, once",
		async (_what, cut) => {
			const holder = await otherProcess();
			holder.kill("SIGKILL");
			await once(holder, "exit");
			for (const file of readdirSync(folder))
				if (/^(receipts|missed)-/.test(file)) cut(join(folder, file));
			const { conversation, receipt, missed } = missedTurn();
			for (let opened = 0; opened < 2; opened++) {
				const store = await openFile();
				expect(await store.receipt(receipt.code)).toEqual(receipt);
				expect(await allOf(store)).toEqual([
					{ kind: "conversation", value: conversation },
					{ kind: "receipt", value: receipt },
					{ kind: "missed", value: missed },
				]);
				await store.close();
			}
		},
	);

	test("where the receipt cannot be written the turn is refused, and taken when it can", async () => {
		const store = await openFile();
		const turn = missedTurn();
		const day = join(folder, `receipts-${turn.receipt.code.slice(0, 2)}.jsonl`);
		mkdirSync(day);
		await expect(store.save(turn)).rejects.toThrow("EISDIR");
		expect(await store.conversation("other")).toBeUndefined();
		expect((await store.check()).state).toBe("last-write-failed");
		rmdirSync(day);
		await store.save(turn);
		expect(await store.receipt(turn.receipt.code)).toEqual(turn.receipt);
		await store.close();
	});

	test("a turn a day: what is past its retention stands nowhere on the disk", async () => {
		const store = await openFile();
		await save(store, "said-long-ago", 1);
		for (let n = 1; n <= 33; n++) {
			now += day;
			await save(store, `day-${n}`, 1);
		}
		for (const file of readdirSync(folder))
			expect([file, written(file)]).not.toEqual([
				file,
				expect.stringContaining("said-long-ago"),
			]);
		await store.close();
	});

	test("what is past its retention does not come back from the journal", async () => {
		const holder = await otherProcess();
		holder.kill("SIGKILL");
		await once(holder, "exit");
		for (const file of receiptFiles()) rmSync(join(folder, file));
		now += keep.receipts + 1;
		await (await openFile()).close();
		expect(receiptFiles()).toEqual([]);
	});

	test("a journal of an earlier program, of conversations alone", async () => {
		const { conversation } = turnOf("a", 3);
		writeFileSync(
			join(folder, "conversations.journal.jsonl"),
			JSON.stringify(conversation),
		);
		const reader = readFolder(folder, keep, () => now);
		expect(await allOf(reader)).toEqual([
			{ kind: "conversation", value: conversation },
		]);
		const store = await openFile();
		expect(await store.conversation("a")).toEqual(conversation);
		await store.close();
	});

	test("3,010 turns of seven talks, each the last one said, with every receipt", async () => {
		const first = await openFile();
		for (let n = 1; n <= 430; n++)
			await Promise.all(
				Array.from({ length: 7 }, (_, i) => save(first, `c${i}`, n)),
			);
		const states = await Promise.all(
			Array.from({ length: 7 }, (_, i) => first.conversation(`c${i}`)),
		);
		await first.close();
		const second = await openFile();
		for (const state of states)
			expect(await second.conversation(state?.id ?? "")).toEqual(state);
		const all = await allOf(second);
		expect(all.filter(({ kind }) => kind === "receipt")).toHaveLength(3010);
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

	test("a second one of the same process too, whatever way the folder is named", async () => {
		const store = await openFile();
		for (const name of [
			folder,
			`${folder}/`,
			join(folder, "..", basename(folder)),
		])
			await expect(FileStore.open(name, keep, () => now)).rejects.toThrow(
				StoreLockedError,
			);
		await save(store, "a", 1);
		await store.close();
		await (await openFile()).close();
	});

	test("a lock with our own number from an earlier start is taken over", async () => {
		writeFileSync(join(folder, "lock"), String(process.pid));
		await (await openFile()).close();
	});

	test("the lock of a dead process is taken over", async () => {
		const { pid } = spawnSync(process.execPath, ["-e", ""]);
		writeFileSync(join(folder, "lock"), String(pid));
		const store = await openFile();
		expect(written("lock")).toBe(String(process.pid));
		await store.close();
	});

	test.each(["", "abc", "-1", "0"])("a lock that says %j too", async (text) => {
		writeFileSync(join(folder, "lock"), text);
		await (await openFile()).close();
	});

	test("reading beside the server is allowed, and writes nothing", async () => {
		const store = await openFile();
		const receipt = await save(store, "a", 1);
		const reader = readFolder(folder, keep, () => now);
		expect(await reader.receipt(receipt.code)).toEqual(receipt);
		await expect(reader.save(turnOf("a", 2))).rejects.toThrow(folder);
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
		const open = FileStore.open(join(path, "sub"), keep, () => 0);
		await expect(open).rejects.toThrow(/file/);
	});
});

function written(file: string): string {
	return spawnSync("cat", [join(folder, file)], { encoding: "utf8" }).stdout;
}

/** As some file systems leave what was not yet on the disk. */
function blank(path: string): void {
	writeFileSync(path, Buffer.alloc(statSync(path).size));
}

function receiptFiles(): string[] {
	return readdirSync(folder).filter((f) => f.startsWith("receipts-"));
}

/** A turn whose question was missed. */
function missedTurn() {
	return { ...turnOf("other", 1), missed: missedIn("other", now) };
}

/** Another process that holds the folder, with one conversation saved. */
async function otherProcess(): Promise<ChildProcess> {
	const script = `
		import { FileStore } from "./src/bot/stores/file.ts";
		const store = await FileStore.open(${JSON.stringify(folder)}, ${JSON.stringify(keep)}, () => ${now});
		await store.save(${JSON.stringify(missedTurn())});
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
