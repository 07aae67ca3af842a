import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { FileChecker } from "../../src/checking/index.ts";
import { writeSheets } from "../../src/sheets/index.ts";
import { hostileFiles } from "../sheets/hostile.ts";
import { data } from "./data.ts";
import { roster } from "./people.ts";

const entry = resolve("dist/checking/thread.js");
const request = { name: "a.xlsx", asOf: "2026-11-21" };
const checker = (thread: Partial<typeof data.settings.thread> = {}) =>
	new FileChecker(
		() => ({
			...data,
			settings: {
				...data.settings,
				thread: { ...data.settings.thread, ...thread },
			},
		}),
		entry,
	);
const file = (rows: number) => writeSheets([{ name: "a", rows: roster(rows) }]);

describe("a check in a thread", () => {
	test("gives the answer, and the copy that was asked for", async () => {
		const bytes = await file(20);
		const { answer, copy } = await checker().check({
			bytes,
			request,
			copy: { kind: "corrected", form: "xlsx" },
		});
		expect(answer.report.rows).toBe(20);
		expect(copy?.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
	});

	test("tells a refusal with its code and facts", async () => {
		const hostile = hostileFiles.find((f) => f.code === "tooManyColumns");
		await expect(
			checker().check({ bytes: hostile?.make() ?? new Uint8Array(), request }),
		).rejects.toMatchObject({ code: "tooManyColumns", facts: { most: 200 } });
	});

	test("is stopped when it takes too long", async () => {
		const slow = checker({ seconds: 0.01 });
		await expect(
			slow.check({ bytes: await file(2000), request }),
		).rejects.toMatchObject({ code: "tooLong" });
	});

	test("is stopped when it takes too much memory, and the next one runs", async () => {
		const small = checker({ megabytes: 8 });
		await expect(
			small.check({ bytes: await file(5000), request }),
		).rejects.toMatchObject({ code: "tooMuchMemory" });
		const { answer } = await checker().check({ bytes: await file(5), request });
		expect(answer.report.rows).toBe(5);
	});

	test("waits its turn, and is refused when too many wait", async () => {
		const narrow = checker({ atOnce: 1, waiting: 1 });
		const bytes = await file(5);
		const told = await Promise.allSettled(
			[1, 2, 3].map(() => narrow.check({ bytes, request })),
		);
		expect(told.map((t) => t.status)).toEqual([
			"fulfilled",
			"fulfilled",
			"rejected",
		]);
		expect(told[2]).toMatchObject({ reason: { code: "busy" } });
		await expect(narrow.check({ bytes, request })).resolves.toBeTruthy();
	});
});
