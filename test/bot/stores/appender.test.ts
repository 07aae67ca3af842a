import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Appender } from "../../../src/bot/stores/appender.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "appender-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pathIn = (...names: string[]) => join(folder, ...names);
const linesIn = (path: string) =>
	readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "");

describe.each([true, false])("with the disk waited for: %s", (isFlushed) => {
	test("lines of one round and of several stand in the order they came", async () => {
		const path = pathIn("a");
		const file = new Appender(path, isFlushed);
		const together = ["1", "2", "3"].map((line) => file.add(line));
		await Promise.all(together.map(({ kept }) => kept));
		expect(linesIn(path)).toEqual(["1", "2", "3"]);
		await file.add("4").written;
		expect(linesIn(path)).toEqual(["1", "2", "3", "4"]);
		await file.close();
	});

	test("closing waits for what was handed over, and the next line opens the file again", async () => {
		const path = pathIn("a");
		const file = new Appender(path, isFlushed);
		const { kept } = file.add("1");
		await file.close();
		expect(linesIn(path)).toEqual(["1"]);
		await kept;
		renameSync(path, pathIn("b"));
		await file.add("2").kept;
		expect([linesIn(pathIn("b")), linesIn(path)]).toEqual([["1"], ["2"]]);
		await file.close();
	});

	test("where it cannot be written all of that round are told, and later ones are written", async () => {
		const path = pathIn("later", "a");
		const file = new Appender(path, isFlushed);
		const lost = ["1", "2"].map((line) => file.add(line));
		const ends = await Promise.allSettled(
			lost.flatMap(({ written, kept }) => [written, kept]),
		);
		expect(ends.map(({ status }) => status)).toEqual(
			Array.from({ length: 4 }, () => "rejected"),
		);
		mkdirSync(pathIn("later"));
		await file.add("3").kept;
		expect(linesIn(path)).toEqual(["3"]);
		await file.close();
	});

	test("a file taken away under it is made anew", async () => {
		const path = pathIn("a");
		const file = new Appender(path, isFlushed);
		await file.add("1").kept;
		rmSync(path);
		await file.add("2").kept;
		expect(existsSync(path) && linesIn(path)).toEqual(["2"]);
		await file.close();
	});
});

test("half a line that stands at the end is ended before the next", async () => {
	const path = pathIn("a");
	writeFileSync(path, '{"half":');
	const second = new Appender(path);
	await second.add("whole").kept;
	expect(linesIn(path)).toEqual(['{"half":', "whole"]);
	await second.close();
});
