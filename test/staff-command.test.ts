import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Database, FileStore, PostgresStore } from "../src/bot/index.ts";
import { dataFolder } from "../src/built.ts";
import { StaffRoll } from "../src/desk/index.ts";
import { readDesk } from "../src/web/desk/index.ts";
import { ownPostgres, password } from "./bot/stores/postgres-server.ts";
import { keep } from "./bot/stores/turns.ts";

const postgres = await ownPostgres();
const all = mkdtempSync(join(tmpdir(), "staff-"));
afterAll(async () => {
	await postgres?.remove();
	rmSync(all, { recursive: true, force: true });
});
let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(all, "data-"));
});
const { figures } = readDesk(dataFolder);
const secret = "right secret 123";

function run(
	line: string,
	input = "",
	env: Readonly<Record<string, string>> = { DATA_DIR: folder },
) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["dist/cli.js", "staff", ...line.split(" ").filter(Boolean)],
		{ env: { ...process.env, ...env }, input, encoding: "utf8" },
	);
	const said = stdout + stderr;
	expect(said).not.toMatch(/\n\s+at .*\.[jt]s:/);
	expect(said).not.toContain(password);
	return { status, said };
}
const rollOf = (store: FileStore | PostgresStore) =>
	new StaffRoll(store.records, figures, Date.now);

describe("in a folder", { timeout: 120_000 }, () => {
	test("members are added, listed, changed, removed; every step stands in the audit", async () => {
		const added = run("add 发布丙 --role publisher");
		expect(added.status).toBe(0);
		const made = /：([2-9a-z]{20})\n/.exec(added.said)?.[1] ?? "";
		expect(made).toHaveLength(figures.secret.made);
		const own = run("add 查看甲 --role reader", `${secret}\n`);
		expect(own.status).toBe(0);
		expect(own.said).not.toContain(secret);
		expect(run("role 查看甲 --role editor").status).toBe(0);
		expect(run("secret 查看甲", "another secret 9\n").status).toBe(0);
		expect(run("remove 发布丙").status).toBe(0);
		expect(run("list").said).toMatch(/^查看甲\t编辑\t[^\n]*\n$/);
		const store = await FileStore.open(folder, keep, Date.now);
		expect(await rollOf(store).verify("查看甲", secret)).toBeUndefined();
		expect(
			await rollOf(store).verify("查看甲", "another secret 9"),
		).toBeDefined();
		const lines = await store.records.audit(9);
		expect(lines.map((l) => l.what)).toEqual([
			...["staff.remove", "staff.secret", "staff.role"],
			...["staff.add", "staff.add"],
		]);
		for (const { by } of lines) expect(by).toContain("@hrss-guide");
		await store.close();
		expect(readFileSync(join(folder, "records.jsonl"), "utf8")).not.toContain(
			"another secret",
		);
	});

	test.each([
		["fire 某人", "", "用法"],
		["add", "", "用法"],
		["add 某人 --role admin", "", "publisher"],
		["add 某人 --role reader", "short\n", String(figures.secret.shortest)],
		["remove 谁也不是", "", "谁也不是"],
	])("staff %s (%j) says what is wrong", (line, input, told) => {
		const end = run(line, input);
		expect(end.status).toBe(2);
		expect(end.said).toContain(told);
	});

	test("that a server holds: it says so, and where to do it instead", async () => {
		const store = await FileStore.open(folder, keep, Date.now);
		const end = run("add 某人 --role reader");
		expect(end.status).toBe(2);
		expect(end.said).toContain("/desk/staff");
		expect(end.said).toContain(String(process.pid));
		await store.close();
	});
});

test.skipIf(!postgres)(
	"in a database, while a server runs: what the command does holds at once",
	async () => {
		const url = (await postgres?.newDatabase()) ?? "";
		const database = new Database({ url });
		const store = await PostgresStore.open(database, keep, Date.now);
		const env = { DATABASE_URL: url };
		expect(run("add 某人 --role reader", `${secret}\n`, env).status).toBe(0);
		expect(await rollOf(store).verify("某人", secret)).toBeDefined();
		expect(run("remove 某人", "", env).status).toBe(0);
		expect(await rollOf(store).verify("某人", secret)).toBeUndefined();
		await store.close();
	},
	120_000,
);
