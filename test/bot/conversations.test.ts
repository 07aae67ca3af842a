import { describe, expect, test } from "vitest";
import {
	playTalk,
	readTalks,
	type Talk,
} from "../../src/desk/publishing/index.ts";
import { newBot } from "../guide.ts";

const files = readTalks("test/conversations");

test("at least 60 talks hold, each with a title of its own", () => {
	const titles = files.flatMap((f) =>
		f.talks.filter((t) => !t.gap).map((t) => t.title),
	);
	expect(titles.length).toBeGreaterThanOrEqual(60);
	expect(titles).not.toContain(undefined);
	expect(new Set(titles).size).toBe(titles.length);
});

test("at least 60 of them have 3 to 10 turns, none has more", () => {
	const lengths = files.flatMap((f) => f.talks.map((t) => t.turns.length));
	expect(Math.max(...lengths)).toBeLessThanOrEqual(10);
	expect(lengths.filter((n) => n >= 3).length).toBeGreaterThanOrEqual(60);
});

const play = async (talk: Talk) => {
	const { problems } = await playTalk(newBot({ day: "2026-11-20" }), talk);
	expect(problems.join("\n")).toBe("");
};

describe.each(files)("$file", ({ talks }) => {
	const [open, held] = [
		talks.filter((t) => t.gap),
		talks.filter((t) => !t.gap),
	];
	if (held.length > 0) test.each(held)("$title", play);
	// A gap that is closed fails here until its mark is taken away.
	if (open.length > 0)
		test.fails.each(open)("$title (does not hold yet: $gap)", play);
});
