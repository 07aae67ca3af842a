import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRoster } from "../../../src/actions/index.ts";
import { data, sources } from "./tools.ts";

const text = readFileSync("data/roster.yaml", "utf8");

/** The faults of the file with one thing changed. */
function faultsOf(from: string | RegExp, to: string): string {
	const changed = text.replace(from, to);
	expect(changed).not.toBe(text);
	const folder = mkdtempSync(join(tmpdir(), "roster-"));
	writeFileSync(join(folder, "roster.yaml"), changed);
	try {
		loadRoster(folder, sources);
		return "";
	} catch (error) {
		return error instanceof Error ? error.message : "";
	}
}

describe("a fault in data/roster.yaml is named with its line", () => {
	test.each([
		["an unknown key", "wanted: [", "wnated: [", /wnated/],
		[
			"an unknown unit",
			"units: [ suqian#op3 ]",
			"units: [ suqian#op99 ]",
			/:\d+:\d+ .*suqian#op99/,
		],
		[
			"a unit of the wrong form",
			"units: [ suqian#op3 ]",
			"units: [ suqian ]",
			/document#piece/,
		],
		[
			"a ruling that is not there",
			"rulings: [ 15 ]",
			"rulings: [ 99 ]",
			/no such ruling: 99/,
		],
		[
			"a place that is not there",
			"      qingdao: { level: note",
			"      atlantis: { level: note",
			/no such region: atlantis/,
		],
		[
			"a message that is not the portal's",
			"message: 户籍性质为空 }",
			"message: 户籍为空 }",
			/has no message 户籍为空/,
		],
		[
			"a code with another entry",
			"entry: hukou-empty\n",
			"entry: back-payment\n",
			/E-HUKOU-EMPTY|has undefined/,
		],
		[
			"a code that the checks do not make",
			"code: R-ID-15",
			"code: R-ID-16",
			/R-ID-15/,
		],
		[
			"a code twice",
			"code: R-ID-15",
			"code: R-ID-LENGTH",
			/R-ID-LENGTH stands here 2 times/,
		],
		[
			"a blank that nothing fills",
			"一共{length}位",
			"一共{size}位",
			/nothing fills \{size\}/,
		],
		[
			"a style that is not there",
			"{start|day}才开始",
			"{start|week}才开始",
			/no such style: week/,
		],
		[
			"a stage that is not there",
			"stage: counter",
			"stage: desk",
			/no such stage in order: desk/,
		],
		[
			"a kind of person too few",
			/^ {2}soldier: .*\n/m,
			"",
			/soldier stands here 0 times/,
		],
		[
			"an expression that is none",
			"mobiles: [ '^1",
			"mobiles: [ '(^1",
			/no regular expression/,
		],
		[
			"a hint that is printed in no module",
			"prints: 该业务只有符合企业职工",
			"prints: 该业务只有符合职工",
			/has no message/,
		],
		[
			"an action that is not there",
			"action: base-clamp",
			"action: base-clump",
			/no such action: base-clump/,
		],
	])("%s", (_, from, to, message) => {
		expect(faultsOf(from, to)).toMatch(message);
	});
});

test("every code of the portal has its cause and remedies in the knowledge base alone", () => {
	const rules = data.checks.flatMap((c) => c.rules);
	for (const rule of rules.filter((r) => r.code.startsWith("E-")))
		expect([rule.code, rule.cause, rule.remedies]).toEqual([
			rule.code,
			undefined,
			undefined,
		]);
});
