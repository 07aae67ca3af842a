import { describe, expect, test } from "vitest";
import { playTalk, readTalks } from "../../scripts/fitting/cases.ts";
import { newBot } from "../guide.ts";

const files = readTalks("test/conversations");

test("there are at least 60 talks, each with a title of its own", () => {
	const titles = files.flatMap((f) => f.talks.map((t) => t.title));
	expect(titles.length).toBeGreaterThanOrEqual(60);
	expect(titles).not.toContain(undefined);
	expect(new Set(titles).size).toBe(titles.length);
});

test("at least 60 of them have 3 to 10 turns, none has more", () => {
	const lengths = files.flatMap((f) => f.talks.map((t) => t.turns.length));
	expect(Math.max(...lengths)).toBeLessThanOrEqual(10);
	expect(lengths.filter((n) => n >= 3).length).toBeGreaterThanOrEqual(60);
});

describe.each(files)("$file", ({ talks }) => {
	test.each(talks)("$title", async (talk) => {
		const { problems } = await playTalk(newBot({ day: "2026-11-20" }), talk);
		expect(problems.join("\n")).toBe("");
	});
});
