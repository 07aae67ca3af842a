import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readGuideData, readSwitchWords } from "../../src/bot/index.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hrss-words-"));
	cpSync("data", folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("words that cannot be used are told by file, line and column", () => {
	test.each<[string, string, string, RegExp, (folder: string) => unknown]>([
		[
			"masks.yaml",
			'"0": 〇零○',
			'"0": 〇零零',
			/masks\.yaml:\d+:\d+.*twice/,
			readGuideData,
		],
		[
			"masks.yaml",
			"  links: [是, 为, 叫]\n",
			"  link: [是]\n",
			/masks\.yaml:\d+/,
			readGuideData,
		],
		["masks.yaml", '"9": 九玖', '"ten": 十', /masks\.yaml:\d+/, readGuideData],
		[
			"switches.yaml",
			"title: 暂停服务",
			"titel: 暂停服务",
			/switches\.yaml:\d+/,
			readSwitchWords,
		],
		[
			"switches.yaml",
			"  web: 网页\n",
			"",
			/switches\.yaml:\d+.*web/,
			readSwitchWords,
		],
		[
			"switches.yaml",
			"最多{most}个字",
			"最多{count}个字",
			/switches\.yaml:\d+.*most/,
			readSwitchWords,
		],
	])("%s: %s", (file, from, to, fault, read) => {
		const path = join(folder, file);
		const text = readFileSync(path, "utf8");
		writeFileSync(path, text.replace(from, to));
		expect(text).toContain(from);
		expect(() => read(folder)).toThrow(fault);
	});
});
