import { describe, expect, test } from "vitest";
import { FileRefused, readSheets } from "../../src/sheets/index.ts";
import { hostileFiles } from "./hostile.ts";
import { limits } from "./limits.ts";

describe("a hostile file is refused, and says why", () => {
	test.each(hostileFiles)("$what: $code", async ({ name, code, make }) => {
		const told = await readSheets(make(), name, limits).catch((e) => e);
		expect(told).toBeInstanceOf(FileRefused);
		expect(told.code).toBe(code);
	});
});
