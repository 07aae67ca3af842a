import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import {
	type AuditLine,
	type Change,
	Database,
	FileStore,
	MemoryStore,
	PostgresStore,
	RecordConflictError,
	readFolder,
	type Store,
} from "../../../src/bot/index.ts";
import { ownPostgres } from "./postgres-server.ts";
import { allOf, keep } from "./turns.ts";

const postgres = await ownPostgres();
afterAll(() => postgres?.remove());
let folder = "";
const url = (await postgres?.newDatabase()) ?? "";
const openFile = () => FileStore.open(folder, keep, Date.now);
async function* nothing() {}
const stores: [string, () => Promise<Store>][] = [
	["MemoryStore", async () => new MemoryStore()],
	["FileStore", openFile],
	...(postgres
		? [
				[
					"PostgresStore",
					async () => {
						const base = new Database({ url });
						const store = await PostgresStore.open(base, keep, Date.now);
						await store.restore(nothing());
						return store;
					},
				] as [string, () => Promise<Store>],
			]
		: []),
];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "records-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = (n: number): AuditLine => ({ at: n, by: "who", what: `did.${n}` });
const put = (id: string, revision: number, value: unknown = { revision }) =>
	({ kind: "draft", id, revision, value }) satisfies Change;

describe.each(stores)("the records of %s", (_name, open) => {
	let store: Store;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	test("what was never kept is not there", async () => {
		expect(await store.records.get("draft", "a")).toBeUndefined();
		expect(await store.records.list("draft")).toEqual([]);
		expect(await store.records.audit(5)).toEqual([]);
	});

	test("each change counts the revision up; kinds do not mix; a list is by id", async () => {
		const { records } = store;
		await records.change([put("b", 0), put("a", 0)], line(1));
		await records.change([put("b", 1, { text: "二\u2028\u0000\n" })], line(2));
		await records.change([{ ...put("a", 0), kind: "switch" }], line(3));
		expect(await records.get("draft", "b")).toEqual({
			...{ kind: "draft", id: "b", revision: 2 },
			value: { text: "二\u2028\u0000\n" },
		});
		const ids = (await records.list("draft")).map((r) => r.id);
		expect(ids).toEqual(["a", "b"]);
		expect(await records.list("switch")).toHaveLength(1);
	});

	test.each<[string, readonly Change[]]>([
		["one that is there made anew", [put("a", 0)]],
		["an old revision", [put("a", 1)]],
		["a revision to come", [put("a", 3)]],
		["one that is not there changed", [put("none", 1)]],
		["one that is not there removed", [put("none", 1, undefined)]],
		["an old revision removed", [{ ...put("a", 1), value: undefined }]],
		["a good change beside a bad one", [put("new", 0), put("a", 1)]],
		["a good change after a bad one", [put("z", 1), put("a", 2)]],
		["the same one twice", [put("a", 2), put("a", 2)]],
	])("%s is a conflict, and nothing is done", async (_what, changes) => {
		const { records } = store;
		await records.change([put("a", 0)], line(1));
		await records.change([put("a", 1)], line(2));
		const before = await allOf(store);
		await expect(records.change(changes, line(3))).rejects.toThrow(
			RecordConflictError,
		);
		expect(await allOf(store)).toEqual(before);
	});

	test("what is removed may be made anew", async () => {
		const { records } = store;
		await records.change([put("a", 0)], line(1));
		await records.change([{ ...put("a", 1), value: undefined }], line(2));
		expect(await records.get("draft", "a")).toBeUndefined();
		await records.change([put("a", 0, "again")], line(3));
		expect((await records.get("draft", "a"))?.revision).toBe(1);
	});

	test("of ten who change the same at once one does, and its line alone stands in the audit", async () => {
		const { records } = store;
		await records.change([put("a", 0), put("b", 0)], line(0));
		const tries = Array.from({ length: 10 }, (_, i) => {
			const both = [put("a", 1, i), put("b", 1, i)];
			return records.change(i % 2 ? both : both.reverse(), line(i + 1));
		});
		const ends = await Promise.allSettled(tries);
		const done = ends.flatMap((end, i) =>
			end.status === "fulfilled" ? i : [],
		);
		expect(done).toHaveLength(1);
		for (const end of ends)
			if (end.status === "rejected")
				expect(end.reason).toBeInstanceOf(RecordConflictError);
		expect((await records.get("draft", "a"))?.value).toBe(done[0]);
		expect((await records.get("draft", "b"))?.value).toBe(done[0]);
		expect(await records.audit(9)).toEqual([
			line((done[0] as number) + 1),
			line(0),
		]);
	});

	test("the audit gives the newest first, at most so many; a change without a line adds none", async () => {
		for (let n = 1; n <= 7; n++)
			await store.records.change([put("a", n - 1)], line(n));
		await store.records.change([put("a", 7)], undefined);
		const newest = await store.records.audit(3);
		expect(newest).toEqual([line(7), line(6), line(5)]);
		expect(await store.records.audit(99)).toHaveLength(7);
		expect(await store.records.audit(0)).toEqual([]);
	});

	test("what is handed out is nobody else's", async () => {
		const value = { list: [1] };
		await store.records.change([put("a", 0, value)], line(1));
		value.list.push(2);
		const got = await store.records.get<typeof value>("draft", "a");
		got?.value.list.push(3);
		const again = await store.records.get<typeof value>("draft", "a");
		expect(again?.value).toEqual({ list: [1] });
	});
});

describe("the records of a folder", () => {
	const file = () => join(folder, "records.jsonl");
	const fill = async (count: number) => {
		const store = await openFile();
		for (let n = 1; n <= count; n++)
			await store.records.change([put("a", n - 1)], line(n));
		return store;
	};

	test("are there after a restart, the audit too, each line once", async () => {
		const first = await fill(5);
		const before = await allOf(first);
		await first.close();
		for (let starts = 0; starts < 3; starts++) {
			const store = await openFile();
			expect(await allOf(store)).toEqual(before);
			expect(await store.records.audit(9)).toHaveLength(5);
			await store.records.change([], undefined);
			await store.close();
		}
		expect(readFileSync(file(), "utf8")).not.toContain("did.");
		const ours = readdirSync(folder).filter((n) => /^(records|audit)/.test(n));
		expect(ours).toHaveLength(2);
		for (const name of ours)
			expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
	});

	test("a crash between the two files of the audit tells no line twice", async () => {
		const first = await fill(5);
		const torn = readFileSync(file(), "utf8");
		await first.close();
		// As it stood before the file was written anew; the audit's own file has all lines already.
		await (await openFile()).close();
		rmSync(file());
		appendFileSync(file(), torn);
		const reader = readFolder(folder, keep, Date.now);
		expect(await reader.records.audit(99)).toHaveLength(5);
		const store = await openFile();
		expect((await store.records.audit(99)).map((l) => l.at)).toEqual([
			5, 4, 3, 2, 1,
		]);
		expect((await allOf(store)).filter((k) => k.kind === "audit")).toHaveLength(
			5,
		);
		await store.close();
	});

	test("a line cut short counts for nothing, and the next change stands", async () => {
		const first = await fill(2);
		await first.close();
		const whole = await openFile();
		await whole.records.change([put("b", 0)], line(3));
		await whole.close();
		appendFileSync(file(), '\n{"changes":[{"kind":"draft","id":"a","rev');
		const store = await openFile();
		expect((await store.records.get("draft", "a"))?.revision).toBe(2);
		await store.records.change([put("a", 2)], line(4));
		await store.close();
		const again = await openFile();
		expect((await again.records.get("draft", "a"))?.revision).toBe(3);
		expect((await again.records.audit(1))[0]).toEqual(line(4));
		await again.close();
	});

	test("a change that could not be written is none, and the next one finds all as it was", async () => {
		const store = await fill(3);
		rmSync(file());
		mkdirSync(file());
		await expect(
			store.records.change([put("a", 3)], line(4)),
		).rejects.toMatchObject({ name: "StoreAwayError" });
		expect((await store.records.get("draft", "a"))?.revision).toBe(3);
		expect((await store.check()).state).toBe("last-write-failed");
		rmSync(file(), { recursive: true });
		await store.records.change([put("a", 3)], line(5));
		expect((await store.check()).state).toBe("writable");
		const before = await allOf(store);
		await store.close();
		const again = await openFile();
		expect(await allOf(again)).toEqual(before);
		expect((await again.records.get("draft", "a"))?.revision).toBe(4);
		expect(await again.records.audit(9)).toEqual([5, 3, 2, 1].map(line));
		await again.close();
	});

	test("are read beside a server that goes on", async () => {
		const store = await fill(3);
		const reader = readFolder(folder, keep, Date.now);
		expect((await reader.records.get("draft", "a"))?.revision).toBe(3);
		expect(await reader.records.list("draft")).toHaveLength(1);
		expect(await reader.records.audit(2)).toEqual([line(3), line(2)]);
		await expect(reader.records.change([], line(1))).rejects.toThrow("reading");
		await store.close();
	});

	test("thousands of changes keep the file short, and lose no line of the audit", async () => {
		const store = await openFile();
		const many = 2100;
		const all = Array.from({ length: many }, (_, i) =>
			store.records.change([put("a", i, { i })], line(i)),
		);
		await Promise.all(all);
		expect(readFileSync(file(), "utf8").split("\n").length).toBeLessThan(200);
		expect(await store.records.audit(many + 5)).toHaveLength(many);
		await store.close();
	});
});
