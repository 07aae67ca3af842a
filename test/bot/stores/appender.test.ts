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

describe.each(["add", "keep"] as const)("%s", (way) => {
	test("lines of one round and of several stand in the order they came", async () => {
		const path = pathIn("a");
		const file = new Appender(path);
		await Promise.all(["1", "2", "3"].map((line) => file[way](line)));
		expect(linesIn(path)).toEqual(["1", "2", "3"]);
		await file[way]("4");
		expect(linesIn(path)).toEqual(["1", "2", "3", "4"]);
		await file.close();
	});

	test("closing waits for what was handed over, and the next line opens the file again", async () => {
		const path = pathIn("a");
		const file = new Appender(path);
		const first = file[way]("1");
		await file.close();
		expect(linesIn(path)).toEqual(["1"]);
		await first;
		renameSync(path, pathIn("b"));
		await file[way]("2");
		expect([linesIn(pathIn("b")), linesIn(path)]).toEqual([["1"], ["2"]]);
		await file.close();
	});

	test("where it cannot be written all of that round are told, and later ones are written", async () => {
		const path = pathIn("later", "a");
		const file = new Appender(path);
		const lost = [file[way]("1"), file[way]("2"), file.add("3")];
		const ends = await Promise.allSettled(lost);
		expect(ends.map(({ status }) => status)).toEqual(
			Array.from({ length: 3 }, () => "rejected"),
		);
		mkdirSync(pathIn("later"));
		await file[way]("4");
		expect(linesIn(path)).toEqual(["4"]);
		await file.close();
	});

	test("a file taken away under it is made anew", async () => {
		const path = pathIn("a");
		const file = new Appender(path);
		await file[way]("1");
		rmSync(path);
		await file[way]("2");
		expect(existsSync(path) && linesIn(path)).toEqual(["2"]);
		await file.close();
	});
});

test("the disk is asked for what is to be kept, once for those that wait together, and for the rest when told", async () => {
	const asked: string[] = [];
	const file = new Appender(pathIn("a"), async () => {
		asked.push(linesIn(pathIn("a")).join());
	});
	await file.add("1");
	expect(asked).toEqual([]);
	await Promise.all([file.keep("2"), file.add("3"), file.keep("4")]);
	expect(asked).toEqual(["1,2,3,4"]);
	await file.toDisk();
	expect(asked).toHaveLength(1);
	await file.add("5");
	await file.toDisk();
	expect(asked).toEqual(["1,2,3,4", "1,2,3,4,5"]);
	await file.add("6");
	await file.close();
	expect(asked.at(-1)).toBe("1,2,3,4,5,6");
});

test("what is written to a new file is not taken for what was asked of the old one", async () => {
	let asked = 0;
	let goOn = () => {};
	const file = new Appender(pathIn("a"), async () => {
		if (++asked === 1) await new Promise<void>((done) => (goOn = done));
	});
	const first = file.keep("1");
	const second = (async () => {
		await file.add("2");
		rmSync(pathIn("a"));
		await file.add("3");
		const kept = file.toDisk();
		goOn();
		await kept;
	})();
	await Promise.all([first, second]);
	expect(linesIn(pathIn("a"))).toEqual(["3"]);
	expect(asked).toBeGreaterThanOrEqual(2);
	await file.close();
});

test("a disk that refuses is told to those who wait for it, and asked again", async () => {
	let isFull = true;
	const file = new Appender(pathIn("a"), async () => {
		if (isFull) throw new Error("full");
	});
	await file.add("1");
	await expect(file.keep("2")).rejects.toThrow("full");
	await expect(file.toDisk()).rejects.toThrow("full");
	isFull = false;
	await file.toDisk();
	isFull = true;
	await file.toDisk();
	await file.close();
});

test("half a line that stands at the end is ended before the next", async () => {
	const path = pathIn("a");
	writeFileSync(path, '{"half":');
	const second = new Appender(path);
	await second.keep("whole");
	expect(linesIn(path)).toEqual(['{"half":', "whole"]);
	await second.close();
});
