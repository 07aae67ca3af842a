import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stampOf } from "../src/kept-data.ts";

const root = mkdtempSync(join(tmpdir(), "kept-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const first = join(root, "first");
mkdirSync(join(first, "knowledge"), { recursive: true });
writeFileSync(join(first, "sources.yaml"), "- id: a\n");
writeFileSync(join(first, "knowledge", "one.yaml"), "- id: b\n");

describe("what the build kept fits a folder with the same names and bytes", () => {
	test.each<[string, (folder: string) => void, boolean]>([
		["a copy", () => undefined, true],
		["a note beside", (f) => writeFileSync(join(f, "a.txt"), "x"), true],
		[
			"one character",
			(f) => writeFileSync(join(f, "sources.yaml"), "- id: c\n"),
			false,
		],
		[
			"one more file",
			(f) => writeFileSync(join(f, "knowledge", "two.yaml"), ""),
			false,
		],
		[
			"another name",
			(f) =>
				renameSync(
					join(f, "knowledge", "one.yaml"),
					join(f, "knowledge", "uno.yaml"),
				),
			false,
		],
		["one file less", (f) => rmSync(join(f, "sources.yaml")), false],
	])("%s", (name, change, fits) => {
		const other = join(root, name);
		cpSync(first, other, { recursive: true });
		change(other);
		expect(stampOf(other) === stampOf(first)).toBe(fits);
	});
});
