import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileStore, readBackup } from "../../../src/bot/index.ts";
import { ownPostgres, password } from "./postgres-server.ts";
import { keep, missedIn, talk } from "./turns.ts";

const postgres = await ownPostgres();
const folder = mkdtempSync(join(tmpdir(), "backup-"));
const at = (name: string) => join(folder, name);
afterAll(async () => {
	await postgres?.remove();
	rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Record<string, string>) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["dist/cli.js", ...args],
		{ env: { ...process.env, ...env }, encoding: "utf8" },
	);
	expect(stdout + stderr).not.toMatch(/\n\s+at .*\.ts:/);
	expect(stdout + stderr).not.toContain(password);
	return { status, said: stdout + stderr };
}
const inFolder = (name: string) => ({ DATA_DIR: at(name) });

beforeAll(async () => {
	const store = await FileStore.open(at("first"), keep, Date.now);
	const now = Date.now();
	for (const id of ["a", "B", "_", "c-1"]) {
		const { code } = await talk(store, id, 3, now - 5_000_000);
		await store.recordFeedback({ receipt: code, verdict: "wrong", at: now });
		await store.recordTurn({
			at: now,
			day: "d",
			outcome: "ask",
			p: 0.25,
			ms: 1,
		});
	}
	await store.recordMissed(missedIn("a", now));
	for (const [kind, id] of [
		["draft", "d-1"],
		["staff", "某某"],
		["session", "not to be kept"],
	] as const)
		await store.records.change(
			[{ kind, id, revision: 0, value: { text: "一\u2028二" } }],
			{ at: now, by: "某某", what: "made", of: id },
		);
	await store.close();
	expect(run(["backup", at("one.jsonl")], inFolder("first"))).toEqual({
		status: 0,
		said: expect.stringMatching(
			/4个对话，12张回执，4条评价，4条统计，1条待补问题，2份工作台资料，3条操作日志/,
		),
	});
});

describe("a backup", () => {
	test("is read by its owner alone, begins with what it is and ends with its sum", () => {
		const lines = readFileSync(at("one.jsonl"), "utf8").trim().split("\n");
		expect(lines[0]).toBe('{"backup":"hrss-guide","format":1}');
		expect(JSON.parse(lines.at(-1) ?? "")).toEqual({
			end: 31,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect(statSync(at("one.jsonl")).mode & 0o077).toBe(0);
		expect(existsSync(at("one.jsonl.part"))).toBe(false);
	});

	test("comes back the same from another folder", () => {
		expect(run(["restore", at("one.jsonl")], inFolder("second")).status).toBe(
			0,
		);
		expect(run(["backup", at("two.jsonl")], inFolder("second")).status).toBe(0);
		expect(readFileSync(at("two.jsonl"))).toEqual(
			readFileSync(at("one.jsonl")),
		);
	});

	test.skipIf(!postgres)(
		"comes back the same by way of PostgreSQL",
		async () => {
			const url = (await postgres?.newDatabase()) ?? "";
			const base = { DATABASE_URL: url };
			for (const [args, env] of [
				[["restore", at("one.jsonl")], base],
				[["backup", at("three.jsonl")], base],
				[["restore", at("three.jsonl")], inFolder("third")],
				[["backup", at("four.jsonl")], inFolder("third")],
			] as const)
				expect(run(args, env).status, args.join(" ")).toBe(0);
			for (const name of ["three.jsonl", "four.jsonl"])
				expect(readFileSync(at(name))).toEqual(readFileSync(at("one.jsonl")));
			const again = run(["restore", at("one.jsonl")], base);
			expect(again.status).toBe(2);
			expect(again.said).toContain("--force");
			expect(run(["restore", at("one.jsonl"), "--force"], base).status).toBe(0);
		},
	);

	test("of a folder that a server writes to is made beside it, and restored only when it has ended", async () => {
		const store = await FileStore.open(at("busy"), keep, Date.now);
		await talk(store, "a", 2, Date.now());
		expect(run(["backup", at("busy.jsonl")], inFolder("busy")).said).toContain(
			"1个对话，2张回执",
		);
		const refused = run(
			["restore", at("one.jsonl"), "--force"],
			inFolder("busy"),
		);
		expect(refused.status).toBe(2);
		expect(refused.said).toContain(String(process.pid));
		await store.close();
		const full = run(["restore", at("one.jsonl")], inFolder("busy"));
		expect(full.status).toBe(2);
		expect(full.said).toContain("--force");
		const forced = run(
			["restore", at("one.jsonl"), "--force"],
			inFolder("busy"),
		);
		expect(forced.status).toBe(0);
		run(["backup", at("busy-2.jsonl")], inFolder("busy"));
		expect(readFileSync(at("busy-2.jsonl"))).toEqual(
			readFileSync(at("one.jsonl")),
		);
	});
});

describe("what is no whole backup is refused, and touches nothing", () => {
	const whole = () => readFileSync(at("one.jsonl"), "utf8");
	test.each([
		["cut short", (t: string) => t.slice(0, t.lastIndexOf("{")), "not whole"],
		["cut within a line", (t: string) => t.slice(0, -20), "not JSON"],
		["with a word changed", (t: string) => t.replace("答1", "答9"), "changed"],
		[
			"with a line left out",
			(t: string) => t.split("\n").toSpliced(3, 1).join("\n"),
			"changed",
		],
		["with something after the end", (t: string) => `${t}{}\n`, "follows"],
		["of another kind", () => '{"some":"thing"}\n', "no backup"],
		["empty", () => "", "not whole"],
		[
			"with a line of an unknown kind",
			(t: string) => t.replace('"kind":"turn"', '"kind":"tune"'),
			"allowed",
		],
	])("%s", async (_what, change, reason) => {
		writeFileSync(at("bad.jsonl"), change(whole()));
		const { message } = await readBackup(at("bad.jsonl")).catch((e) => e);
		expect(message).toContain(at("bad.jsonl"));
		expect(message).toContain(reason);
	});

	test.each([
		[["restore", at("bad.jsonl")], "bad.jsonl"],
		[["backup"], "文件名"],
		[["restore"], "文件名"],
		[["restore", "/nowhere/x.jsonl"], "/nowhere/x.jsonl"],
	])("%j says what is missing", (args, said) => {
		const end = run(args, inFolder("none"));
		expect(end.status).toBe(2);
		expect(end.said).toContain(said);
		expect(existsSync(at("none"))).toBe(false);
	});

	test("a file that is there is not written over", () => {
		const end = run(["backup", at("one.jsonl")], inFolder("first"));
		expect(end.status).toBe(2);
		expect(end.said).toContain("already");
	});
});
