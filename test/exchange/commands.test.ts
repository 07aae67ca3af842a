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

test.each<[string, string[], RegExp]>([
	["no format", ["export-to"], /qna-maker rasa faq-page csv/],
	[
		"an unknown format",
		["import-from", "dialogflow", "x"],
		/qna-maker rasa faq-page csv/,
	],
	["no file", ["import-from", "csv"], /import-from qna-maker/],
	["nowhere to write", ["export-to", "csv"], /--out/],
	[
		"a file that is not there",
		["import-from", "csv", at("none.csv"), "--out", at("x")],
		/none\.csv/,
	],
	[
		"an unknown place",
		["export-to", "csv", "--out", at("y"), "--region", "mars"],
		/mars.*kunshan/s,
	],
	[
		"a day that is none",
		["export-to", "csv", "--out", at("y"), "--as-of", "2026-02-30"],
		/asOf|as-of/,
	],
])(
	"%s: exit code 2 and what to do",
	(_what, args, said) => {
		const { status, stderr, stdout } = run(...args);
		expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
		expect(stderr).toMatch(said);
	},
	60_000,
);
