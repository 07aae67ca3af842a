import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
	vi,
} from "vitest";
import { type CheckOptions, check } from "../src/check-command.ts";
import { UsageError } from "../src/commands.ts";
import { writeCsv, writeSheets } from "../src/sheets/index.ts";
import { words } from "./checking/data.ts";
import { headings, person, results, roster } from "./checking/people.ts";

const folder = mkdtempSync(join(tmpdir(), "check-"));
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	const book = (rows: ReturnType<typeof roster>) =>
		writeSheets([{ name: "a", rows }]);
	writeFileSync(at("clean.xlsx"), await book([headings, person(1), person(2)]));
	writeFileSync(at("faulty.xlsx"), await book(roster(20)));
	writeFileSync(at("result.csv"), writeCsv(results(10)));
	writeFileSync(at("old.xls"), "not a workbook");
});
afterAll(() => rmSync(folder, { recursive: true }));

const printed = { stdout: "", stderr: "" };
beforeEach(() => {
	for (const [method, stream] of [
		["log", "stdout"],
		["error", "stderr"],
	] as const)
		vi.spyOn(console, method).mockImplementation((line) => {
			printed[stream] += `${line}\n`;
		});
});
afterEach(() => vi.restoreAllMocks());

/** The command in this process: the exit code, and what is printed. */
async function run(path: string, options: Partial<CheckOptions> = {}) {
	Object.assign(printed, { stdout: "", stderr: "" });
	const status = await check(path, {
		region: "kunshan",
		asOf: "2026-11-21",
		json: false,
		result: false,
		force: false,
		...options,
	});
	return { status, ...printed };
}

describe("exit code", () => {
	test.each<[number, string, Partial<CheckOptions>]>([
		[0, "clean.xlsx", {}],
		[1, "faulty.xlsx", {}],
		[1, "result.csv", {}],
		[1, "result.csv", { result: true }],
		[2, "faulty.xlsx", { result: true }],
		[2, "old.xls", {}],
		[2, "clean.xlsx", { region: "atlantis" }],
		[2, "clean.xlsx", { asOf: "2026-02-30" }],
	])("%i: %s %j", async (code, name, options) => {
		const { status, stderr } = await run(at(name), options);
		expect(status).toBe(code);
		expect(stderr === "").toBe(code !== 2);
	});

	test("a file that is not there is told with the usage", async () => {
		await expect(run(at("missing.xlsx"))).rejects.toThrow(UsageError);
	});

	test("of the program itself", () => {
		const { status, stdout } = spawnSync(
			process.execPath,
			["--import", "tsx", "src/cli.ts", "check", at("faulty.xlsx"), "--json"],
			{ encoding: "utf8" },
		);
		expect(status).toBe(1);
		expect(JSON.parse(stdout).file.name).toBe("faulty.xlsx");
	});
});

test("--json is the whole answer, and nothing but it", async () => {
	const { stdout } = await run(at("faulty.xlsx"), { json: true });
	expect(JSON.parse(stdout)).toMatchObject({
		kind: "roster",
		rows: 20,
		findings: expect.any(Array),
		groups: expect.any(Array),
		file: { name: "faulty.xlsx" },
	});
});

test("--json tells a refusal with its code", async () => {
	const { stdout } = await run(at("old.xls"), { json: true });
	expect(JSON.parse(stdout).code).toBe("wrongExtension");
});

describe("--out", () => {
	test.each(["xlsx", "csv"])("writes a corrected %s, once", async (form) => {
		const out = at(`out.${form}`);
		expect((await run(at("faulty.xlsx"), { out })).status).toBe(1);
		const bytes = readFileSync(out);
		await expect(run(at("faulty.xlsx"), { out })).rejects.toThrow(out);
		expect(readFileSync(out)).toEqual(bytes);
		const { corrections } = JSON.parse((await run(out, { json: true })).stdout);
		expect(corrections).toEqual([]);
	});

	test("nothing but xlsx and csv", async () => {
		const out = at("out.pdf");
		await expect(run(at("faulty.xlsx"), { out })).rejects.toThrow("out.pdf");
	});
});

test("what is printed names the groups, the plan and nobody's number", async () => {
	const { stdout } = await run(at("faulty.xlsx"));
	expect(stdout).toContain("E-HUKOU-EMPTY");
	expect(stdout).toContain(words.cli.plan);
	expect(stdout).not.toMatch(/\d{17}[\dXA]/);
});
