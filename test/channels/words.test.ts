import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readChannelWords } from "../../src/bot/index.ts";
import { dataFolder } from "../../src/built.ts";
import { DataError } from "../../src/knowledge/index.ts";
import { newBot } from "../guide.ts";

const folder = mkdtempSync(join(tmpdir(), "channels-"));
afterAll(() => rmSync(folder, { recursive: true }));
const good = readFileSync(join(dataFolder, "channels.yaml"), "utf8");

function read(text: string) {
	writeFileSync(join(folder, "channels.yaml"), text);
	return () => readChannelWords(folder);
}

describe("data/channels.yaml is checked when it is read", () => {
	test("as it is, it is good", () => {
		expect(read(good)).not.toThrow();
	});

	test.each<[string, (text: string) => string, RegExp]>([
		[
			"a sentence is missing",
			(t) => t.replace(/^subscribe:.*$/m, ""),
			/channels\.yaml:5:1 subscribe/,
		],
		["a key is not known", (t) => `${t}\ngoodbye: 再见\n`, /goodbye/],
		[
			"a key stands twice",
			(t) => `${t}\nstart: 您好\n`,
			/channels\.yaml:\d+:\d+/,
		],
		[
			"a sentence is empty",
			(t) => t.replace(/^failed:.*$/m, 'failed: " "'),
			/channels\.yaml:\d+:\d+ failed/,
		],
		[
			"a sentence of 681 characters",
			(t) => t.replace(/^failed:.*$/m, `failed: ${"社".repeat(681)}`),
			/failed.*680/,
		],
		[
			"two buttons have one key",
			(t) => t.replace("key: card", "key: record"),
			/menu\.items.*same key/,
		],
		[
			"a key that no button may have",
			(t) => t.replace("key: card", "key: 社保卡"),
			/channels\.yaml:\d+:\d+ menu\.items\.4\.key/,
		],
		[
			"there is no button",
			(t) => t.replace(/ {2}items:\n( {4}.*\n)+/, "  items: []\n"),
			/menu\.items/,
		],
	])("%s", (_what, spoil, said) => {
		const text = spoil(good);
		expect(text).not.toBe(good);
		expect(read(text)).toThrow(DataError);
		expect(read(text)).toThrow(said);
	});

	test("a sentence of 680 characters is taken", () => {
		expect(
			read(good.replace(/^failed:.*$/m, `failed: ${"社".repeat(680)}`)),
		).not.toThrow();
	});

	test("a file that is not there is named", () => {
		expect(() => readChannelWords(join(folder, "no-such"))).toThrow(
			/channels\.yaml/,
		);
	});
});

test.each(readChannelWords(dataFolder).menu.items)(
	"the menu's «$label» leads somewhere",
	async ({ say, key }) => {
		const { outcome } = await newBot().handle({ text: say });
		expect(
			key === "human" ? ["decline"] : ["answer", "ask", "clarify", "result"],
		).toContain(outcome);
	},
);
