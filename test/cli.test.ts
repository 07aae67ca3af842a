import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FileStore } from "../src/bot/index.ts";
import { keep } from "./bot/stores/turns.ts";
import { newBot } from "./guide.ts";

const folder = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command line as a person does. */
function run(args: readonly string[], input = "") {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["--import", "tsx", "src/cli.ts", ...args],
		{ env: { ...process.env, DATA_DIR: folder }, encoding: "utf8", input },
	);
	expect(stdout + stderr, "no stack").not.toMatch(/\n\s+at .*\.ts:/);
	return { status, stdout, stderr };
}

describe("help", () => {
	test.each([[["help"]], [[]], [["--help"]], [["ask", "-h"]]])(
		"%j prints every command, exit code 0",
		(args) => {
			const { status, stdout } = run(args);
			expect(status).toBe(0);
			for (const command of [
				"chat",
				"ask",
				"explain",
				"replay",
				"mcp",
				"serve",
				"check-knowledge",
				"dmn",
				"export-to",
				"import-from",
			])
				expect(stdout).toContain(`hrss-guide ${command}`);
		},
	);
});

describe("what cannot be carried out ends with code 2, says why, and prints the usage", () => {
	test.each([
		["an unknown command", ["frobnicate"], /frobnicate/],
		["a misspelt option", ["ask", "你好", "--regoin", "kunshan"], /--regoin/],
		["an option without its value", ["ask", "你好", "--region"], /--region/],
		["ask without a question", ["ask"], /ask/],
		["explain without a code", ["explain"], /E-/],
		["explain with an unknown code", ["explain", "E-HUKOU"], /E-HUKOU-EMPTY/],
		[
			"an audience that is none",
			["ask", "你好", "--audience", "king"],
			/audience.*employer/s,
		],
		[
			"a day that does not exist",
			["ask", "你好", "--as-of", "2026-02-30"],
			/2026-02-30|YYYY-MM-DD|asOf/,
		],
		[
			"a day to explain as of that does not exist",
			["explain", "E-HUKOU-EMPTY", "--as-of", "2026-02-30"],
			/as-of|asOf|YYYY-MM-DD/,
		],
		["an unknown action", ["dmn", "no-such"], /no-such.*retirement-age/s],
		["replay without a code", ["replay"], /replay/],
		["replay of an unknown code", ["replay", "2K7MABCD"], /./],
	])("%s", (_what, args, said) => {
		const { status, stdout, stderr } = run(args);
		expect(status).toBe(2);
		expect(stderr).toMatch(said);
		expect(stderr).toContain("hrss-guide chat");
		expect(stdout).toBe("");
	});

	test("an unknown region, with those that are known", () => {
		const { status, stderr } = run(["ask", "你好", "--region", "atlantis"]);
		expect(status).toBe(2);
		expect(stderr).toMatch(/atlantis.*kunshan/s);
	});
});

describe("ask", () => {
	test("prints the cited answer", () => {
		const { status, stdout } = run([
			"ask",
			"户籍性质为空",
			"--region",
			"taicang",
		]);
		expect(status).toBe(0);
		expect(stdout).toContain("我的信息");
		expect(stdout).toContain("taicang#13");
	});

	test("takes a question in several words, and prints JSON", () => {
		const { stdout } = run(["ask", "户籍性质", "为空", "--json"]);
		const reply = JSON.parse(stdout);
		expect(reply).toMatchObject({ outcome: "answer" });
		expect(reply.subject.id).toBe("hukou-empty");
	});

	test("answers as of another day", () => {
		const ask = (day: string) =>
			run([
				"ask",
				"缴费基数上下限是多少",
				"--region",
				"kunshan",
				"--as-of",
				day,
			]).stdout;
		expect(ask("2021-06-01")).not.toBe(ask("2026-06-01"));
	});
});

describe("explain", () => {
	test.each(["E-HUKOU-EMPTY", "e-hukou-empty", "hukou-empty"])(
		"%s brings the whole entry, all places",
		(code) => {
			const { status, stdout } = run(["explain", code]);
			expect(status).toBe(0);
			expect(stdout).toContain("E-HUKOU-EMPTY");
			expect(stdout).toContain("> 户籍性质为空");
			expect(stdout).toContain("宿迁");
			expect(stdout).toContain("太仓");
			expect(stdout).toContain("suqian#err6");
		},
	);

	test("as JSON", () => {
		const { stdout } = run(["explain", "E-HUKOU-EMPTY", "--json"]);
		expect(JSON.parse(stdout)).toMatchObject({ id: "hukou-empty" });
	});
});

test("chat answers line by line and keeps the thread, until the input ends", () => {
	const lines = "户籍性质为空\n发给员工怎么说\n";
	const { status, stdout } = run(["chat", "--region", "taicang"], lines);
	expect(status).toBe(0);
	expect(stdout).toContain("我的信息");
	expect(stdout).toContain("员工本人");
});

test("check-knowledge of another folder tells what is wrong there", () => {
	const { status, stderr } = run(["check-knowledge", folder]);
	expect(status).toBe(2);
	expect(stderr).toContain("regions.yaml:0:0");
});

test("check-knowledge says how much there is", () => {
	const { status, stdout } = run(["check-knowledge"]);
	expect(status).toBe(0);
	expect(stdout).toMatch(/\d{3}个条目.*\d{4,}条说法.*\d{3}个出处.*\d+项/);
});

test("dmn prints a table that the public tools open", () => {
	const { status, stdout } = run(["dmn", "retirement-age"]);
	expect(status).toBe(0);
	expect(stdout).toMatch(/^<\?xml[\s\S]*decisionTable/);
});

test("the number that a packet for the counter names is one that replay takes", async () => {
	const store = await FileStore.open(folder, keep, Date.now);
	const bot = newBot({ store, now: Date.now });
	const { text, receipt } = await bot.handle({ text: "转人工" });
	const named = /回执号：(\w+)/.exec(text)?.[1] ?? "";
	expect(named).toBe(receipt);
	const { status, stdout } = run(["replay", named]);
	await store.close();
	expect(status).toBe(0);
	expect(stdout).toContain(text);
});

test("replay brings the reply of the server again", async () => {
	const store = await FileStore.open(folder, keep, Date.now);
	const bot = newBot({ store, now: Date.now });
	const { receipt, text } = await bot.handle({ text: "户籍性质为空" });
	const { status, stdout } = run(["replay", receipt.toLowerCase()]);
	await store.close();
	expect(status).toBe(0);
	expect(stdout).toContain(text);
	expect(stdout).toContain("完全一样");
});
