import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UsageError } from "../../src/commands.ts";
import { exportFor, importInto } from "../../src/exchange-commands.ts";

const folder = mkdtempSync(join(tmpdir(), "exchange-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** Runs the command line as a person does. */
function run(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["--import", "tsx", "src/cli.ts", ...args],
		{ encoding: "utf8", maxBuffer: 1e8 },
	);
	expect(stdout + stderr, "no stack").not.toMatch(/\n\s+at .*\.ts:/);
	return { status, stdout, stderr };
}

test("what was given out is known when it comes in again", () => {
	const out = run("export-to", "qna-maker", "--out", at("kb.tsv"));
	expect(out.status).toBe(0);
	expect(out.stdout).toMatch(/\d{3}个问答对，\d{5}条说法/);
	expect(out.stdout).toContain("没有带过来");
	const back = run(
		"import-from",
		"qna-maker",
		at("kb.tsv"),
		"--out",
		at("kb"),
		"--json",
	);
	expect(back.status).toBe(0);
	const { paths, pairs, known, findings } = JSON.parse(back.stdout);
	expect({ paths, pairs, findings }).toEqual({
		paths: [],
		pairs: 0,
		findings: [],
	});
	expect(known).toBeGreaterThan(200);
}, 120_000);

test("a region narrows what goes out, and what is left out is named", () => {
	const { stdout } = run(
		"export-to",
		"csv",
		"--out",
		at("qd.csv"),
		"--region",
		"qingdao",
		"--json",
	);
	const { pairs, findings } = JSON.parse(stdout);
	const left = findings.filter((f: { code: string }) => f.code === "leftOut");
	expect(pairs).toBeGreaterThan(20);
	expect(left.length).toBeGreaterThan(20);
}, 60_000);

test("a file of others is written to a folder, never over what is there", () => {
	writeFileSync(at("a.csv"), "问题,答案\n泡茶用什么水,山泉水\n");
	const go = (...more: string[]) =>
		run(
			"import-from",
			"csv",
			at("a.csv"),
			"--out",
			at("new"),
			"--region",
			"kunshan",
			...more,
		);
	expect(go().stdout).toContain("knowledge/moved-in.yaml");
	expect(readdirSync(at("new")).sort()).toEqual([
		"knowledge",
		"page.yaml",
		"sources.yaml",
	]);
	expect(go()).toMatchObject({ status: 2, stdout: "" });
	expect(go("--force", "--into", "card").status).toBe(0);
	expect(existsSync(join(at("new"), "knowledge", "card.yaml"))).toBe(true);
}, 120_000);

test("a file that is wrong: every fault with its place, nothing written, exit code 2", () => {
	writeFileSync(at("bad.csv"), "问题,答案,regions\n,山泉水,\n茶二,水,mars\n");
	const { status, stderr, stdout } = run(
		"import-from",
		"csv",
		at("bad.csv"),
		"--out",
		at("bad"),
	);
	expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
	expect(stderr).toMatch(/2:问题.*没有问题/);
	expect(stderr).toMatch(/--region.*kunshan/);
	expect(stderr).toMatch(/mars.*kunshan/);
	expect(existsSync(at("bad"))).toBe(false);
}, 60_000);

const without = { json: false, force: false };
test.each<[string, () => number, RegExp]>([
	[
		"no format",
		() => exportFor(undefined, without),
		/qna-maker rasa faq-page csv/,
	],
	[
		"an unknown format",
		() => importInto(["dialogflow", "x"], without),
		/qna-maker rasa faq-page csv/,
	],
	["no file", () => importInto(["csv"], without), /import-from qna-maker/],
	["nowhere to write", () => exportFor("csv", without), /--out/],
	[
		"a file that is not there",
		() => importInto(["csv", at("none.csv")], { ...without, out: at("x") }),
		/none\.csv/,
	],
	[
		"an unknown place",
		() => exportFor("csv", { ...without, out: at("y"), region: "mars" }),
		/mars.*kunshan/s,
	],
	[
		"a day that is none",
		() => exportFor("csv", { ...without, out: at("y"), asOf: "2026-02-30" }),
		/asOf/,
	],
])("%s: what to do is said", (_what, command, said) => {
	expect(command).toThrow(UsageError);
	expect(command).toThrow(said);
	expect(existsSync(at("y"))).toBe(false);
});
