import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** What a program that logs so many lines has written when it has ended, however it ends. */
function logged(lines: number, end: string): string[] {
	const script = `
		import { pino } from "pino";
		import { logLines } from "./src/log-lines.ts";
		const log = pino({ level: "info" }, logLines());
		for (let n = 0; n < ${lines}; n++) log.info({ n, text: "一".repeat(100) }, "line");
		${end}
	`;
	const { stdout } = spawnSync(
		process.execPath,
		["--import", "tsx", "--input-type=module", "-e", script],
		{ encoding: "utf8" },
	);
	return stdout.split("\n").filter((line) => line !== "");
}

describe.each([
	["by itself", ""],
	["at once", "process.exit(3);"],
	["by an error", 'throw new Error("x");'],
	["with a fatal line", 'log.fatal("gone"); process.abort();'],
])("a program that ends %s", (_how, end) => {
	test.each([1, 3, 400])(
		"has written its %d lines, whole and in order",
		(lines) => {
			const found = logged(lines, end)
				.map((line) => JSON.parse(line))
				.filter(({ msg }) => msg === "line");
			expect(found.map(({ n }) => n)).toEqual(
				Array.from({ length: lines }, (_, n) => n),
			);
		},
	);
});
