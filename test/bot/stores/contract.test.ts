import { mkdtempSync, rmSync } from "node:fs";
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
	Database,
	FileStore,
	MemoryStore,
	PostgresStore,
	type Store,
} from "../../../src/bot/index.ts";
import { TurnConflictError } from "../../../src/bot/stores/faults.ts";
import type { Kept, TurnEvent } from "../../../src/bot/stores/store.ts";
import { ownPostgres } from "./postgres-server.ts";
import {
	allOf,
	day,
	hour,
	keep,
	missedIn,
	save,
	talk,
	turnOf,
} from "./turns.ts";

const postgres = await ownPostgres();
afterAll(() => postgres?.remove());

let now = 0;
let folder = "";
const clock = () => now;
const openFile = () => FileStore.open(folder, keep, clock);
const url = (await postgres?.newDatabase()) ?? "";
async function* nothing() {}
const openPostgres = async () => {
	const store = await PostgresStore.open(new Database({ url }), keep, clock);
	// Emptied, since a new database takes a second.
	await store.restore(nothing());
	return store;
};
const stores: [string, () => Promise<Store>][] = [
	["MemoryStore", async () => new MemoryStore()],
	["FileStore", openFile],
	...(postgres
		? [["PostgresStore", openPostgres] as [string, () => Promise<Store>]]
		: []),
];
beforeEach(() => {
	now = Date.UTC(2026, 10, 21);
	folder = mkdtempSync(join(tmpdir(), "store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A counted turn with all that there may be. */
const fullTurn = (at: number): TurnEvent => ({
	at,
	day: "2026-11-21",
	outcome: "answer",
	subject: "entry:x",
	region: "taicang",
	channel: "web",
	searched: true,
	p: 0.75,
	ms: 2.5,
});
const judgedAt = (at: number) =>
	({
		receipt: "22222222",
		verdict: "wrong",
		at,
		of: { outcome: "answer", searched: true, p: 0.75 },
	}) as const;
async function listOf<T>(values: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const value of values) list.push(value);
	return list;
}

describe.each(stores)("%s keeps the contract", (_name, open) => {
	let store: Store;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	test("what was never saved is not there", async () => {
		expect(await store.conversation("a")).toBeUndefined();
		expect(await store.receipt("2K7MABCD")).toBeUndefined();
		expect(await store.forget("a")).toBe(false);
		expect(await allOf(store)).toEqual([]);
	});

	test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
		"%s is an id like any other",
		async (id) => {
			expect(await store.conversation(id)).toBeUndefined();
			expect(await store.forget(id)).toBe(false);
			await save(store, id, 1, now);
			expect((await store.conversation(id))?.turns).toBe(1);
			expect(await store.conversation("turns")).toBeUndefined();
			expect(await store.forget(id)).toBe(true);
		},
	);

	test("what was saved is read, the last state of each", async () => {
		const first = await save(store, "a", 1, now);
		const second = await save(store, "a", 2, now + 1);
		await save(store, "b", 1, now);
		expect(await store.conversation("a")).toEqual(
			turnOf("a", 2, now + 1).conversation,
		);
		expect((await store.conversation("b"))?.turns).toBe(1);
		expect(await store.receipt(first.code)).toEqual(first);
		expect(await store.receipt(second.code)).toEqual(second);
	});

	test("letters that end lines elsewhere, and the letter zero, come back as they were", async () => {
		const { conversation, receipt } = turnOf("a", 1, now);
		const odd = { ...receipt, said: "一\u2028二\u2029三\u0000四\r\n五\ud800" };
		await store.save({ conversation, receipt: odd });
		expect(await store.receipt(odd.code)).toEqual(odd);
	});

	test("many saved at once are all there", async () => {
		const ids = Array.from({ length: 40 }, (_, i) => `c${i}`);
		const receipts = await Promise.all(
			ids.map((id) => save(store, id, 1, now)),
		);
		for (const id of ids) expect((await store.conversation(id))?.turns).toBe(1);
		for (const r of receipts) expect(await store.receipt(r.code)).toEqual(r);
	});

	test.each([
		["the same turn twice", 2],
		["an earlier one", 1],
		["one that leaves one out", 4],
	])("%s is a conflict, and changes nothing", async (_what, turns) => {
		await talk(store, "a", 2, now);
		const before = await allOf(store);
		await expect(save(store, "a", turns, now + 5)).rejects.toThrow(
			TurnConflictError,
		);
		expect(await allOf(store)).toEqual(before);
		await save(store, "a", 3, now);
	});

	test("of ten that begin a conversation at once one is kept", async () => {
		const tries = Array.from({ length: 10 }, (_, i) =>
			save(store, "a", 1, now + i),
		);
		const ends = await Promise.allSettled(tries);
		const kept = ends.filter((end) => end.status === "fulfilled");
		expect(kept).toHaveLength(1);
		for (const end of ends)
			if (end.status === "rejected")
				expect(end.reason).toBeInstanceOf(TurnConflictError);
		expect((await allOf(store)).map((k) => k.kind)).toEqual([
			"conversation",
			"receipt",
		]);
	});

	test("what is forgotten is gone with its receipts and feedback, others stay", async () => {
		const first = await save(store, "a", 1, now);
		const other = await save(store, "b", 1, now);
		const second = await save(store, "a", 2, now);
		const says = { verdict: "wrong", reason: "不对", at: now } as const;
		await store.recordFeedback({ ...says, receipt: second.code });
		await store.recordFeedback({ ...says, receipt: other.code });
		expect(await store.forget("a")).toBe(true);
		expect(await store.conversation("a")).toBeUndefined();
		expect(await store.receipt(first.code)).toBeUndefined();
		expect(await store.receipt(second.code)).toBeUndefined();
		expect((await store.conversation("b"))?.turns).toBe(1);
		expect(await store.receipt(other.code)).toEqual(other);
		const left = (await allOf(store)).filter((k) => k.kind === "feedback");
		expect(left.map((k) => k.value)).toEqual([
			{ ...says, receipt: other.code, conversation: "b" },
		]);
		expect(await store.forget("a")).toBe(false);
	});

	test("who was forgotten begins anew, with other receipts", async () => {
		const old = await talk(store, "a", 2, now);
		await store.forget("a");
		await talk(store, "a", 2, now + 1);
		expect(await store.receipt(old.code)).toBeUndefined();
		expect((await store.conversation("a"))?.turns).toBe(2);
	});

	test("forgetting one while others are saved loses none of them", async () => {
		await talk(store, "a", 20, now);
		const saves = Array.from({ length: 20 }, (_, i) =>
			save(store, `b${i}`, 1, now),
		);
		const [receipts] = await Promise.all([
			Promise.all(saves),
			store.forget("a"),
			...Array.from({ length: 5 }, (_, i) => store.forget(`c${i}`)),
		]);
		for (const r of receipts) expect(await store.receipt(r.code)).toEqual(r);
	});

	test("turns and feedback are kept as they were told, in order", async () => {
		const event = { at: now, day: "2026-11-21", outcome: "answer" } as const;
		const turns: TurnEvent[] = [{ ...event, ms: 3 }, fullTurn(now)];
		for (const turn of turns) await store.recordTurn(turn);
		const judged = { receipt: "22222222", verdict: "right", at: now } as const;
		await store.recordFeedback(judged);
		expect(await allOf(store)).toEqual([
			{ kind: "feedback", value: judged },
			...turns.map((value) => ({ kind: "turn", value })),
		]);
	});

	test("missed questions are told newest first, at most so many, and go with their conversation", async () => {
		const all = ["a", "b", "a", "c"].map((id, i) => missedIn(id, now + i));
		for (const missed of all) await store.recordMissed(missed);
		expect(await store.missed(10)).toEqual([...all].reverse());
		expect(await store.missed(2)).toEqual([all[3], all[2]]);
		expect(await store.missed(0)).toEqual([]);
		await store.forget("a");
		expect(await store.missed(10)).toEqual([all[3], all[1]]);
		expect((await allOf(store)).map((k) => k.value)).toEqual([all[1], all[3]]);
	});

	test("a missed question is kept with its turn, or not at all", async () => {
		const turn = { ...turnOf("a", 1, now), missed: missedIn("a", now) };
		await store.save(turn);
		await expect(store.save(turn)).rejects.toThrow(TurnConflictError);
		await save(store, "a", 2, now + 1);
		expect(await store.missed(9)).toEqual([turn.missed]);
		await store.forget("a");
		expect(await allOf(store)).toEqual([]);
	});

	test("what is put in the place of all is all there is", async () => {
		await talk(store, "gone", 2, now);
		const other = new MemoryStore();
		await talk(other, "B", 2, now);
		const { code } = await talk(other, "a", 1, now);
		await other.recordFeedback({ receipt: code, verdict: "right", at: now });
		await other.recordTurn({ at: now, day: "d", outcome: "ask", ms: 1 });
		await other.recordMissed(missedIn("a", now));
		const line = { at: now, by: "x", what: "made" };
		const made = { revision: 0, value: { n: 1 } };
		await other.records.change([{ kind: "draft", id: "d1", ...made }], line);
		await other.records.change([{ kind: "session", id: "s", ...made }], line);
		await other.records.change([{ kind: "lockOut", id: "l", ...made }], line);
		await store.records.change([{ kind: "draft", id: "old", ...made }], line);
		const wanted = await allOf(other);
		await store.restore(other.all());
		expect(await allOf(store)).toEqual(wanted);
		expect(wanted.map((k) => k.kind)).toHaveLength(12);
		expect(await store.records.get("session", "s")).toBeUndefined();
		expect(await store.records.get("lockOut", "l")).toBeUndefined();
		expect(await store.records.get("draft", "old")).toBeUndefined();
		await save(store, "a", 2, now);
	});

	test("turns and feedback are read from a time on, that time included", async () => {
		const hours = [-50, -2, -1, 0];
		for (const h of hours) {
			const at = now + h * hour;
			await store.recordTurn({ ...fullTurn(at), ms: h + 50 });
			await store.recordFeedback(judgedAt(at));
		}
		for (const [since, from] of [
			[now - 50 * hour, 0],
			[now - 50 * hour + 1, 1],
			[now - hour, 2],
			[now - hour + 1, 3],
			[now, 3],
			[now + 1, 4],
		] as const) {
			const left = hours.slice(from).map((h) => now + h * hour);
			expect(await listOf(store.turns(since))).toEqual(
				left.map((at) => ({ ...fullTurn(at), ms: (at - now) / hour + 50 })),
			);
			expect(await listOf(store.judged(since))).toEqual(left.map(judgedAt));
		}
	});

	test("many turns come one after the other, none twice and none left out", async () => {
		// More than are read together, and several of one millisecond.
		const many = 2500;
		async function* all(): AsyncGenerator<Kept> {
			for (let i = 0; i < many; i++)
				yield {
					kind: "turn",
					value: { ...fullTurn(now + Math.floor(i / 3)), ms: i },
				};
		}
		await store.restore(all());
		const read = await listOf(store.turns(now));
		expect(read.map((t) => t.ms)).toEqual(
			Array.from({ length: many }, (_, i) => i),
		);
	});

	test("a reader may stop in the middle", async () => {
		for (const ms of [1, 2, 3])
			await store.recordTurn({ ...fullTurn(now), ms });
		for await (const turn of store.turns(0)) {
			expect(turn.ms).toBe(1);
			break;
		}
		expect(await listOf(store.turns(0))).toHaveLength(3);
	});

	test("it can be written to, and says so", async () => {
		expect((await store.check()).ok).toBe(true);
	});
});

// A MemoryStore lives no longer than a command or a test, so these hold for the others alone.
describe.each(stores.slice(1))("%s forgets with time", (_name, open) => {
	let store: Store;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());
	const kept = async (kind: Kept["kind"]) =>
		(await allOf(store)).some((one) => one.kind === kind);

	test.each([
		[keep.conversations, true, "the last millisecond is included"],
		[keep.conversations + 1, false, "one more is too late"],
	])("a conversation silent for %d ms is there: %s (%s)", async (ms, there) => {
		await save(store, "a", 1, now);
		now += ms;
		expect((await store.conversation("a")) !== undefined).toBe(there);
		expect(await kept("conversation")).toBe(there);
	});

	test("and then it begins anew", async () => {
		await talk(store, "a", 3, now);
		now += keep.conversations + 1;
		await save(store, "a", 1, now);
		expect((await store.conversation("a"))?.turns).toBe(1);
	});

	test.each([
		[keep.receipts, true],
		[keep.receipts + 1, false],
	])("a receipt %d ms old is there: %s", async (ms, there) => {
		const { code } = await save(store, "a", 1, now);
		now += ms;
		expect((await store.receipt(code)) !== undefined).toBe(there);
		expect(await kept("receipt")).toBe(there);
	});

	test.each([
		[keep.feedback, true],
		[keep.feedback + 1, false],
	])("feedback and turns %d ms old are there: %s", async (ms, there) => {
		await store.recordFeedback({
			receipt: "22222222",
			verdict: "right",
			at: now,
		});
		await store.recordTurn({ at: now, day: "d", outcome: "chat", ms: 1 });
		now += ms;
		expect(await kept("feedback")).toBe(there);
		expect(await kept("turn")).toBe(there);
		expect(await listOf(store.judged(0))).toHaveLength(there ? 1 : 0);
		expect(await listOf(store.turns(0))).toHaveLength(there ? 1 : 0);
	});
});

describe.each(stores.slice(1))("%s forgets missed questions", (_name, open) => {
	test.each([
		[keep.missed, 1],
		[keep.missed + 1, 0],
	])("%d ms old there are %d", async (ms, count) => {
		const store = await open();
		await store.recordMissed(missedIn("a", now));
		now += ms;
		expect(await store.missed(9)).toHaveLength(count);
		expect(await allOf(store)).toHaveLength(count);
		await store.close();
	});
});

describe.each(stores.slice(1))("%s with the clock set back", (_name, open) => {
	test.each([
		[60_000, "writable"],
		[60_001, "clock-back"],
		[40 * 365 * day, "clock-back"],
	])("by %d ms: %s, and nothing is lost", async (ms, state) => {
		const store = await open();
		const receipt = await talk(store, "a", 2, now);
		now -= ms;
		const { ok, state: told, detail } = await store.check();
		expect({ ok, told }).toEqual({ ok: true, told: state });
		if (state === "clock-back") expect(detail).toMatch(/clock/);
		const next = await save(store, "a", 3, now);
		expect((await store.conversation("a"))?.turns).toBe(3);
		expect(await store.receipt(receipt.code)).toEqual(receipt);
		expect(await store.receipt(next.code)).toEqual(next);
		now += ms;
		expect((await store.check()).state).toBe("writable");
		await store.close();
	});
});
