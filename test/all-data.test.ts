import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readAllData } from "../src/all-data.ts";
import { DataError, parsedTexts } from "../src/knowledge/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hrss-all-data-"));
cpSync("data", folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
	(name) => /\.(yaml|json)$/.test(name),
);

/** What is told of the folder; nothing where all of it can be used. */
function faults(): string {
	try {
		readAllData(folder);
		return "";
	} catch (error) {
		if (error instanceof DataError) return error.message;
		throw error;
	} finally {
		// What has not changed need not be parsed again for each file.
		parsedTexts.take(parsedTexts.used);
	}
}

/** Does something to a file, and puts it back. */
function told(name: string, change: (text: string) => string): string {
	const path = join(folder, name);
	const text = readFileSync(path, "utf8");
	writeFileSync(path, change(text));
	try {
		return faults();
	} finally {
		writeFileSync(path, text);
	}
}

test("all data as they are can be used", () => {
	expect(faults()).toBe("");
	expect(files.length).toBeGreaterThan(80);
});

describe("a fault in any file is told with its line and column", () => {
	// A key that nobody knows in a file of keys; no YAML at all in a file of a list.
	test.each(files)("%s", (name) => {
		const lines = readFileSync(join(folder, name), "utf8").split("\n").length;
		const place = new RegExp(`${name.replaceAll(/[\\/.]/g, ".")}:(\\d+):\\d+ `);
		const line = Number(
			place.exec(told(name, (text) => `${text}noSuchKey: [1]\n`))?.[1],
		);
		expect(line).toBeGreaterThanOrEqual(1);
		expect(line).toBeLessThanOrEqual(lines + 1);
	});
});

test("faults in several files that do not need one another are told at once", () => {
	const more = join(folder, "more-pages.yaml");
	const text = readFileSync(more, "utf8");
	writeFileSync(more, text.replace("docs:", "doks:"));
	const message = told("freshness.yaml", (limits) => `${limits}more: 1\n`);
	writeFileSync(more, text);
	expect(message).toMatch(/more-pages\.yaml:\d+:\d+/);
	expect(message).toMatch(/freshness\.yaml:\d+:\d+/);
});
