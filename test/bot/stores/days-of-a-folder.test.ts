import { execFileSync, spawnSync } from "node:child_process";
import {
	chmodSync,
	closeSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	rmSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { FileStore } from "../../../src/bot/index.ts";
import { guide } from "../../guide.ts";
import { ownServer, refused } from "./server.ts";
import { keep } from "./turns.ts";

const folder = mkdtempSync(join(tmpdir(), "days-"));
const small = join(folder, "small");
mkdirSync(small);
const mounted = spawnSync("mount", [
	"-t",
	"tmpfs",
	"-o",
	"size=256k",
	"tmpfs",
	small,
]);
const isSmall = mounted.status === 0;
if (!isSmall)
	console.log(
		"no small disk can be mounted here: the full one is tried with a limit on files alone",
	);
afterAll(() => {
	if (isSmall) execFileSync("umount", ["--lazy", small]);
	rmSync(folder, { recursive: true, force: true });
});

const sentence = guide.replies.say("storeAway");
const until = (check: () => Promise<void>) =>
	vi.waitFor(check, { timeout: 60_000, interval: 200 });

/** Takes all the room there is. */
function fill(path: string): void {
	const file = openSync(path, "w");
	try {
		for (;;) writeSync(file, Buffer.alloc(4096));
	} catch (error) {
		expect((error as NodeJS.ErrnoException).code).toBe("ENOSPC");
	} finally {
		closeSync(file);
	}
}

describe("a disk that is full", () => {
	test.skipIf(!isSmall)(
		"each turn is refused with a sentence, /readyz says full; with room again all goes on",
		async () => {
			const server = await ownServer({ DATA_DIR: small });
			const kept: string[] = [];
			const said = async () => {
				const { status, body } = await server.say("a", "户籍性质为空");
				if (status === 200) kept.push(body.receipt ?? "");
				return { status, error: body.error };
			};
			expect((await said()).status).toBe(200);
			fill(join(small, "filler"));
			// The blocks that the files have already still take a turn or two.
			while ((await said()).status === 200 && kept.length < 50);
			for (const _again of [1, 2, 3])
				expect(await said()).toEqual({ status: 503, error: sentence });
			const page = await fetch(server.base, {
				method: "POST",
				headers: { accept: "text/html" },
				body: new URLSearchParams({ text: "你好" }),
			});
			expect(page.status).toBe(503);
			expect(await page.text()).toMatch(/<h1>暂时存不下对话/);
			const full = await server.ready();
			expect(full.status).toBe(503);
			expect(full.checks.store).toMatchObject({ ok: false, state: "full" });
			expect(full.checks.store?.detail).toContain(small);
			rmSync(join(small, "filler"));
			const { status, checks } = await server.ready();
			expect(status).toBe(200);
			expect(checks.store?.state).toBe("last-write-failed");
			expect((await said()).status).toBe(200);
			expect((await server.ready()).checks.store?.state).toBe("writable");
			await server.stop("SIGKILL");
			const store = await FileStore.open(small, keep, Date.now);
			// What was refused did not count.
			expect((await store.conversation("a"))?.turns).toBe(kept.length);
			await store.close();
			const later = await ownServer({ DATA_DIR: small });
			for (const code of kept) expect(await later.receipt(code)).toBe(200);
			await later.stop();
		},
		180_000,
	);

	test("a limit on the size of a file is told the same way", async () => {
		const limit = ["sh", "-c", 'ulimit -f 20; exec "$@"', "sh"];
		const server = await ownServer({ DATA_DIR: join(folder, "few") }, limit);
		const ends: { status: number; error?: string | undefined }[] = [];
		for (let n = 0; n < 20; n++) {
			const { status, body } = await server.say(`a${n}`, "户籍性质为空");
			ends.push({ status, error: body.error });
		}
		expect(ends[0]?.status).toBe(200);
		expect(ends.at(-1)).toEqual({ status: 503, error: sentence });
		const ready = await server.ready();
		expect(ready.checks.store).toMatchObject({ state: "last-write-failed" });
		await server.stop("SIGKILL");
	}, 60_000);
});

describe("a folder that may only be read", () => {
	test("ends the start with what is wrong and what to do", async () => {
		const locked = join(folder, "locked");
		mkdirSync(locked);
		chmodSync(locked, 0o555);
		const { code, said } = await refused({ DATA_DIR: locked });
		expect(code).toBe(2);
		expect(said).toMatch(/DATA_DIR .*locked cannot be written to .*EACCES/);
		expect(said).not.toMatch(/\n\s+at /);
	}, 60_000);

	test("under a running server makes it unready, until it may be written again", async () => {
		const locked = join(folder, "later");
		const server = await ownServer({ DATA_DIR: locked });
		chmodSync(locked, 0o555);
		const { status, checks } = await server.ready();
		expect(status).toBe(503);
		expect(checks.store).toMatchObject({ ok: false, state: "read-only" });
		const { status: said, body } = await server.say("a", "户籍性质为空");
		expect({ said, error: body.error }).toEqual({ said: 503, error: sentence });
		chmodSync(locked, 0o755);
		await until(async () => expect((await server.ready()).status).toBe(200));
		expect((await server.say("a", "户籍性质为空")).status).toBe(200);
		await server.stop();
	}, 60_000);

	test("one that was taken away is told as gone, and no turn is taken into nowhere", async () => {
		const gone = join(folder, "gone");
		const server = await ownServer({ DATA_DIR: gone });
		expect((await server.say("a", "户籍性质为空")).status).toBe(200);
		rmSync(gone, { recursive: true });
		const { checks } = await server.ready();
		expect(checks.store).toMatchObject({ ok: false, state: "gone" });
		expect((await server.say("a", "户籍性质为空")).status).toBe(503);
		await server.stop();
	}, 60_000);
});
