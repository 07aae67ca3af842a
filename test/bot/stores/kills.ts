import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Store } from "../../../src/bot/index.ts";

/** Says "kept ID N CODE" of every turn and "changed ID N" of every change of records that was acknowledged, until it is killed. */
const writer = `
	import { receiptCode } from "./dist/bot/receipts.js";
	import { freshConversation } from "./dist/bot/conversation.js";
	const keep = { conversations: 1e9, receipts: 1e9, feedback: 1e9, turns: 1e9, missed: 1e9 };
	// Each store by itself: loading the whole program would take longer than the writing.
	const open = {
		folder: async (folder) => {
			const { FileStore } = await import("./dist/bot/stores/file.js");
			return FileStore.open(folder, keep, Date.now);
		},
		database: async (url) => {
			const { Database } = await import("./dist/bot/stores/database.js");
			const { PostgresStore } = await import("./dist/bot/stores/postgres.js");
			return PostgresStore.open(new Database({ url }), keep, Date.now);
		},
	};
	const store = await open[process.env.KIND](process.env.PLACE);
	const round = process.env.ROUND;
	const changing = (async () => {
		for (let revision = 0; ; revision++) {
			const value = { revision, text: "z".repeat(300) };
			await store.records.change(
				[0, 1].map((i) => ({ kind: "draft", id: round + "-" + i, revision, value })),
				{ at: revision, by: round, what: "draft.change" },
			);
			process.stdout.write("changed " + round + " " + (revision + 1) + "\\n");
		}
	})();
	await Promise.all([changing, ...[0, 1, 2, 3].map(async (i) => {
		const id = round + "-" + i;
		for (let turns = 1; ; turns++) {
			const at = Date.now();
			const before = { ...freshConversation(id, at), turns: turns - 1 };
			const code = receiptCode(id, turns, at);
			await store.save({ conversation: { ...before, turns }, receipt: {
				code, at, version: "v", said: "x".repeat(500), masked: false, asOf: "2026-11-21",
				before, replyText: "y".repeat(500), units: [],
			} });
			process.stdout.write("kept " + id + " " + turns + " " + code + "\\n");
		}
	})]);
`;

/** Where the process writes: a folder, or the address of a database. */
export interface Place {
	readonly KIND: "folder" | "database";
	readonly PLACE: string;
}

/** What was acknowledged in one round. */
interface Acknowledged {
	readonly turns: readonly TurnKept[];
	/** The revision that both records of the round had. */
	readonly revision: number;
}

interface TurnKept {
	readonly id: string;
	readonly turns: number;
	readonly code: string;
}

/** How a run of kills went; every loss is named. */
export interface Kills {
	readonly kills: number;
	/** What was acknowledged, turns and changes of records together. */
	readonly acknowledged: number;
	/** Of these, changes of two drafts with their line of the audit. */
	readonly changes: number;
	readonly lost: readonly string[];
}

/**
 * Kills a process in the middle of its writes, opens the store again, and looks for everything that
 * was acknowledged, round after round on the same store.
 * @param open opens the same place here
 */
export async function killWriters(
	rounds: number,
	place: Place,
	open: () => Promise<Store>,
): Promise<Kills> {
	const lost: string[] = [];
	let acknowledged = 0;
	let changes = 0;
	for (let round = 0; round < rounds; round++) {
		const kept = await killOne(
			{ ...place, ROUND: `r${round}` },
			(round * 7) % 40,
		);
		acknowledged += kept.turns.length + kept.revision;
		changes += kept.revision;
		const store = await open();
		lost.push(...(await lostRecords(store, `r${round}`, kept.revision)));
		for (const { id, turns, code } of kept.turns) {
			const state = await store.conversation(id);
			// One more may have been kept whose acknowledgement was on its way.
			if ((state?.turns ?? 0) < turns) lost.push(`${id} ${turns}`);
			if ((await store.receipt(code))?.before.turns !== turns - 1)
				lost.push(`receipt ${code}`);
		}
		await store.close();
	}
	return { kills: rounds, acknowledged, changes, lost };
}

/** @param afterMs how long after the first acknowledgement it is killed */
async function killOne(
	env: Record<string, string>,
	afterMs: number,
): Promise<Acknowledged> {
	const child = spawn(process.execPath, ["--input-type=module", "-e", writer], {
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const turns: TurnKept[] = [];
	let revision = 0;
	const ended = once(child, "close");
	for await (const line of createInterface({ input: child.stdout })) {
		if (turns.length === 0 && revision === 0)
			setTimeout(() => child.kill("SIGKILL"), afterMs);
		const changed = /^changed \S+ (\d+)$/.exec(line);
		if (changed) revision = Number(changed[1]);
		const [, id = "", count, code] =
			/^kept (\S+) (\d+) (\S{8})$/.exec(line) ?? [];
		if (code !== undefined) turns.push({ id, turns: Number(count), code });
	}
	const [code, signal] = await ended;
	if (signal !== "SIGKILL") throw new Error(`the writer ended with ${code}`);
	return { turns, revision };
}

/** Both records of a round at the same revision, and a line of the audit for each change, none twice. */
async function lostRecords(
	store: Store,
	round: string,
	acknowledged: number,
): Promise<string[]> {
	const { kept, lines } = await settled(store, round);
	const [one = 0, other = 0] = kept;
	const lost: string[] = [];
	if (one < acknowledged) lost.push(`record ${round} ${acknowledged}`);
	if (one !== other) lost.push(`half a change of ${round}: ${one}, ${other}`);
	if (lines.length !== one || new Set(lines.map(({ at }) => at)).size !== one)
		lost.push(`audit of ${round}: ${lines.length} lines of ${one} changes`);
	return lost;
}

/**
 * Both records of a round and its lines of the audit, read again while a change still arrives: a
 * database goes on with a statement whose client was killed.
 */
async function settled(store: Store, round: string) {
	const revisions = () =>
		Promise.all(
			[`${round}-0`, `${round}-1`].map(
				async (id) => (await store.records.get("draft", id))?.revision ?? 0,
			),
		);
	for (let kept = await revisions(); ; ) {
		const lines = (await store.records.audit(1_000_000)).filter(
			({ by }) => by === round,
		);
		const now = await revisions();
		if (now.join() === kept.join()) return { kept, lines };
		kept = now;
	}
}
